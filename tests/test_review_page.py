import json
import re
from html import unescape

import pytest
import review_page_cases as cases
from attrs import evolve
from page_reading import Read
from review_samples import LARGE, PROBLEM, SAMPLES

from clientwright.review.catalogue import RULES
from clientwright.review.outputs.page import page
from clientwright.review.outputs.page_excerpts import Excerpts, beside
from clientwright.review.outputs.wording import headline, next_step
from clientwright.review.reports import Figure, ProviderReview, Review

REVIEWS = {**SAMPLES, "edited": cases.REVIEW}


@pytest.mark.parametrize("name", sorted(REVIEWS))
def test_every_link_leads_somewhere(name: str) -> None:
    """Every id is there once, and every link within the page leads to one."""
    read = Read(page(REVIEWS[name], cases.EXCERPTS))
    ids = [given["id"] for _, given in read.elements if "id" in given]
    assert len(set(ids)) == len(ids)
    links = {given["href"][1:] for _, given in read.elements if given.get("href", "").startswith("#")}
    assert set() == links - {*ids}
    changes = [given["id"] for _, given in read.elements if given.get("class") == "change"]
    assert sorted(one.change.fingerprint for one in REVIEWS[name].reviewed) == sorted(changes)


def test_changes_with_one_fingerprint_have_an_id_each() -> None:
    """Changes that have the same fingerprint are all on the page, each with an id, the first with that of its own."""
    mark = cases.TAX.change.fingerprint
    provider = ProviderReview("trybe", "kept", (cases.TAX,) * 3)
    read = Read(page(Review("a", "b", (provider,)), Excerpts()))
    ids = [given["id"] for _, given in read.elements if given.get("class") == "change"]
    assert [mark, f"{mark}-2", f"{mark}-3"] == ids
    links = [given["href"] for tag, given in read.elements if tag == "a"]
    assert all(f"#{one}" in links for one in ids)


@pytest.mark.parametrize("name", sorted(REVIEWS))
def test_all_of_a_change_is_on_the_page(name: str) -> None:
    """Rule, fingerprint, message, routes, sentences, evidence, places and approval of each change can be read."""
    read = Read(page(REVIEWS[name], cases.EXCERPTS))
    for one in REVIEWS[name].reviewed:
        told = [
            one.change.rule,
            one.change.fingerprint,
            one.change.message.replace("`", ""),
            *one.python,
            *one.evidence,
        ]
        told += [str(route) for route in one.change.routes]
        told += [f"{place.location.file}:{place.location.line}" for place in (one.change.old, one.change.new) if place]
        if one.approval:
            told += [one.approval.reason, one.approval.author, one.approval.expires]
        assert [] == [words for words in told if words not in read.text]


@pytest.mark.parametrize("name", sorted(REVIEWS))
def test_all_of_a_provider_is_on_the_page(name: str) -> None:
    """Figures, changelog, tools, public names, both diffs, proofs, problems and the command can be read."""
    review = REVIEWS[name]
    words = Read(page(review, Excerpts())).text
    told = [review.base, review.head, review.command, *(proof.name for proof in review.proofs)]
    told += [proof.output for proof in review.proofs] + [each.message.replace("`", "") for each in review.problems]
    told += [word for each in review.stale_approvals for word in (each.fingerprint, each.reason, each.author)]
    for each in review.providers:
        told += [each.name, f"version bump: {each.bump}", each.changelog.replace("`", ""), *each.tool_changes]
        told += [*(one.name for one in each.figures), *(one.sentence for one in each.surface)]
        told += [*each.surface_diff, *each.spec_diff]
    plain = words.replace("`", "")
    assert [] == [word for word in told if word not in plain]


def test_lines_of_the_specs_have_their_numbers() -> None:
    """Each line of an excerpt is the line of the base or head that its number says; what differs is of its side."""
    written, texts = page(cases.REVIEW, cases.EXCERPTS), {"base": cases.BASE, "head": cases.HEAD}
    for one in cases.REVIEW.reviewed:
        shown = written.partition(f'<details class="change" id="{one.change.fingerprint}"')[2].partition("</details>")[
            0
        ]
        sides = shown.partition("<h5>Spec</h5>")[2].split("<figure>")[1:3]
        for side, place, figure in zip(("base", "head"), (one.change.old, one.change.new), sides, strict=True):
            lines = re.findall(r'<(\w+) data-n="(\d+)">([^<]*)\n</', figure)
            assert bool(place) == bool(lines)
            mark = "del" if side == "base" else "ins"
            excerpt = beside(cases.EXCERPTS, one.change)[side == "head"]
            assert (excerpt.marked if excerpt else set()) == {int(number) for tag, number, _ in lines if tag == mark}
            assert {tag for tag, *_ in lines} <= {"span", mark}
            for _, number, line in lines:
                assert place is not None
                assert unescape(line) == texts[side][place.location.file].splitlines()[int(number) - 1]


