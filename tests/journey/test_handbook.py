"""The handbook shows the program as it is: its pictures are those of the day that is played, its keys those of F1.

With CCHC_WRITE_IMAGES=1 the pictures are made anew.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from app_window import Opener, sign_in
from PIL import Image

from cchc_desktop.ui.shell.help import EVERYWHERE, keys_of
from cchc_desktop.ui.shell.page import PageFrame

ROOT = Path(__file__).parents[2]
IMAGES = ROOT / "docs" / "images"
HANDBOOK = ROOT / "docs" / "cam-nang.md"
WRITES = os.environ.get("CCHC_WRITE_IMAGES") == "1"
_PICTURE = re.compile(r"!\[[^\]]+\]\(((?:docs/)?images/([a-z0-9-]+)\.png)\)")
_KEY = re.compile(
    r"(?:(?:Ctrl|Alt|Shift)\+)+(?:F[0-9]+|(?:[A-Z][a-z]+)+|[A-Z0-9]|[+-])|\bF[0-9]+|\b(?:Space|Enter|Esc|Del|Tab)\b"
)
_COLOURS = 192  # of a written picture: a quarter of the bytes, and nobody sees it


def pictures_of(page: Path) -> list[str]:
    """The names of the pictures a page shows."""
    return [match[2] for match in _PICTURE.finditer(page.read_text(encoding="utf-8"))]


NAMES = sorted({name for page in (HANDBOOK, ROOT / "README.md") for name in pictures_of(page)})


def screenshot(played: Path, name: str) -> Path:
    """The picture of the day with that name."""
    found = [file for file in (played / "screenshots").glob("*.png") if file.stem.partition("-")[2] == name]
    assert len(found) == 1, f"no screen is called {name}"
    return found[0]


@pytest.mark.skipif(not WRITES, reason="the pictures are made anew with CCHC_WRITE_IMAGES=1")
def test_the_pictures_are_made_anew(played: Path) -> None:
    IMAGES.mkdir(exist_ok=True)
    for name in NAMES:
        with Image.open(screenshot(played, name)) as picture:
            picture.convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE).save(
                IMAGES / f"{name}.png", optimize=True
            )

    assert {file.stem for file in IMAGES.glob("*.png")} >= set(NAMES)


def test_the_handbook_and_the_readme_show_pictures() -> None:
    assert "receive" in pictures_of(ROOT / "README.md")
    assert len(pictures_of(HANDBOOK)) >= 25


@pytest.mark.parametrize("name", NAMES)
def test_each_picture_is_there_and_its_screen_has_kept_its_size(played: Path, name: str) -> None:
    with Image.open(IMAGES / f"{name}.png") as kept, Image.open(screenshot(played, name)) as now:
        assert kept.size == now.size


def test_no_picture_lies_there_that_nobody_shows() -> None:
    assert {file.stem for file in IMAGES.glob("*.png")} == set(NAMES)


def test_the_handbook_names_every_key_of_every_page(open_window: Opener, practice_folder: Path) -> None:
    hand = open_window(practice_folder)
    sign_in(hand)
    pages = [frame.page for frame in hand.desktop.shell.findChildren(PageFrame)]
    shown = [named for page in pages for named, _ in (*keys_of(page.actions, page.body), *page.keys())]
    keys = {key for named in (*shown, *(key for key, _ in EVERYWHERE)) for key in _KEY.findall(named)}
    keys |= {page.key for page in pages if page.key}

    assert {"Ctrl+K", "Alt+1", "Space", "F4", "Ctrl+Shift+S", "Ctrl+U", "Del"} <= keys
    handbook = HANDBOOK.read_text(encoding="utf-8")
    assert sorted(key for key in keys if f"`{key}`" not in handbook) == []
