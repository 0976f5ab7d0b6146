"""A list that one side gives and the other signs for (danh sách giao nhận): what handover slip and postal list share."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Protocol

from cchc_desktop.slips.draft import Draft
from cchc_desktop.slips.forms import words
from cchc_desktop.slips.forms.list_wording import ExchangeWording
from cchc_desktop.slips.forms.wording import filled


class Exchanged(Protocol):
    """The slip, as far as both know it."""

    @property
    def number(self) -> str:
        """Of the list."""

    @property
    def bars(self) -> str:
        """The number and what proves that nothing was changed."""

    @property
    def at(self) -> datetime:
        """When it was given."""

    @property
    def to(self) -> str:
        """Who takes it."""

    @property
    def clerk_name(self) -> str:
        """Who gives it."""

    @property
    def counter(self) -> str:
        """Where."""


def day_of(slip: Exchanged) -> date:
    """On which it was given, in Vietnam."""
    return words.in_vietnam(slip.at).date()


def said(slip: Exchanged, form: type[ExchangeWording], draft: Draft, receiver_name: str = "") -> dict[str, Any]:
    """Members of `listing.Listed`: head, bars, the three facts, and the end with both names ("": written by hand)."""
    wording, ink, day = draft.wording(form), draft.ink, day_of(slip)
    giver = {"name": slip.clerk_name, "counter": slip.counter, "office": draft.office.name_on(day).lower}
    return {
        **draft.setting(form, day, slip.counter).said(slip.number),
        "code": slip.bars,
        "facts": (
            draft.fact(wording.giver, filled(wording.giver_value, **giver)),
            draft.fact(wording.receiver, slip.to, bold=True),
            draft.fact(wording.at, draft.moment(wording.moment, slip.at)),
        ),
        "blanks": ((ink(wording.missing), 1),) if wording.missing else (),
        "notes": draft.texts(*wording.notes),
        "signers": tuple(map(ink, wording.signers)),
        "names": (ink(slip.clerk_name), ink(receiver_name)),
        "by_hand": ink(wording.by_hand),
    }
