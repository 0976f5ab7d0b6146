"""What slips to a citizen say alike (lời chung của giấy gửi người dân): number, people, how they are called, whom to ask."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.instants import day_text
from cchc_desktop.domain.letter_number import bars
from cchc_desktop.domain.person import OwnerKind
from cchc_desktop.domain.phone import normal_phone, spaced
from cchc_desktop.slips.draft import Draft
from cchc_desktop.slips.drawing.facts import Fact, Source
from cchc_desktop.slips.drawing.fonts import Face
from cchc_desktop.slips.drawing.text import EMPTY, Printed, Run
from cchc_desktop.slips.forms import words
from cchc_desktop.slips.forms.letter_wording import AddressedWording, GuidingWording
from cchc_desktop.slips.forms.wording import filled
from cchc_desktop.slips.letters.prose import Para
from cchc_desktop.slips.receipts import receipt_people

A = TypeVar("A", bound=AddressedWording)
G = TypeVar("G", bound=GuidingWording)


@dataclass(frozen=True, slots=True)
class Adviser:
    """Who helps when something is not clear; without a phone the office's hotline stands there."""

    name: str
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Address(Generic[A]):
    """One such slip in the making: about which dossier, made when, and under which number."""

    dossier: Dossier
    at: datetime
    draft: Draft
    wording: A
    number: str = ""  # "": to be filled in by hand

    @property
    def source(self) -> Source[A]:
        """For the people."""
        return Source(self.dossier, self.draft.office, self.wording, self.draft.printing, self.draft.ink)

    @property
    def office(self) -> str:
        """The agency as it was called that day."""
        return self.draft.office.name_on(words.in_vietnam(self.at).date()).lower

    @property
    def is_person(self) -> bool:
        """Whether a person owns the dossier, no enterprise or body."""
        return self.dossier.intake.owner_kind is OwnerKind.CITIZEN

    @property
    def you(self) -> str:
        """How the owner is called."""
        return self.wording.to_person if self.is_person else self.wording.to_body

    def head(self) -> dict[str, Any]:
        """The members of Said, with number and bars: of the dossier's code, else of the letter's number."""
        day = words.in_vietnam(self.at).date()
        setting = self.draft.setting(type(self.wording), day, self.dossier.reception.counter)
        said = setting.said(self.dossier.printed_code, official=self.dossier.code is not None)
        if not self.dossier.printed_code:  # all there is of it is the letter: its bars lead to the dossier
            code = bars(self.number, day.year)
            said |= {"code": code, "code_line": self.draft.ink(code)}
        number = filled(self.wording.number, number=self.number) or self.wording.number_blank
        owner = "" if self.dossier.printed_code else self.dossier.intake.owner.name
        named = filled(self.wording.named, number=number, owner=owner)
        return {**said, "number": self.draft.ink(number), "named": self.draft.ink(named)}

    def people(self, office_line: str) -> tuple[tuple[Fact, ...], ...]:
        """The line of the office, then whose dossier it is and what is asked for."""
        office = Fact(self.draft.ink(filled(office_line, office=self.office)), EMPTY, False)
        return (*(((office,),) if office.label else ()), *receipt_people.people(self.source))

    def paragraphs(self, text: str, label: str = "") -> tuple[Para, ...]:
        """What a clerk wrote, each of their lines a paragraph, the first after its label; none when it is empty."""
        lines = [line for line in map(self.draft.ink, text.splitlines()) if line]
        heads = [self.draft.ink(label)] + [EMPTY] * len(lines)
        return tuple(Para((Run(head), Run(line))) for head, line in zip(heads, lines, strict=False))


def contact(address: Address[G], adviser: Adviser) -> tuple[Para, ...]:
    """Where rules are read and who is to be asked."""
    wording, name = address.wording, address.draft.office.name_on(words.in_vietnam(address.at).date())
    phone = spaced(normal_phone(adviser.phone)) or name.hotline
    ways = (
        filled(wording.contact_website, website=name.website),
        filled(wording.contact_person, name=adviser.name, phone=phone)
        or filled(wording.contact_counter, name=adviser.name, counter=address.dossier.reception.counter),
    )
    said = filled(wording.contact, you=address.you, ways=wording.contact_or.join(way for way in ways if way))
    return (Para((Run(address.draft.ink(said)),)),) if said else ()


def signers(address: Address[G], adviser: Adviser) -> tuple[Printed, ...]:
    """Names under the signatures: the citizen's first where the form has two, the clerk's last."""
    citizen = (receipt_people.signer(address.source),) * (len(address.wording.signers) - 1)
    return (*citizen, address.draft.ink(adviser.name))


def story(address: Address[A]) -> dict[str, str]:
    """What the templates of a letter may name, but the solver."""
    dossier, wording = address.dossier, address.wording
    name, code = dossier.reception.procedure_name, dossier.intake.procedure_code
    received = dossier.received_at
    return {
        "you": address.you,
        "You": words.first_upper(address.you),
        "office": address.office,
        "procedure": filled(wording.procedure_value, name=name, code=code) or name or code,
        "code": dossier.printed_code,
        "received": day_of(received) if received else "",
        "happened": day_of(address.at),
    }


def told(draft: Draft, templates: Iterable[str], values: dict[str, str]) -> tuple[Para, ...]:
    """Templates as paragraphs, those left out whose value is not known."""
    texts = (draft.ink(filled(template, **values)) for template in templates)
    return tuple(Para((Run(text),)) for text in texts if text)


def labelled(draft: Draft, label: str, value: str, bold: bool = False) -> tuple[Para, ...]:
    """A label and its value as a paragraph; none without either."""
    said, text = draft.ink(label), draft.ink(value)
    return (Para((Run(said), Run(text, Face.BOLD if bold else Face.REGULAR))),) if said and text else ()


def box_values(moment: datetime) -> dict[str, str]:
    """A moment as the templates of a box may name it."""
    at = words.in_vietnam(moment)
    clock = words.clock_in_words(at)
    return {
        "clock": clock,
        "clock_caps": clock.upper(),
        "weekday": words.weekday(at.date()),
        "day": day_text(at.date()),
        "long_day": words.long_day(at.date()),
    }


def day_of(moment: datetime) -> str:
    """ "05 tháng 10 năm 2026": "ngày" or "Ngày" stands in the template."""
    return words.long_day(words.in_vietnam(moment).date()).removeprefix("ngày ")
