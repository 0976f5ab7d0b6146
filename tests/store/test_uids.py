"""Identifiers: 16 bytes in the store, lower-case text outside, rising with time."""

from __future__ import annotations

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.store.uids import UID_BYTES, new_uid, packed, unpacked


def test_a_new_uid_is_a_uuid_of_version_7_in_lower_case() -> None:
    uid = new_uid()
    assert UUID(uid).version == 7
    assert uid == uid.lower()


def test_uids_are_new_and_rise() -> None:
    uids = [new_uid() for _ in range(1000)]
    assert len(set(uids)) == 1000
    assert sorted(uids) == uids


@given(st.uuids())
def test_bytes_and_text_are_the_same_identifier(uid: UUID) -> None:
    assert unpacked(packed(str(uid))) == str(uid)
    assert packed(str(uid).upper()) == uid.bytes
    assert len(packed(str(uid))) == UID_BYTES


@pytest.mark.parametrize("data", [b"", b"x" * 15, b"x" * 17])
def test_other_bytes_are_no_uuid(data: bytes) -> None:
    with pytest.raises(ValueError):
        unpacked(data)


@pytest.mark.parametrize("text", ["", "abcd", "x" * 36, "00" * 17, "00" * 15, "H52.18-261005-3001"])
def test_what_is_no_uuid_never_gets_into_the_store(text: str) -> None:
    with pytest.raises(ValueError):
        packed(text)
