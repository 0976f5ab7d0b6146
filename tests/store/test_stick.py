"""A file on a stick is whole under its name or not there; whatever the stick does is said in a sentence."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from cchc_desktop.store import stick
from cchc_desktop.store.errors import StoreTrouble, Trouble
from cchc_desktop.store.stick import ANSWER, BUNDLE, Maker

MAKER = Maker("H52.18", "03", "01a205f0-2c00-7000-8000-28fb4d8da51b")


def test_names_hold_the_device_and_a_number(tmp_path: Path) -> None:
    assert MAKER.name(7, BUNDLE) == "cchc-H52.18-03-8da51b-000007.goi"
    assert stick.answer_name(tmp_path / MAKER.name(7, BUNDLE)) == MAKER.name(7, ANSWER)
    assert MAKER._replace(instance="01a205f0-2c00-7000-8000-28fb4d8da51c").name(7, BUNDLE) != MAKER.name(7, BUNDLE)


def test_what_was_put_is_found_in_order(tmp_path: Path) -> None:
    for seq in (10, 9, 1):
        stick.put(tmp_path, MAKER.name(seq, BUNDLE), b"%d" % seq)
    stick.put(tmp_path, MAKER.name(9, ANSWER), b"answer")

    assert [stick.read(path) for path in stick.found(tmp_path, BUNDLE)] == [b"1", b"9", b"10"]
    assert [stick.read(path) for path in stick.found(tmp_path, ANSWER)] == [b"answer"]

    stick.drop(tmp_path, MAKER.name(9, ANSWER))
    stick.drop(tmp_path, MAKER.name(9, ANSWER))
    assert stick.found(tmp_path, ANSWER) == []


@pytest.mark.parametrize(
    "name",
    [
        "x.goi",
        "cchc-H52.18-03-8da51b-000007.goi.part",
        "cchc-../x-03-8da51b-000007.goi",
        "CCHC-H5-03-8da51b-000007.goi",
    ],
)
def test_what_is_not_ours_is_not_looked_at(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"x")
    assert stick.found(tmp_path, BUNDLE) == []


def test_links_and_folders_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / MAKER.name(1, BUNDLE)).mkdir()
    (tmp_path / "secret").write_bytes(b"x")
    (tmp_path / MAKER.name(2, BUNDLE)).symlink_to(tmp_path / "secret")
    assert stick.found(tmp_path, BUNDLE) == []


def test_a_file_larger_than_any_may_be_is_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stick, "MOST", 4)
    stick.put(tmp_path, MAKER.name(1, BUNDLE), b"12345")
    assert stick.read(tmp_path / MAKER.name(1, BUNDLE)) == b""


@pytest.mark.parametrize(
    ("code", "trouble"),
    [
        (errno.ENOSPC, Trouble.STICK_FULL),
        (errno.EDQUOT, Trouble.STICK_FULL),
        (errno.EIO, Trouble.NO_STICK),
        (errno.EROFS, Trouble.NO_STICK),
        (errno.ENODEV, Trouble.NO_STICK),
    ],
)
def test_a_stick_that_fails_leaves_the_former_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, trouble: Trouble
) -> None:
    stick.put(tmp_path, MAKER.name(1, BUNDLE), b"former")

    def fails(_handle: int) -> None:
        raise OSError(code, os.strerror(code))

    with monkeypatch.context() as patch:
        patch.setattr(stick.os, "fsync", fails)
        with pytest.raises(StoreTrouble) as told:
            stick.put(tmp_path, MAKER.name(1, BUNDLE), b"later")
    assert told.value.trouble is trouble
    assert [path.name for path in tmp_path.iterdir()] == [MAKER.name(1, BUNDLE)]
    assert stick.read(tmp_path / MAKER.name(1, BUNDLE)) == b"former"


def test_no_stick_is_said(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    for work in (lambda: stick.found(gone, BUNDLE), lambda: stick.put(gone, "x", b""), lambda: stick.read(gone / "x")):
        with pytest.raises(StoreTrouble) as told:
            work()
        assert told.value.trouble is Trouble.NO_STICK


def test_a_stick_pulled_out_while_it_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def pulled_out(_part: Path, _name: Path) -> None:
        for path in tmp_path.iterdir():
            path.unlink()
        tmp_path.rmdir()
        raise FileNotFoundError

    monkeypatch.setattr(stick.Path, "replace", pulled_out)
    with pytest.raises(StoreTrouble) as told:
        stick.put(tmp_path, MAKER.name(1, BUNDLE), b"x")
    assert told.value.trouble is Trouble.NO_STICK
