"""The worked day of docs/commands.md: each line of it is run, in order, and ends as the page says."""

from __future__ import annotations

import io
import re
import shlex
import shutil
import sys
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import click
import pytest
from command_line import EXAMPLES, ROOT, CommandLine

from cchc_desktop.app import places, practice
from cchc_desktop.app.counter import calendar_of
from cchc_desktop.cli.main import command
from cchc_desktop.domain.instants import VN

PAGE = ROOT / "docs" / "commands.md"
LINE = re.compile(
    r"(?:(?P<name>\w+)=\$\()?(?:echo '(?P<said>[^']*)' \| )?quay (?P<words>.*?)"
    r"(?: \| jq -r \.(?P<member>\w+)(?P<first>\[0\])?\))?(?:  # exit (?P<code>\d))?"
)
GIVEN = re.compile(r"(?P<name>[A-Z_]+)=(?P<value>\S+)")
CALENDAR = calendar_of(practice.sample_office().office)


@dataclass
class Clock:
    """A second passes with each look, five minutes with each line."""

    now: datetime

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


def lines() -> list[str]:
    blocks = re.findall(r"^```sh\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    return [line for block in blocks for line in block.splitlines()]


def run(practised: CommandLine, line: str, names: dict[str, str], clock: Clock) -> None:
    parts = LINE.fullmatch(line)
    assert parts, f"not understood: {line}"
    words = parts["words"].replace("$(date -Iseconds)", clock().isoformat(timespec="seconds"))
    words = re.sub(r"\$(\w+)", lambda match: names[match[1]], words)
    if parts["said"]:
        sys.stdin = io.TextIOWrapper(io.BytesIO(parts["said"].encode()))
    answer = practised(*shlex.split(words))
    assert answer.code == int(parts["code"] or 0), f"{line}\n{answer.out}{answer.err}"
    if parts["name"]:
        told: Any = answer.json[parts["member"]]
        names[parts["name"]] = str(told[0] if parts["first"] else told)


def test_the_worked_day_runs_as_the_page_says(
    practised: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "examples"
    shutil.copytree(EXAMPLES, folder)
    (folder / "scan.pdf").write_bytes(b"%PDF-1.7 a scan")
    today = CALENDAR.worked_after(places.clock().date())
    clock = Clock(datetime.combine(today, time(7, 30), VN))
    monkeypatch.chdir(folder)
    monkeypatch.setattr(places, "clock", clock)
    monkeypatch.setattr(sys, "stdin", sys.stdin)
    names: dict[str, str] = {}

    for line in lines():
        if given := GIVEN.fullmatch(line):
            assert date.fromisoformat(given["value"])
            names[given["name"]] = CALENDAR.worked_after(today, 60).isoformat()
            continue
        run(practised, line, names, clock)
        clock.now += timedelta(minutes=5)

    slips = {file.name for file in folder.glob("*.pdf")} - {"scan.pdf"}
    written = {name for line in lines() for name in re.findall(r"(?:-o|--out) (\S+\.pdf)", line)}
    assert slips >= written
    assert len(slips) == len(written) + sum("--print-to" in line for line in lines())


def test_every_act_and_reader_is_in_the_worked_day() -> None:
    from cchc_desktop.cli import desk_commands, dossier_commands, folder_commands, pad_commands, reading_commands

    modules = (dossier_commands, folder_commands, desk_commands, pad_commands, reading_commands)
    played = {match[1] for line in lines() if (match := re.search(r"quay ([a-z-]+)", line))}
    assert {one.name for module in modules for one in module.COMMANDS} - played == set()


def test_the_page_and_the_readme_name_only_commands_there_are() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    table = readme.partition("| command | does |")[2].partition("\n\n")[0]
    told = re.findall(r"`([a-z-]+)", "".join(row.split("|")[1] for row in table.splitlines() if row.count("|") > 2))
    assert {*told, *(re.findall(r"quay ([a-z-]+)", "\n".join(lines())))} - {"cchc-desktop"} <= set(command.commands)


@pytest.mark.parametrize("name", sorted(command.commands))
def test_every_command_says_what_it_does(name: str) -> None:
    one = command.commands[name]
    said = one.get_help(click.Context(one, info_name=name))
    assert one.help
    assert said.startswith("Usage:")
