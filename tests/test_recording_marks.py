import re

import providers
import pytest
from recording_people import marked

from clientwright.pipeline.checks import check
from clientwright.pipeline.documents import join
from clientwright.pipeline.findings import errors
from clientwright.pipeline.loading import loads
from clientwright.recording.scrubbing import is_private

PERSONAL = re.compile(
    r"e?_?mail|phone|mobile|(?:first|last|full|customer|cardholder)_?name|firstName|lastName|dob|dateOfBirth|street|zipCode"
)
MARKED = "openapi: 3.1.0\ninfo: {{title: T, version: 1.0.0}}\npaths: {{}}\ncomponents: {{schemas: {{A: {}}}}}\n"


@pytest.mark.parametrize("name", providers.PROVIDERS)
def test_what_is_personal_by_its_name_is_marked(name: str) -> None:
    """Addresses, telephones, names and dates of birth are marked in every provider's spec, and the spec is sound."""
    spec = marked(name)
    assert () == errors(check(spec.document))
    found = [
        join(site.pointer, "properties", field)
        for site in spec.by_kind["Schema"]
        for field in (site.value.get("properties") or {})
        if PERSONAL.fullmatch(field)
    ]
    customer = "/components/schemas/MembershipSignupCustomer/"  # marked as a whole, where it is referred to
    assert found
    assert [] == [at for at in found if not at.startswith(customer) and not is_private(spec, at)]


@pytest.mark.parametrize("name", providers.PROVIDERS)
def test_marks_change_no_client(name: str) -> None:
    """The overlays that mark what is personal are not among those that clients come from."""
    provider = providers.PROVIDERS[name]
    folder = provider.overlays[0].parent
    assert [folder / "record-personal.overlay.yaml"] == sorted(folder.glob("record-*"))
    assert [] == [path for path in provider.overlays if path.name.startswith("record-")]
    assert "x-clientwright-pii" not in str(providers.spec(name).document.data)


@pytest.mark.parametrize(
    ("schema", "rules"),
    [
        ("{x-clientwright-pii: true}", set()),
        ("{x-clientwright-pii: false}", set()),
        ("{x-clientwright-pii: yes please}", {"extension-value"}),
        ("{x-clientwright-pi: true}", {"extension-unknown"}),
        ("{xml: {x-clientwright-pii: true}}", {"extension-place"}),
    ],
)
def test_a_mark_is_true_or_false_on_a_schema(schema: str, rules: set[str]) -> None:
    """A mark of what is personal that is misspelt, misplaced or no boolean is an error."""
    found = check(loads(MARKED.format(schema), "a.yaml"))
    assert rules == {one.rule for one in found if one.rule.startswith("extension-")}
