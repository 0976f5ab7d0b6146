"""What every slip says at head and foot (tiêu đề, dấu, chân trang), whatever it is about, ready to be placed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

from cchc_desktop.domain.instants import day_text
from cchc_desktop.domain.office import Office
from cchc_desktop.slips.drawing.printing import Printing
from cchc_desktop.slips.drawing.text import EMPTY, Ink, Printed
from cchc_desktop.slips.forms import words
from cchc_desktop.slips.forms.wording import SlipWording, filled, joined


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A slip's text; empty strings and tuples are left out on the page. What a slip says besides inherits from it."""

    code: str  # for the bars: never cleaned, never cut; "": the slip has none
    code_line: Printed
    upper: Printed
    lower: Printed
    nation: Printed
    motto: Printed
    place_and_day: Printed
    title: Printed
    see_next: Printed
    sign_hint: Printed
    reprint: tuple[Printed, ...]
    practice: tuple[Printed, ...]
    watermark: tuple[Printed, ...]
    footers: tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]
    footer_values: dict[str, str]
    number: Printed = EMPTY  # "Số: 12/HDHS", under the agency
    under_title: tuple[Printed, ...] = ()
    signers: tuple[Printed, ...] = ()
    names: tuple[Printed, ...] = ()  # of those who sign
    copy_mark: Printed = EMPTY
    continued: Printed = EMPTY  # under the title of page 2
    named: Printed = EMPTY  # under that, where no code tells whose page 2 it is

    def footer(self, page: int, pages: int, ink: Ink) -> tuple[Printed, Printed, Printed]:
        """Left, centre and right of the foot of one page."""
        values = {**self.footer_values, "page": str(page), "pages": str(pages)}
        left, centre, right = (ink(joined(part, **values)) for part in self.footers)
        return left, centre, right


S = TypeVar("S", bound=Said)


@dataclass(frozen=True, slots=True)
class Setting:
    """What head and foot are made from; `form` and `circular` as their footer says them."""

    wording: SlipWording
    office: Office
    printing: Printing
    ink: Ink
    day: date  # of the slip: place and date, and how the office was called then
    form: str
    circular: str
    version: str
    counter: str = ""

    def said(self, code: str, official: bool = True) -> dict[str, Any]:
        """The members of Said, but the signers; `official`: not a provisional number."""
        wording, ink, name = self.wording, self.ink, self.office.name_on(self.day)
        template = wording.code if official else wording.provisional_code
        return {
            "code": code,
            "code_line": ink(filled(template, code=code)),
            "upper": ink(name.upper.upper()),
            "lower": ink(name.lower.upper()),
            "nation": ink(wording.nation),
            "motto": ink(wording.motto),
            "place_and_day": ink(filled(wording.place_and_day, place=name.place, day=words.long_day(self.day))),
            "title": ink(wording.title),
            "see_next": ink(wording.see_next),
            "sign_hint": ink(wording.sign_hint),
            "reprint": self._reprint(),
            "practice": tuple(map(ink, filter(None, wording.practice))) if self.printing.practice else (),
            "watermark": tuple(map(ink, wording.practice_watermark)) if self.printing.practice else (),
            "footers": (wording.footer_left, wording.footer_centre, wording.footer_right),
            "footer_values": self._footer_values(code),
        }

    def _reprint(self) -> tuple[Printed, ...]:
        if not self.printing.reprint:
            return ()
        at = words.in_vietnam(self.printing.printed_at)
        values = {"n": str(self.printing.reprint), "time": words.clock(at), "day": day_text(at.date())}
        return tuple(self.ink(filled(part, **values)) for part in self.wording.reprint if part)

    def _footer_values(self, code: str) -> dict[str, str]:
        again = self.printing.reprint
        return {
            "code": code,
            "form": self.form,
            "circular": self.circular,
            "version": self.version,
            "counter": self.counter,
            "ledger": self.printing.ledger_hash,
            "hotline": self.office.name_on(self.day).hotline,
            "reprint": filled(self.wording.reprint_foot, n=str(again)) if again else "",
        }


def for_copies(said: S, wording: SlipWording, printing: Printing, ink: Ink) -> list[S]:
    """The same once for each copy asked for that the form has, with its mark; a form without copies is printed once."""
    copies = [copy for copy in printing.copies if copy <= len(wording.copies)]
    if not wording.copies:
        return [said]
    return [_for_copy(said, wording, wording.copies[copy - 1], ink) for copy in copies or (1,)]


def _for_copy(said: S, wording: SlipWording, text: str, ink: Ink) -> S:
    copy_mark, continued = (ink(filled(mark, copy=text)) for mark in (wording.copy_mark, wording.continued))
    return replace(said, copy_mark=copy_mark, continued=continued)
