"""A sealed file is its signer's, for one key, and whole: every cut and every turned bit is noticed."""

from __future__ import annotations

import os
import zlib

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.wire import sealed
from cchc_desktop.wire.sealed import Keys, Kind, Outside, PublicKeys, Unsound, opened, outside_of, seal, verify

HUB, COUNTER, OTHER = (Keys.of(Ed25519PrivateKey.from_private_bytes(bytes([each]) * 32)) for each in (1, 2, 3))
DEVICE = "01a205f0-2c00-7000-8000-28fb4d8da51b"
OUTSIDE = Outside(Kind.BUNDLE, HUB.public.name, DEVICE, 7, bytes(range(32)))
INSIDE = "Trần Thị Ví Dụ ".encode() * 20


def a_file(inside: bytes = INSIDE) -> bytes:
    return seal(OUTSIDE, inside, HUB.public.sealing, COUNTER.signing)


def test_the_hub_reads_what_was_sealed_to_it() -> None:
    assert opened(a_file(), COUNTER.public.signing, HUB.opening) == INSIDE
    assert verify(a_file(), COUNTER.public.signing) == OUTSIDE == outside_of(a_file())
    assert "Trần".encode() not in a_file()


@given(st.binary(max_size=5000), st.integers(0, 2**64 - 1), st.uuids(), st.binary(min_size=32, max_size=32))
def test_anything_comes_out_as_it_went_in(inside: bytes, seq: int, device: object, about: bytes) -> None:
    outside = Outside(Kind.ANSWER, HUB.public.name, str(device), seq, about)
    data = seal(outside, inside, COUNTER.public.sealing, HUB.signing)
    assert verify(data, HUB.public.signing) == outside
    assert opened(data, HUB.public.signing, COUNTER.opening) == inside


def test_nobody_else_reads_it() -> None:
    for key in (COUNTER.opening, OTHER.opening):
        with pytest.raises(Unsound):
            opened(a_file(), COUNTER.public.signing, key)


def test_nobody_else_has_signed_it() -> None:
    for key in (HUB.public.signing, OTHER.public.signing):
        with pytest.raises(Unsound):
            opened(a_file(), key, HUB.opening)


def test_each_cut_and_each_turned_bit_is_noticed() -> None:
    data = a_file(b"x")
    for length in range(len(data)):
        with pytest.raises(Unsound):
            opened(data[:length], COUNTER.public.signing, HUB.opening)
    for place in range(len(data)):
        altered = bytearray(data)
        altered[place] ^= 1 << (place % 8)
        with pytest.raises(Unsound):
            opened(bytes(altered), COUNTER.public.signing, HUB.opening)


def test_more_at_the_end_is_noticed() -> None:
    with pytest.raises(Unsound):
        opened(a_file() + b"x", COUNTER.public.signing, HUB.opening)


def test_the_same_inside_under_another_outside_does_not_open() -> None:
    """Signed anew by somebody who took it over: what stands outside is bound to what is inside."""
    head, body = OUTSIDE.packed(), a_file()[len(OUTSIDE.packed()) : -64]
    for outside in (OUTSIDE._replace(seq=8), OUTSIDE._replace(device=DEVICE.replace("2", "3"))):
        taken_over = outside.packed() + body
        with pytest.raises(Unsound):
            opened(taken_over + OTHER.signing.sign(taken_over), OTHER.public.signing, HUB.opening)
    mended = head + body
    assert (
        opened(mended + OTHER.signing.sign(mended), OTHER.public.signing, HUB.opening) == INSIDE
    )  # bundles.py refuses


@given(st.binary(max_size=300))
def test_garbage_is_no_sealed_file(data: bytes) -> None:
    with pytest.raises(Unsound):
        outside_of(data)


def test_what_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealed, "LARGEST_INSIDE", 1000)
    assert opened(a_file(b"0" * 1000), COUNTER.public.signing, HUB.opening)
    with pytest.raises(Unsound):
        opened(a_file(b"0" * 1001), COUNTER.public.signing, HUB.opening)


def test_a_file_larger_than_any_may_be_is_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealed, "LARGEST", 200)
    with pytest.raises(Unsound):
        outside_of(a_file(os.urandom(200)))


def test_what_was_sealed_and_is_not_packed_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    for packed in (b"plain", zlib.compress(b"plain")[:-1], zlib.compress(b"plain") + b"x"):
        with monkeypatch.context() as patch:
            patch.setattr(sealed.zlib, "compress", lambda *_given, packed=packed: packed)
            data = a_file()
        with pytest.raises(Unsound):
            opened(data, COUNTER.public.signing, HUB.opening)


def test_keys_are_told_as_text() -> None:
    assert PublicKeys.of_text(HUB.public.text).raw == HUB.public.raw
    assert len(HUB.public.text) == 86
    assert HUB.public.name != OTHER.public.name
    for text in ("", "x", HUB.public.text[:-4], HUB.public.text + "AAAA", "é" * 86, "!" * 86):
        with pytest.raises(Unsound):
            PublicKeys.of_text(text)


def test_the_key_to_open_with_follows_from_the_one_to_sign_with() -> None:
    again = Keys.of(Ed25519PrivateKey.from_private_bytes(bytes([1]) * 32))
    assert again.public.raw == HUB.public.raw
    assert HUB.signing.private_bytes_raw() != HUB.opening.private_bytes_raw()
