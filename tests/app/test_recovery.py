"""The recovery key opens the store again."""

from __future__ import annotations

from pathlib import Path

import pytest

from cchc_desktop.app.counter import open_counter
from cchc_desktop.app.recovery import recover
from cchc_desktop.store import keys
from cchc_desktop.store.errors import StoreTrouble, Trouble
from cchc_desktop.store.keys import KeyPlace


def test_a_lost_key_comes_back_by_its_recovery_text(practice_folder: Path) -> None:
    text = keys.recovery_text(keys.find(practice_folder))
    (practice_folder / keys.FILE_NAME).unlink()
    with pytest.raises(StoreTrouble) as lost:
        open_counter(practice_folder, practice=True)

    place = recover(practice_folder, text.lower())

    assert lost.value.trouble is Trouble.NO_KEY
    assert place is KeyPlace.FILE
    open_counter(practice_folder, practice=True).db.close()


@pytest.mark.parametrize("typed", ["", "không phải khóa", keys.recovery_text(b"x" * 32)])
def test_another_text_is_refused_and_keeps_what_is_there(practice_folder: Path, typed: str) -> None:
    before = (practice_folder / keys.FILE_NAME).read_bytes()

    with pytest.raises(StoreTrouble) as trouble:
        recover(practice_folder, typed)

    assert trouble.value.trouble is Trouble.WRONG_KEY
    assert (practice_folder / keys.FILE_NAME).read_bytes() == before
