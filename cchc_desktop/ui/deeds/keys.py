"""The key of each deed (phím của từng việc): the same in every state, on the page of the dossier and on that of deeds."""

from __future__ import annotations

from collections.abc import Iterable

from cchc_desktop.domain.possible import Deed

KEYS = {  # in the order of a dossier's life: digits for what has questions of its own here, letters for the rest
    Deed.RECEIVE: "N",
    Deed.HAND_OVER: "B",
    Deed.REQUEST_SUPPLEMENT: "1",
    Deed.RECEIVE_SUPPLEMENT: "2",
    Deed.COLLECT_FEE: "3",
    Deed.APOLOGISE: "4",
    Deed.AMEND: "5",
    Deed.WITHDRAW: "6",
    Deed.STOP: "7",
    Deed.TAKE_RESULT: "8",
    Deed.SEND_BACK: "9",
    Deed.REFUSE: "0",
    Deed.RETURN_RESULT: "T",
    Deed.POST_RESULT: "G",
    Deed.CORRECT_ITEM: "M",
    Deed.GIVE_BACK: "L",
    Deed.VOID_FEE: "P",
    Deed.VOID: "X",
}
_WORDS = {
    Deed.VOID: "Hủy hồ sơ nhập nhầm",
    Deed.SEND_BACK: "Phòng trả lại quầy",
    Deed.POST_RESULT: "Gửi kết quả qua bưu chính",
    Deed.TAKE_RESULT: "Kết quả đã về",
}


def deed_of(key: str) -> Deed | None:
    """Which deed a typed character names; None for any other."""
    return next((deed for deed, its in KEYS.items() if its == key.upper()), None)


def words(deed: Deed) -> str:
    """What a deed is called in a list."""
    return _WORDS.get(deed) or f"{deed.value[:1].upper()}{deed.value[1:]}"


def in_order(deeds: Iterable[Deed], first: Deed | None = None) -> list[Deed]:
    """Those that have a key: what is done next as a matter of course, then as a dossier lives."""
    found = set(deeds)
    return sorted((deed for deed in KEYS if deed in found), key=lambda deed: deed is not first)
