"""Scanning by `scanimage`: SANE's own test scanners, and a program in its place for what these cannot do."""

from __future__ import annotations

import io
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from paper_scanner import Configure
from PIL import Image

from cchc_desktop.ui.scanning.driver import Device, ScanTrouble, Trouble
from cchc_desktop.ui.scanning.sane import Sane

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SANE is not for Windows")


def no() -> bool:
    return False


def trouble_of(act: Callable[[], object]) -> Trouble:
    with pytest.raises(ScanTrouble) as caught:
        act()
    return caught.value.trouble


@pytest.fixture
def scanimage(tmp_path: Path) -> Callable[[str], Sane]:
    """A program instead of scanimage, which answers questions for its options with a feeder and a glass."""

    def make(script: str, patience_s: float = 20.0) -> Sane:
        file = tmp_path / "scanimage"
        options = 'case "$*" in *all-options*) echo "    --source Flatbed|ADF [ADF]"; exit 0;; esac'
        file.write_text(f"#!/bin/sh\n{options}\n{script}\n")
        file.chmod(0o700)
        return Sane(str(file), patience_s)

    return make


# SANE's own.


def test_the_scanners_there_are(sane: Configure) -> None:
    sane(number_of_devices="2")
    assert Sane().devices(no) == (
        Device("test:0", "Noname frontend-tester"),
        Device("test:1", "Noname frontend-tester"),
    )


def test_all_pages_of_the_feeder_come_as_they_are_scanned(
    sane: Configure, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "tmp"  # in the machine's others may be scanning
    own.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(own))
    pages = list(Sane().pages("test:0", no))

    assert len(pages) == 10
    with Image.open(io.BytesIO(pages[0])) as image:
        assert (image.format, image.mode, image.info["dpi"], image.size) == ("JPEG", "RGB", (50, 50), (393, 393))
    assert list(own.iterdir()) == []


@pytest.mark.parametrize(
    ("status", "trouble"),
    [
        ("CANCELLED", Trouble.CANCELLED),
        ("DEVICE_BUSY", Trouble.BUSY),
        ("JAMMED", Trouble.JAM),
        ("NO_DOCS", Trouble.EMPTY),
        ("COVER_OPEN", Trouble.COVER),
        ("IO_ERROR", Trouble.GONE),
        ("ACCESS_DENIED", Trouble.DENIED),
        ("NO_MEM", Trouble.FAILED),
    ],
)
def test_what_the_scanner_says_is_understood(sane: Configure, status: str, trouble: Trouble) -> None:
    sane(read_status_code=f"SANE_STATUS_{status}")
    assert trouble_of(lambda: list(Sane().pages("test:0", no))) is trouble


def test_a_scanner_that_is_there_no_more(sane: Configure) -> None:
    assert trouble_of(lambda: list(Sane().pages("test:7", no))) is Trouble.GONE


def test_a_slow_scan_is_stopped_within_a_moment(sane: Configure) -> None:
    sane(read_delay="true", read_delay_duration="200000", read_limit="true", read_limit_size="64")
    begun = time.monotonic()

    assert trouble_of(lambda: list(Sane().pages("test:0", lambda: time.monotonic() > begun + 0.3))) is Trouble.CANCELLED

    assert time.monotonic() < begun + 40  # of the twenty minutes it takes


# A program in its place.


def test_no_program_is_said() -> None:
    assert trouble_of(lambda: Sane("/nowhere/scanimage").devices(no)) is Trouble.NO_PROGRAM


def test_cameras_are_no_scanners(scanimage: Callable[[str], Sane]) -> None:
    listed = r"printf 'v4l:/dev/video0\tNoname  Camera\nnet:1\tHang  May 1\nno scanner\n'"
    assert scanimage(listed).devices(no) == (Device("net:1", "Hang May 1"),)


def test_an_empty_feeder_leaves_it_to_the_glass(scanimage: Callable[[str], Sane], tmp_path: Path) -> None:
    Image.new("1", (20, 30)).save(tmp_path / "glass.tif")
    script = f"""
for word; do case $word in --batch=*) out=$(printf %s "${{word#--batch=}}" | sed s/%d/1/);; esac; done
case "$*" in *--source=ADF*) echo "scanimage: sane_start: Document feeder out of documents"; exit 7;; esac
case "$*" in *--batch-count=1*) cp {tmp_path}/glass.tif "$out";; esac"""

    (page,) = scanimage(script).pages("x", no)

    with Image.open(io.BytesIO(page)) as image:
        assert (image.format, image.size) == ("JPEG", (20, 30))


def test_a_jam_after_two_pages_is_no_scan(scanimage: Callable[[str], Sane], tmp_path: Path) -> None:
    Image.new("1", (20, 30)).save(tmp_path / "page.tif")
    script = f"""
for word; do case $word in --batch=*) out=${{word#--batch=}};; esac; done
for n in 1 2; do cp {tmp_path}/page.tif "$(printf %s "$out" | sed s/%d/$n/)"; done
echo "scanimage: sane_read: Document feeder jammed"; exit 6"""
    assert trouble_of(lambda: list(scanimage(script).pages("x", no))) is Trouble.JAM


def test_one_that_hangs_after_it_said_what_the_trouble_is_is_not_waited_for(scanimage: Callable[..., Sane]) -> None:
    script = 'echo "scanimage: sane_read: Document feeder jammed"; exec sleep 60'
    begun = time.monotonic()
    assert trouble_of(lambda: list(scanimage(script, 50.0).pages("x", no))) is Trouble.JAM
    assert time.monotonic() - begun < 40


def test_one_that_says_nothing_for_long_is_ended(scanimage: Callable[..., Sane]) -> None:
    begun = time.monotonic()
    assert trouble_of(lambda: scanimage("exec sleep 60", 0.2).devices(no)) is Trouble.SILENT
    assert time.monotonic() < begun + 40


def test_one_that_ends_without_a_word_has_failed(scanimage: Callable[[str], Sane]) -> None:
    assert trouble_of(lambda: list(scanimage("exit 0").pages("x", no))) is Trouble.FAILED
    assert trouble_of(lambda: list(scanimage("exit 139").pages("x", no))) is Trouble.FAILED


def test_a_frozen_program_gives_the_system_its_own_libraries_back(
    scanimage: Callable[[str], Sane], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setenv("LD_LIBRARY_PATH", "/frozen")
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/before")
    told = r"""printf 'x\t%s %s\n' "$LD_LIBRARY_PATH" "$LC_ALL" """
    assert scanimage(told).devices(no) == (Device("x", "/before C"),)
