"""Pictures are numbered, of the size asked for, and leave the window as it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from app_window import CARD, said
from demo_window import a_play
from PIL import Image

from cchc_desktop.app.demo_camera import NARROW, WIDE, Camera
from cchc_desktop.app.demo_hand import Hand
from cchc_desktop.app.demo_play import Play
from cchc_desktop.ui.palette import LIGHT, shown_palette


@pytest.fixture
def played(hand: Hand, practice_folder: Path, tmp_path: Path) -> Play:
    return a_play(hand, practice_folder, tmp_path, Camera)


def test_pictures_have_numbers_names_and_sizes(played: Play) -> None:
    files = [played.camera.take("first"), played.camera.take("second", NARROW)]

    assert [file.name for file in files] == ["001-first.png", "002-second.png"]
    assert played.camera.taken == files
    for file, size in zip(files, (WIDE, NARROW), strict=True):
        with Image.open(file) as picture:
            assert picture.size == size


def test_a_page_in_every_look_is_named_by_it(played: Play) -> None:
    played.camera.take_all("page", NARROW)
    assert [file.name for file in played.camera.taken] == ["001-page.png", "002-page-dark.png", "003-page-683.png"]


def test_the_window_is_as_before_afterwards(played: Play, hand: Hand) -> None:
    before = hand.desktop.shell.size()

    with Image.open(played.camera.take("dark", NARROW, dark=True)) as picture:
        assert picture.convert("L").resize((1, 1)).getpixel((0, 0)) < 70

    assert hand.desktop.shell.size() == before
    assert shown_palette() == LIGHT


def test_a_green_strip_is_seen_only_as_long_as_it_would_be(played: Play, hand: Hand) -> None:
    hand.scan(CARD)
    played.camera.take("at-once")
    assert said(hand) == ("done", "Căn cước: Trần Thị Ví Dụ")

    hand.clock.forward(seconds=2)
    played.camera.take("later")
    assert hand.desktop.shell.strip.text == ""
