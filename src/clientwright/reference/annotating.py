"""Put into a spec what the pages add to it: the Python calls, and a note wherever an overlay changed something."""

from __future__ import annotations

import copy
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from clientwright.pipeline.documents import JSON, resolve
from clientwright.pipeline.walking import Spec, spec_of
from clientwright.reference.hosts import Hosts
from clientwright.reference.patches import Patch
from clientwright.reference.reading import Reference
from clientwright.reference.samples import Sample
from clientwright.reference.wording import note, overview


def annotated(reference: Reference) -> JSON:
    """Give the data of a provider's spec as its page shows it; the spec itself stays as it is."""
    spec = spec_of(reference.document)
    data = copy.deepcopy(reference.document.data)
    for pointer, samples in reference.samples.items():
        _add_samples(resolve(data, pointer), samples)
    for site in spec.by_kind["Example"]:
        _keep_offline(resolve(data, site.pointer))
    kinds = {site.pointer: site.kind for site in spec.sites}
    for pointer, patches in _by_place(spec, reference.patches).items():
        if pointer != "/info":  # whose text ends with the list of all patches
            _add_note(resolve(data, pointer), kinds[pointer], _said(spec, pointer), note(patches))
    info = data["info"]
    info.pop("x-logo", None)
    info["description"] = "\n\n".join(filter(None, [_text(info.get("description")), overview(spec, reference.patches)]))
    return data


def _by_place(spec: Spec, patches: Sequence[Patch]) -> Mapping[str, list[Patch]]:
    """Give the patches of each part that shows them; those of a schema also where it is used without its own text."""
    own = defaultdict[str, list[Patch]](list)
    for patch in patches:
        for place in patch.places:
            own[place].append(patch)
    return {place: _unique(found) for place, found in _spread(spec, own)}


def _spread(spec: Spec, own: Mapping[str, list[Patch]]) -> Iterator[tuple[str, list[Patch]]]:
    used = defaultdict[str, list[str]](list)
    for host, schema in Hosts(spec).shared(own):
        used[host].append(schema)
    for place in dict.fromkeys([*own, *used]):
        found = list(own.get(place, ()))
        pending, seen = list(used.get(place, ())), {place}
        while pending:
            schema = pending.pop(0)
            if schema not in seen:
                seen.add(schema)
                found += own.get(schema, ())
                pending += used.get(schema, ()) if _is_component(schema) else ()
        if found:
            yield place, found


def _is_component(pointer: str) -> bool:
    return pointer.startswith("/components/schemas/")


def _unique(patches: Sequence[Patch]) -> list[Patch]:
    """Keep one of those that say the same."""
    return list({(one.file, one.description, one.source): one for one in reversed(patches)}.values())[::-1]


def _add_samples(operation: dict[str, JSON], samples: Sequence[Sample]) -> None:
    operation.pop("x-code-samples", None)
    operation["x-codeSamples"] = [{"lang": "Python", "label": one.label, "source": one.source} for one in samples]


def _keep_offline(example: JSON) -> None:
    """Name an example that stands elsewhere, which a page without a network cannot show."""
    if isinstance(example, dict) and "externalValue" in example:
        example["value"] = f"to be found at {example.pop('externalValue')}"


def _said(spec: Spec, pointer: str) -> str:
    """Give what is said of a part, be it by the schema that it refers to."""
    part = resolve(spec.document.data, pointer)
    meant = part if "description" in part else spec.follow(part)[0]
    return _text(meant.get("description")) if isinstance(meant, dict) else ""


def _add_note(part: dict[str, JSON], kind: str, said: str, text: str) -> None:
    if kind == "Response" and "x-summary" not in part:
        part["x-summary"], said = said, ""  # what is the title of an answer otherwise
    part["description"] = "\n\n".join(filter(None, [said, text]))


def _text(value: JSON) -> str:
    return value if isinstance(value, str) else ""
