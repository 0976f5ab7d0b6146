"""Canonical bytes are RFC 8785's, and the chain hashes what the contract says in the contract's order."""

from __future__ import annotations

import base64
import hashlib
from typing import Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.wire.canonical import (
    GENESIS,
    SALT_BYTES,
    Link,
    canonical,
    demand_plain,
    link_hash,
    salt_text,
    sha256_hex,
)

KEYS = st.text(st.characters(max_codepoint=127), max_size=8)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)  # a lone surrogate is no text of ours
SCALARS = st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | TEXTS
PLAIN = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=6))
LINK = Link(
    "0192f7c0-0000-7000-8000-000000000001", "7", "dossier.received", "", "2026-10-05T08:15:00.000+07:00", "cb01", "ab"
)


@given(PLAIN)
def test_plain_values_are_written_as_rfc_8785_writes_them(value: Any) -> None:
    demand_plain(value)
    assert canonical(value) == rfc8785.dumps(value)


@pytest.mark.parametrize(
    "text", ['"', "\\", "/", "\x00", "\x08\t\n\x0c\r", "\x1f", "\x7f", "\u2028", "Đỗ Thị Ỷ", "😀", "</b>"]
)
def test_every_odd_letter_is_written_as_rfc_8785_writes_it(text: str) -> None:
    assert canonical({"a": text}) == rfc8785.dumps({"a": text})


@pytest.mark.parametrize(
    "value", [1.0, float("nan"), 2**53, -(2**53), {"đ": 1}, {1: 1}, b"x", {"a": [{"b": 0.5}]}, object()]
)
def test_what_readers_of_json_differ_about_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        demand_plain(value)


def test_the_largest_whole_number_all_readers_agree_on_passes() -> None:
    demand_plain([2**53 - 1, 1 - 2**53, True, None])


def test_a_hash_is_lower_case_hex() -> None:
    assert sha256_hex(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_a_salt_is_sent_as_base64() -> None:
    salt = bytes(range(SALT_BYTES))
    assert base64.b64decode(salt_text(salt)) == salt


def test_an_entry_s_hash_is_the_contract_s_text_joined_by_line_feeds() -> None:
    # portal.yaml, Op.hash: previousHash, opId, seq (decimal), type, dossierUid or empty, occurredAt, maCanBo and
    # payloadSha256
    said = (
        "0000000000000000000000000000000000000000000000000000000000000000\n"
        "0192f7c0-0000-7000-8000-000000000001\n7\ndossier.received\n\n2026-10-05T08:15:00.000+07:00\ncb01\nab"
    )
    assert link_hash(GENESIS, LINK) == hashlib.sha256(said.encode("utf-8")).hexdigest()


def test_the_clerk_s_code_is_hashed_as_utf_8() -> None:
    joined = "\n".join((GENESIS, *LINK._replace(clerk_code="cán-bộ")))
    assert link_hash(GENESIS, LINK._replace(clerk_code="cán-bộ")) == hashlib.sha256(joined.encode("utf-8")).hexdigest()


@pytest.mark.parametrize("member", Link._fields)
def test_whatever_of_an_entry_changes_its_hash_changes(member: str) -> None:
    assert link_hash(GENESIS, LINK._replace(**{member: "x"})) != link_hash(GENESIS, LINK)


def test_the_hash_before_changes_the_hash_after() -> None:
    assert link_hash("1" * 64, LINK) != link_hash(GENESIS, LINK)
