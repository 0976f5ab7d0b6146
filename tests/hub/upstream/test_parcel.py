"""A dossier on its way: its memory survives a restart, its message is known again."""

from __future__ import annotations

import msgspec

from cchc_desktop.hub.upstream.parcel import FileThere, Memory, Notice, Parcel, digest_of


def test_a_memory_comes_back_whole_and_an_empty_one_takes_no_room() -> None:
    memory = Memory("BNV-1", "id1", exists=True, files={"a": FileThere("f1", "h1")}, progress=3)
    assert msgspec.json.decode(msgspec.json.encode(memory), type=Memory) == memory
    assert msgspec.json.encode(Memory()) == b"{}"


def test_two_memories_share_nothing() -> None:
    Memory().files["a"] = FileThere("f1", "h1")
    assert Memory().files == {}


def test_a_message_is_known_again_whatever_its_order() -> None:
    assert digest_of({"a": "1", "b": ["2"]}) == digest_of({"b": ["2"], "a": "1"}) != digest_of({"a": "1"})


def test_a_file_nobody_can_read_is_still_to_come() -> None:
    parcel = Parcel("u", "H52", "", 1, "X", {}, Memory())
    assert parcel.read(None) is None  # type: ignore[arg-type]


def test_a_notice_is_kept_until_it_is_told_once_of_a_kind_or_taken_back() -> None:
    memory = Memory()
    for code in ("A", "B", "A"):
        memory.note(Notice(code, "x"))
    memory.forget(Notice("B", ""))

    assert msgspec.json.decode(msgspec.json.encode(memory), type=Memory).notices == [Notice("A", "x")]
