"""Specs and overlays in, generated clients out: load, check, overlay, generate, lock."""
