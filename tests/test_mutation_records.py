from __future__ import annotations

from pathlib import Path

from clientwright.conformance.mutation import baseline, summary
from clientwright.conformance.mutation.baseline import Baseline, Judged
from clientwright.conformance.mutation.records import Records, Status, Verdict, verdict_of, version_of
from clientwright.conformance.mutation.sources import Mutant, Source

TEXT = "def kept(number):\n    return number + 1\n"


def made(after: str) -> Mutant:
    """Give a mutant of the text."""
    start = TEXT.index("number + 1")
    return Mutant(Source("swapped.py", "swapped", TEXT), "made-up", "kept", 1, "-> ", start, len(TEXT), after)


MUTANTS = [made(f"number + {number}") for number in range(2, 6)]


def test_verdicts_are_kept_by_version(tmp_path: Path) -> None:
    """A verdict that was written is known to the next run of the same version, and to no other."""
    path = tmp_path / "folder" / "verdicts.jsonl"
    verdicts = [Verdict(MUTANTS[0], "killed", "test é\n"), Verdict(MUTANTS[1], "survived")]
    for verdict in verdicts:
        Records(path, "1").keep(verdict)
    assert (verdicts, MUTANTS[2:]) == Records(path, "1").known(MUTANTS)
    assert ([], MUTANTS) == Records(path, "2").known(MUTANTS)


def test_a_version_is_of_all_files(tmp_path: Path) -> None:
    """The version changes with each Python, JSON or YAML file, and with no other."""
    for name in ("a.py", "b.json", "c.yaml", "d.txt"):
        (tmp_path / name).write_text("1")
    seen = [version_of(tmp_path)]
    for name in ("a.py", "b.json", "c.yaml"):
        (tmp_path / name).write_text("2")
        seen.append(version_of(tmp_path))
    assert 4 == len(set(seen))
    (tmp_path / "d.txt").write_text("2")
    assert seen[-1] == version_of(tmp_path)
    assert seen[-1] != version_of(tmp_path / "a.py")


def test_answers_are_read() -> None:
    """An answer is a status, and for a kill who noticed; a crash is noticed by itself."""
    answers = ["killed by x y", "survived", "untested", "timeout", "crashed", "crashed E: m"]
    found = [verdict_of(MUTANTS[0], answer) for answer in answers]
    assert ["killed", "survived", "untested", "timeout", "killed", "killed"] == [one.status for one in found]
    assert ["by x y", "", "", "", "crashed", "crashed E: m"] == [one.by for one in found]


def judged(*statuses: Status, listed: dict[baseline.Key, str] | None = None, whole: bool = True) -> Judged:
    """Hold verdicts against a baseline."""
    found = [Verdict(mutant, status) for mutant, status in zip(KEYED, statuses, strict=False)]
    return baseline.held(found, Baseline({}, listed or {}), whole=whole)


KEYED = [
    Mutant(one.source, "made-up", "kept", 1, f"1 -> {index}", one.start, one.end, one.text)
    for index, one in enumerate(MUTANTS)
]
KEYS = [one.key for one in KEYED]


def test_a_baseline_needs_reasons() -> None:
    """What survives or is untested is clean only where it is listed with a reason; a timeout is a kill."""
    found = judged("killed", "survived", "untested", "timeout", listed={KEYS[1]: "so", KEYS[2]: ""})
    assert (2, 1, 0, 1) == (found.killed, len(found.listed), len(found.survived), len(found.untested))
    assert (4, False, ()) == (found.count, found.clean, found.stale)
    assert judged("killed", "survived", listed={KEYS[1]: "so"}).clean
    assert not judged("survived").clean


def test_a_baseline_becomes_stale() -> None:
    """What is listed and is noticed, or is made no longer, is stale; of a sample only the former."""
    listed = {KEYS[0]: "so", KEYS[3]: "so"}
    assert (KEYS[0], KEYS[3]) == judged("killed", listed=listed).stale
    assert (KEYS[0],) == judged("killed", listed=listed, whole=False).stale
    assert not judged("killed", listed=listed, whole=False).clean
    assert {KEYS[1]: ""} == baseline.with_new(Baseline({}, listed), judged("killed", "survived", listed=listed)).listed


def test_a_baseline_is_read_as_it_was_written(tmp_path: Path) -> None:
    """Reasons and changes come back as they were, whatever letters are in them."""
    listed = {KEYS[0]: 'a "b" \\ é\n', KEYS[1]: "c", ("f", "n", "o", "\x7f\t -> 'x'"): "c", ("g", "n", "o", ""): ""}
    path = tmp_path / "baseline.toml"
    path.write_text(baseline.written(Baseline({"tests": ["a", "b"]}, listed)), "utf-8")
    assert Baseline({"tests": ["a", "b"]}, listed) == baseline.read(path)
    assert Baseline({}, {}) == baseline.read(tmp_path / "other.toml")


def test_the_summary_counts() -> None:
    """The share is of those that are not listed; parts of clients and modules have lines of their own."""
    found = judged("killed", "survived", "untested", "survived", listed={KEYS[1]: "so"})
    assert summary.Row("all", 4, 1, 1, 1, 1) == summary.row("all", found)
    table = summary.table([summary.row("all", found), summary.Row("none", 0, 0, 0, 0, 0)]).splitlines()
    assert ["| all | 4 | 1 | 1 | 1 | 1 | 33.3 |", "| none | 0 | 0 | 0 | 0 | 0 | - |"] == table[2:]
    places = [
        "generated/a/a_client/models/x.py",
        "generated/a/a_client/models/y.py",
        "generated/a/a_client/client.py",
        "src/z.py",
    ]
    verdicts = [Verdict(Mutant(Source(place, "m", TEXT), "o", "n", 1, "c", 0, 1, " "), "survived") for place in places]
    rows = summary.by_folder(verdicts, {verdicts[0].mutant.key: "so"})
    assert [("a client.py", 1, 0), ("a models", 2, 1), ("src/z.py", 1, 0)] == [
        (r.kind, r.mutants, r.listed) for r in rows
    ]
    assert "survived: swapped.py:1 kept: made-up: 1 -> 3" in summary.details(found)
    assert "untested: swapped.py:1 kept: made-up: 1 -> 2" in summary.details(found)