def test_a_rule_is_explained() -> None:
    """A change says what its rule is called, and why it matters; one of an unknown rule is on the page all the same."""
    rule = next(iter(RULES.values()))
    known, unknown = (evolve(cases.TAX, change=evolve(cases.TAX.change, rule=name)) for name in (rule.name, "no-rule"))
    words = Read(page(Review("a", "b", (ProviderReview("trybe", "kept", (known, unknown)),)), Excerpts())).text
    assert all(word in words for word in (rule.name, rule.title, rule.explain, "no-rule"))
    assert 1 == words.count(rule.explain)


def test_what_breaks_comes_first() -> None:
    """The head links each change that needs an approval, and no other; operations stand the worst first."""
    read = Read(page(LARGE, Excerpts()))
    links = [given["href"][1:] for tag, given in read.elements if tag == "a"]
    waiting = [one.change.fingerprint for one in LARGE.unapproved]
    assert sorted(waiting) == sorted(mark for mark in {*links} if links.count(mark) == 2)
    turned = evolve(cases.REVIEW, providers=(evolve(cases.TRYBE, changes=cases.TRYBE.changes[::-1]),))
    operations = re.findall(r"<section class=.group.><h4>(.*?)</h4>", page(turned, Excerpts()))
    told = [one.change.routes[0].operation for one in (cases.TAX, cases.SITE, cases.PAUSED)]
    assert told == operations


@pytest.mark.parametrize("name", sorted(REVIEWS))
def test_who_approved_is_told(name: str) -> None:
    """Each change that breaks says whether it is approved or needs to be; no other change says either."""
    review = REVIEWS[name]
    lines = re.findall(r'<details class="change" id="(.*?)".*?<summary>(.*?)</summary>', page(review, Excerpts()))
    said = {mark: [word for word in (">approved<", ">needs approval<") if word in line] for mark, line in lines}
    waiting = {one.change.fingerprint for one in review.unapproved}
    for one in review.reviewed:
        mark = one.change.fingerprint
        given = [">needs approval<"] if mark in waiting else [">approved<"] if one.approval else []
        assert given == said[mark]


def test_calls_of_the_provider_are_told_apart() -> None:
    """A webhook is said to come in, and nothing else is."""
    route = evolve(cases.TAX.change.routes[0], incoming=True)
    one = evolve(cases.TAX, change=evolve(cases.TAX.change, routes=(route, *cases.TAX.change.routes[1:])))
    words = Read(page(Review("a", "b", (ProviderReview("trybe", "added", (one,)),)), Excerpts())).text
    assert 1 == words.count("incoming")
    assert "new provider" in words


@pytest.mark.parametrize("name", sorted(REVIEWS))
def test_the_verdict_is_told(name: str) -> None:
    """The head says what the verdict is and what to do next, and how many samples of the base fail."""
    review = REVIEWS[name]
    read = Read(page(review, Excerpts()))
    verdicts = [given["class"] for _, given in read.elements if given.get("aria-label") == "Verdict"]
    assert ["verdict passed" if review.passed else "verdict failed"] == verdicts
    assert headline(review) in read.text
    assert next_step(review) in read.text
    failed = sum(not proof.passed for proof in review.proofs)
    assert bool(failed) == (f"{failed} sample of the base no longer type-checks" in read.text)


def test_figures_say_whether_they_got_worse() -> None:
    """A figure that moved says by how much and which way; one that did not, or has one side only, says nothing."""
    told = {
        Figure("a", 1, 3, "worse"): "+2 (worse)",
        Figure("b", 3, 1, "worse"): "-2 (better)",
        Figure("c", 0, 1, "better"): "+1 (better)",
        Figure("d", 1, 0, "better"): "-1 (worse)",
        Figure("e", 1, 2): "+1",
        Figure("f", 2, 2, "worse"): "",
        Figure("g", None, 2, "worse"): "",
        Figure("h", 2, None, "worse"): "",
    }
    written = page(Review("a", "b", (ProviderReview("trybe", "kept", figures=tuple(told)),)), Excerpts())
    rows = written.partition("<tbody>")[2].partition("</tbody>")[0].split("<tr>")[1:]
    cells = [[re.sub(r"<[^>]*>", "", cell) for cell in re.split(r"<td>|</th><td>", row)] for row in rows]
    sides = [["·" if one is None else str(one) for one in (figure.before, figure.after)] for figure in told]
    assert [[one.name, *side, told[one]] for one, side in zip(told, sides, strict=True)] == cells


