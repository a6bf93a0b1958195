"""The outcomes of laws as JUnit XML: a suite each provider, a test case each law and case."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final
from xml.etree import ElementTree as ET

from clientwright.conformance.checking import Outcome
from clientwright.conformance.coverage.grading import str_of
from clientwright.conformance.coverage.records import Replay
from clientwright.conformance.law import Broken

#: What XML 1.0 cannot hold, even escaped.
_IMPOSSIBLE: Final = re.compile(r"[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def junit(outcomes: Sequence[Outcome], replay: Replay) -> str:
    """Write outcomes as JUnit XML.

    Args:
        outcomes: What came of the laws, of any providers.
        replay: Gives the command that judges a broken document again.

    """
    root = ET.Element("testsuites", name="clientwright conformance")
    _count(root, outcomes)
    for provider in dict.fromkeys(each.task.case.subject.name for each in outcomes):
        own = [each for each in outcomes if each.task.case.subject.name == provider]
        suite = ET.SubElement(root, "testsuite", name=printable(provider))
        _count(suite, own)
        for outcome in own:
            suite.append(_case(outcome, provider, replay))
    ET.indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(root, "unicode")}\n'


def printable(text: str) -> str:
    r"""Write the characters that XML and HTML cannot hold as `\uXXXX`."""
    return _IMPOSSIBLE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _count(element: ET.Element, outcomes: Sequence[Outcome]) -> None:
    element.set("time", f"{sum(each.seconds for each in outcomes):.3f}")
    element.set("tests", str(len(outcomes)))
    element.set("failures", str(sum(bool(each.broken) for each in outcomes)))
    element.set("errors", "0")
    element.set("skipped", str(sum(bool(each.skipped and not each.broken) for each in outcomes)))


def _case(outcome: Outcome, provider: str, replay: Replay) -> ET.Element:
    law = outcome.task.law
    name, classname = printable(outcome.task.case.name), printable(f"{provider}.{law.code}-{law.name}")
    case = ET.Element("testcase", name=name, classname=classname, time=f"{outcome.seconds:.3f}")
    if outcome.broken:
        first = outcome.broken[0]
        failure = ET.SubElement(case, "failure", type=law.code, message=printable(first.violation.message))
        failure.text = printable("\n\n".join(_told(each, replay) for each in outcome.broken))
    elif outcome.skipped:
        ET.SubElement(case, "skipped", message=printable(outcome.skipped))
    return case


def _told(broken: Broken, replay: Replay) -> str:
    violation = broken.violation
    return "\n".join([
        violation.message,
        f"path: {violation.path}",
        f"blame: {broken.blame}",
        f"place: {str_of(broken.place)}",
        *(f"replay: {command}" for command in (replay(broken),) if command),
    ])  # fmt: skip
