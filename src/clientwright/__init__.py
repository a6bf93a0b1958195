"""Typed Python clients from hand-written OpenAPI specs, proven to match what the providers document."""
