"""The day that is played leaves what it promises: pictures, receipts that can be scanned, everything at the portal."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from cchc_desktop.domain.slip_kind import KINDS, RECEIPT
from cchc_desktop.domain.status import Status

PRINTED = re.compile(r"H00\.18-[0-9]{6}-[0-9]{4}")
ENDS = (Status.PROCESSING, Status.REFUSED, Status.WITHDRAWN, Status.STOPPED, Status.RETURNED)
LETTERS = {"supplement_request", "refusal", "stop", "apology"}
LISTS = {"handover", "postal_list", "register", "day_close", "pad"}
DOTS = 203  # of the poorest printer a receipt is made for


def decoded(file: Path) -> set[str]:
    """What a decoder that did not draw them reads in the bars of the first page."""
    document = pypdfium2.PdfDocument(file)
    try:
        return {found.text for found in zxingcpp.read_barcodes(document[0].render(scale=DOTS / 72).to_pil())}
    finally:
        document.close()


def test_every_dossier_of_the_day_is_acknowledged(report: dict[str, Any]) -> None:
    assert report["all_acknowledged"] is True
    assert len(report["dossiers"]) >= 14
    assert {outcome for dossier in report["dossiers"] for outcome in dossier["outcomes"]} == {"applied"}
    assert (report["sync"]["waiting"], report["sync"]["needs_person"]) == (0, 0)
    assert report["verify"]["flaw"] is None


def test_the_day_leads_dossiers_to_every_end(report: dict[str, Any]) -> None:
    found = {dossier["status"] for dossier in report["dossiers"]}

    assert found >= {each.label for each in ENDS}


def test_the_report_that_lies_there_is_the_one_that_was_printed(played: Path, report: dict[str, Any]) -> None:
    assert json.loads((played / "report.json").read_text(encoding="utf-8")) == report
    assert "screenshots/" in (played / "README.txt").read_text(encoding="utf-8")


def test_receipts_of_ten_procedures_and_more_can_be_scanned(played: Path, report: dict[str, Any]) -> None:
    codes = {dossier["code"] for dossier in report["dossiers"]} - {""}  # who was refused has none

    assert report["procedures"] >= 10
    assert {file.stem for file in (played / "receipts").glob("*.pdf")} >= codes
    for code in codes:
        assert decoded(played / "receipts" / f"{code}.pdf") == {code}


@pytest.mark.parametrize("paper", ["a4", "80mm"])
def test_two_receipts_lie_there_on_other_papers(played: Path, paper: str) -> None:
    files = sorted((played / "receipts").glob(f"*-{paper}.pdf"))

    assert len(files) == 2
    for file in files:
        assert decoded(file) == {file.stem.removesuffix(f"-{paper}")}


def test_every_kind_of_slip_lies_there(played: Path, report: dict[str, Any]) -> None:
    kinds = {file.stem.split("-")[-1] for file in (played / "slips").glob("*.pdf")}

    assert kinds >= set(KINDS) - {RECEIPT, "posting_list", "inspection"}  # of an office, not of a day at the counter
    assert report["slips"].keys() >= LETTERS | LISTS
    for file in (played / "slips").glob("BG-*.pdf"):
        (bars,) = decoded(file)
        assert bars.startswith(file.stem.removesuffix("-handover"))


def test_pictures_are_numbered_and_show_something(played: Path, report: dict[str, Any]) -> None:
    files = sorted((played / "screenshots").glob("*.png"))

    assert len(files) == report["screenshots"] >= 30
    for number, file in enumerate(files, start=1):
        assert re.fullmatch(rf"{number:03}-[a-z0-9-]+\.png", file.name)
        with Image.open(file) as picture:
            assert picture.size in {(1366, 768), (911, 512), (683, 384)}
            assert len(picture.convert("RGB").resize((200, 112)).getcolors(1 << 16) or ()) > 100


def test_light_and_dark_pictures_differ(played: Path) -> None:
    light, dark = (next((played / "screenshots").glob(f"*-{name}.png")) for name in ("receive", "receive-dark"))

    with Image.open(light) as day, Image.open(dark) as night:
        assert day.convert("L").resize((1, 1)).getpixel((0, 0)) > 180
        assert night.convert("L").resize((1, 1)).getpixel((0, 0)) < 70


def test_no_file_is_named_for_a_person(played: Path) -> None:
    names = {file.name for file in (played / "receipts").iterdir()}

    assert all(PRINTED.match(name) for name in names)
