"""Write the annotations of generated code, and note what they need to be imported."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from attrs import define, field
from openapi_python_client.parser.properties import EnumProperty, ModelProperty
from openapi_python_client.parser.properties.any import AnyProperty
from openapi_python_client.parser.properties.const import ConstProperty
from openapi_python_client.parser.properties.list_property import ListProperty
from openapi_python_client.parser.properties.none import NoneProperty
from openapi_python_client.parser.properties.union import UnionProperty

from clientwright.pipeline.generation.context import Discriminator

STANDARD = {
    "builtins": "import builtins",
    "datetime": "import datetime",
    "UUID": "from uuid import UUID",
    "Any": "from typing import Any",
    "Annotated": "from typing import Annotated",
    "Literal": "from typing import Literal",
    "Discriminator": "from clientwright.models import Discriminator",
}
VALUES = ("File", "UNSET", "Unset")


@define
class Names:
    """What the annotations of one module use.

    Attributes:
        discriminators: What tells the classes of a union apart.
        lists: How the type of lists is written.
        used: The names that were used, those of classes apart.
        classes: The modules of the classes that were used, by class.

    """

    discriminators: Mapping[frozenset[str], Discriminator | None]
    lists: str = "list"
    used: set[str] = field(factory=set)
    classes: dict[str, str] = field(factory=dict)

    def imports(self, here: str, *, also: Iterable[str] = ()) -> list[str]:
        """Write the imports of all but the classes; `here` is the package as seen from the module."""
        used = self.used | set(also)
        values = sorted(used & set(VALUES) | (used & {"Response"}))
        own = [f"from {here}types import {', '.join(values)}"] if values else []
        return [STANDARD[name] for name in sorted(used & STANDARD.keys())] + own

    def models(self, where: str, *, but: str = "") -> list[str]:
        """Write the imports of the classes from modules below `where`."""
        return [f"from {where}{module} import {name}" for name, module in sorted(self.classes.items()) if name != but]

    def of(self, prop: Any, *, optional: bool | None = None) -> str:
        """Write the annotation of a property; optional ones may be UNSET."""
        written = " | ".join(self._members(prop))
        if (not prop.required) if optional is None else optional:
            self.used.update({"Unset", "UNSET"})
            return f"{written} | Unset"
        return written

    def union(self, props: Iterable[Any]) -> str:
        """Write the union of several properties."""
        members = [member for prop in props for member in self._members(prop)]
        distinct = list(dict.fromkeys(member for member in members if member != "None"))
        if "Any" in distinct:
            return "Any"
        return " | ".join([*distinct, *(["None"] if "None" in members else [])])

    def _members(self, prop: Any) -> list[str]:
        if isinstance(prop, UnionProperty):
            return self._union(prop)
        if isinstance(prop, ListProperty):
            return [self._noted(f"{self.lists}[{self.of(prop.inner_property, optional=False)}]")]
        if isinstance(prop, ModelProperty | EnumProperty):
            self.classes[prop.class_info.name] = prop.class_info.module_name
            return [str(prop.class_info.name)]
        if isinstance(prop, ConstProperty):
            return [self._noted(f"Literal[{prop.value.raw_value!r}]")]
        plain = {AnyProperty: "Any", NoneProperty: "None"}.get(type(prop))
        return [self._noted(plain or prop.get_base_type_string().as_unembedded_code())]

    def _noted(self, written: str) -> str:
        """Note the name that an annotation begins with."""
        self.used.add(re.split(r"[.\[]", written)[0])
        return written

    def _union(self, union: UnionProperty) -> list[str]:
        told = discriminator_of(self.discriminators, union)
        named = [one for one in union.inner_properties if told and isinstance(one, ModelProperty)]
        members: list[str] = []
        if told and len(named) > 1:
            self.used.update({"Annotated", "Discriminator"})
            models = " | ".join(member for one in named for member in self._members(one))
            members.append(f"Annotated[{models}, Discriminator({told.name!r}, {told.classes!r})]")
        else:
            named = []
        rest = [member for one in union.inner_properties if one not in named for member in self._members(one)]
        if "Any" in rest:
            return ["Any"]
        members.extend(dict.fromkeys(member for member in rest if member != "None"))
        return [*members, *(["None"] if "None" in rest else [])] or ["None"]


def discriminator_of(
    discriminators: Mapping[frozenset[str], Discriminator | None], union: UnionProperty
) -> Discriminator | None:
    """Give what tells the classes of a union apart, where its schema said so."""
    names = frozenset(str(one.class_info.name) for one in union.inner_properties if isinstance(one, ModelProperty))
    return discriminators.get(names)