def test_tools_alone_are_named() -> None:
    """Where only tools changed, the page says that nothing else did."""
    words = Read(page(cases.REVIEW, Excerpts())).text
    assert "Only tools changed; nothing on the wire and no public name of the client is different." in words


def test_added_and_removed_lines_are_told_apart() -> None:
    """Of a diff, each run of added or removed lines is one element, and its heading is none of them."""
    diff = ("--- a", "+++ b", "@@ -1 +1 @@", " same", "-old", "-older", "+new", " same", "--- gone")
    written = page(Review("a", "b", (ProviderReview("trybe", "kept", spec_diff=diff),)), Excerpts())
    assert [("del", "-old\n-older\n"), ("ins", "+new\n"), ("del", "--- gone\n")] == re.findall(
        r"<(ins|del)>([^<]*)</", written
    )


def test_a_sentence_has_the_lines_of_its_name() -> None:
    """Below a sentence on the Python stand the lines before and after, where the name has any."""
    for one, told in zip(cases.TRYBE.changes, cases.TRYBE.surface, strict=False):
        shown = page(cases.REVIEW, Excerpts()).partition(f'<details class="change" id="{one.change.fingerprint}"')[2]
        lines = re.findall(r"<(ins|del)>(.*?)\n</", shown.partition('<ul class="python">')[2].partition("</ul>")[0])
        pairs = (("del", "-", told.before), ("ins", "+", told.after))
        assert [(tag, f"{sign} {line}") for tag, sign, line in pairs if line] == [
            (tag, unescape(x)) for tag, x in lines
        ]


def test_values_are_written_as_people_read_them() -> None:
    """Long text stands as it is, anything else as JSON, and what is not there is called absent."""
    made = evolve(cases.TAX.change, before="a\nb <c>\n", after={"d": [1, None]})
    short = evolve(made, before='read "it"')
    changes = tuple(evolve(cases.TAX, change=each) for each in (made, short, cases.SITE.change))
    written = page(Review("a", "b", (ProviderReview("trybe", "kept", changes),)), Excerpts())
    words = Read(written).text
    assert "a\nb <c>\n\n" in words
    assert json.dumps({"d": [1, None]}, indent=2) in words
    assert '"read \\"it\\""' in words
    assert 1 == words.count("absent")
    assert 1 == words.count("not there")


def test_lines_of_values_that_differ_are_told_apart() -> None:
    """Of a value of several lines, only those that differ are marked."""
    made = evolve(cases.TAX.change, before={"a": 1, "b": 2}, after={"a": 1, "b": 3})
    provider = ProviderReview("trybe", "kept", (evolve(cases.TAX, change=made),))
    values = page(Review("a", "b", (provider,)), Excerpts()).partition('<div class="sides values">')[2]
    marked = re.findall(r"<(ins|del)>(.*?)\n</", unescape(values.partition("</div>")[0]))
    assert [("del", '  "b": 2'), ("ins", '  "b": 3')] == marked


@pytest.mark.parametrize("name", sorted(REVIEWS))
def test_changes_and_boxes_agree(name: str) -> None:
    """Each change has the provider, verdicts, direction and cause that it is filtered by; each box counts its own."""
    review = REVIEWS[name]
    read = Read(page(review, Excerpts()))
    given = {each["id"]: each for _, each in read.elements if each.get("class") == "change"}
    told = {
        one.change.fingerprint: (one.change.provider, one.change.wire, one.effect, one.change.direction, one.cause)
        for one in review.reviewed
    }
    names = ("provider", "wire", "python", "direction", "cause")
    assert told == {mark: tuple(each[f"data-{name}"] for name in names) for mark, each in given.items()}
    boxes = re.findall(r'name="(\w+)" value="(\w+)" checked> \w+ <span class="k">(\d+)<', page(review, Excerpts()))
    counts = {(name, value): int(count) for name, value, count in boxes}
    assert 3 * 4 + 3 + len(review.providers) == len(boxes) == len(counts)
    assert counts == {
        (name, value): sum(each[names.index(name)] == value for each in told.values()) for name, value in counts
    }


def test_writing_twice_gives_the_same() -> None:
    """The same review gives the same bytes, and problems are told before all else."""
    assert page(cases.REVIEW, cases.EXCERPTS) == page(cases.REVIEW, cases.EXCERPTS)
    words = Read(page(PROBLEM, Excerpts())).text
    assert words.index("Solve first") < words.index("Remove approvals") < words.index("Providers")
