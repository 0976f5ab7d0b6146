"""The stick on the command line: out, carried, and back; refusals and what is left are said."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import ADMIN, EXAMPLES, CommandLine


@pytest.fixture
def usb(tmp_path: Path) -> Path:
    made = tmp_path / "usb"
    made.mkdir()
    return made


def test_a_day_goes_out_and_its_answer_comes_back(practised: CommandLine, usb: Path) -> None:
    practised("receive", EXAMPLES / "intake.json")

    out = practised("stick", "export", usb)
    assert (out.code, out.json["first"], out.json["files"]) == (0, 1, 0)
    assert len(list(usb.glob("*.goi"))) == 1

    assert practised("stick", "carry", usb).json == {"answered": 1, "before": 0, "refused": []}
    back = practised("stick", "take", usb)
    assert (back.code, back.json["answers"], back.json["refused"]) == (0, 1, [])
    assert 0 < back.json["waiting"] < out.json["entries"]  # who signed in since the export
    assert back.json["outcomes"] == {"applied": out.json["entries"]}
    assert list(usb.iterdir()) == []


def test_what_is_damaged_is_named(practised: CommandLine, usb: Path) -> None:
    practised("stick", "export", usb)
    (bundle,) = usb.glob("*.goi")
    bundle.write_bytes(bundle.read_bytes()[:-1])
    carried = practised("stick", "carry", usb)
    assert (carried.code, carried.json["refused"][0]["file"]) == (3, bundle.name)

    (usb / bundle.name.replace(".goi", ".tra-loi")).write_bytes(b"x")
    assert practised("stick", "take", usb).code == 3


def test_without_a_stick_or_a_portal_it_says_so(practised: CommandLine, real: CommandLine, usb: Path) -> None:
    assert practised("stick", "export", usb / "gone").code == 5
    answer = real("stick", "export", usb, "--clerk", ADMIN)
    assert (answer.code, answer.json["problems"][0]["code"]) == (1, "stick.alone")
