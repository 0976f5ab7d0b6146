"""Colour never stands alone: what has a tone has words and an icon too."""

from __future__ import annotations

import pytest

from cchc_desktop.domain.status import Status
from cchc_desktop.ui.dossier.words import status
from cchc_desktop.ui.widgets.said import Said


def test_words_alone_are_plain() -> None:
    assert (Said("Đã trả").glyph, Said("Đã trả").tone) == ("", "")


@pytest.mark.parametrize("state", Status)
def test_every_status_in_a_tone_has_an_icon(state: Status) -> None:
    said = status(state)
    assert said.text
    assert said.glyph
