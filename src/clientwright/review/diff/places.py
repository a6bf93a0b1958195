"""A node of one side of a comparison."""

from __future__ import annotations

from attrs import field, frozen

from clientwright.pipeline.documents import JSON, join
from clientwright.pipeline.walking import Spec
from clientwright.review.values import Place


@frozen
class At:
    """A node of a spec, and where it stands.

    Attributes:
        spec: The effective spec.
        pointer: JSON pointer to the node.
        value: The node.

    """

    spec: Spec = field(repr=False)
    pointer: str
    value: JSON

    def below(self, *tokens: str | int) -> At:
        """Give a node below this one.

        Raises:
            LookupError: There is no such node.

        """
        value = self.value
        for token in tokens:
            value = value[token]
        return At(self.spec, join(self.pointer, *tokens), value)

    def followed(self) -> At:
        """Follow local references to the object that is meant.

        Raises:
            LookupError: A reference leads nowhere, to another document or around in a circle.

        """
        value, pointer = self.spec.follow(self.value, self.pointer)
        return At(self.spec, pointer, value)

    @property
    def place(self) -> Place:
        """The place, for a person to open."""
        return Place(self.pointer, self.spec.document.locate(self.pointer))
