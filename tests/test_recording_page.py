"""What docs/recordings.md shows works as it stands."""

import re
import shlex
from pathlib import Path

import providers
import pytest
import recording_recorded
from recording_people import person
from recording_recorded import playing, project

from clientwright.cli import main

token = recording_recorded.token
PAGE = (providers.ROOT / "docs/recordings.md").read_text("utf-8")


@pytest.mark.usefixtures("token")
def test_the_commands_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The commands of the first block run one after the other, against the sandbox in the place of the playground."""
    monkeypatch.chdir(project(tmp_path, "trybe"))
    block = re.findall(r"```\n(.*?)```", PAGE, re.DOTALL)[0].replace("\\\n", "")
    lines = [shlex.split(line) for line in block.splitlines()]
    assert [["export"], ["clientwright"], ["clientwright"]] == [line[:1] for line in lines]
    with playing("trybe") as played:
        for line in lines[1:]:
            arguments = [played.base_url if part == "https://api.playground.try.be" else part for part in line[1:]]
            assert 0 == main(arguments)
        assert ["memberships.list", "memberships.get"] == [entry.operation for entry in played.journal()]


def test_the_table_of_made_up_values_is_right() -> None:
    """What the page says that values become, they become."""
    said = {
        "person1@example.com": "jane@doe.org",
        "00000000-0000-4000-8000-000000000000": "b87f5762-377d-afd2-bf67-18fdccc99558",
        "https://example.com/1": "https://doe.org/jane",
        "192.0.2.1": "203.0.113.7",
        "Xxxx Xxx": "Jane Doe",
        "+000000000000": "+447900123456",
        "xxx_0000000000": "cus_1234567890",
    }
    for made, value in said.items():
        assert f"`{made}`" in PAGE
        assert made == person(text=value)
