"""What lies in a bundle comes out as it went in; another shape, or a later form, is refused."""

from __future__ import annotations

import msgspec
import pytest

from cchc_desktop.wire.bundle import Batch, Bundle, BundleAnswer, Feed, Former, Piece, Said, Wish, packed, unpacked
from cchc_desktop.wire.canonical import GENESIS
from cchc_desktop.wire.sealed import Unsound

BUNDLE = Bundle(
    hub="00" * 8,
    device="d",
    deviceInstanceId="i",
    seq=2,
    first=1,
    previous=GENESIS,
    created="2026-10-05T08:15:00.000+07:00",
    answerKey=bytes(32),
    firstPos=3,
    lastPos=4,
    batches=[Batch("b", b"{}")],
    files=[Piece("ab", 3, 0, b"\x00\xff\x10")],
    wanted=["cd"],
    formers=[Former("j", 9)],
    wish=Wish("k", b"{}"),
    feed=Feed(200, "dossier", "c.1", "2026-10"),
)
ANSWER = BundleAnswer(
    "00" * 8, "d", "i", 2, GENESIS, "2026-10-06", [Said("GET", "/session", 200, {}, {"a": "b"}, b"{}")]
)


def test_what_went_in_comes_out() -> None:
    assert unpacked(packed(BUNDLE), Bundle) == BUNDLE
    assert unpacked(packed(ANSWER), BundleAnswer) == ANSWER


def test_members_of_a_later_program_pass() -> None:
    with_more = msgspec.msgpack.encode(msgspec.to_builtins(ANSWER, builtin_types=(bytes,)) | {"more": 1})
    assert unpacked(with_more, BundleAnswer) == ANSWER


@pytest.mark.parametrize("data", [b"", b"\xc1", b"\x80", packed(BUNDLE)[:-1], b"\x91" * 5000])
def test_another_shape_is_refused(data: bytes) -> None:
    with pytest.raises(Unsound):
        unpacked(data, Bundle)


def test_a_later_form_is_refused() -> None:
    later = msgspec.structs.replace(BUNDLE, format=2)
    with pytest.raises(Unsound):
        unpacked(packed(later), Bundle)
