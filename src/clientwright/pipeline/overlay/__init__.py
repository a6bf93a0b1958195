"""The OpenAPI Overlay Specification, 1.0 to 1.2: repeatable changes to a document that is not ours to edit."""

from clientwright.pipeline.overlay.applying import Applied, apply

__all__ = ["Applied", "apply"]
