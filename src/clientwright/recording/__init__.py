"""Recorded calls: read them, hold them against a spec, and suggest the overlay that makes the spec agree."""
