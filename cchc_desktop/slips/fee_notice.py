"""The fee notice (thông báo nộp phí, lệ phí): what is to pay in figures and words, and a VietQR to pay it by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import ClassVar

from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.number_words import money_in_words
from cchc_desktop.domain.office import Account
from cchc_desktop.slips.draft import Draft
from cchc_desktop.slips.drawing.facts import Source
from cchc_desktop.slips.drawing.flow import Strip
from cchc_desktop.slips.drawing.fonts import Face
from cchc_desktop.slips.drawing.grid import Field, Row
from cchc_desktop.slips.drawing.look import LOOKS, Look
from cchc_desktop.slips.drawing.measures import MM
from cchc_desktop.slips.drawing.page import Align, Page
from cchc_desktop.slips.drawing.payment import Payment, payment_strip
from cchc_desktop.slips.drawing.text import EMPTY, Run
from cchc_desktop.slips.drawn import Drawn
from cchc_desktop.slips.forms import words
from cchc_desktop.slips.forms.notice_wording import FeeWording
from cchc_desktop.slips.forms.wording import filled
from cchc_desktop.slips.lists import listing
from cchc_desktop.slips.lists.listing import Listed
from cchc_desktop.slips.receipts.receipt_people import people
from cchc_desktop.slips.vietqr import MOST_AMOUNT, bank_name, payload, purpose

NUMBER, AMOUNT = 10 * MM, 40 * MM
NOBODYS = Account("999999", "0000000000", "TAI KHOAN TAP")  # no bank has it: what is printed in practice cannot be paid


@dataclass(frozen=True, slots=True)
class FeeItem:
    """One fee, whole đồng."""

    name: str
    amount: int


@dataclass(frozen=True, slots=True)
class FeeNotice(Drawn):
    """What is to pay for a dossier; without `items` it is the fee that was taken down at its intake."""

    FORM: ClassVar[type[FeeWording]] = FeeWording

    dossier: Dossier
    at: datetime
    clerk_name: str
    counter: str
    items: tuple[FeeItem, ...] = ()

    @property
    def title(self) -> str:
        """The dossier's code."""
        return self.dossier.printed_code

    @property
    def day(self) -> date:
        """On which it is written."""
        return words.in_vietnam(self.at).date()

    @property
    def paid(self) -> int:
        """What was taken already, whole đồng."""
        return sum(fee.amount for fee in self.dossier.fees if not fee.voided)

    @property
    def to_pay(self) -> int:
        """What is left to pay, whole đồng."""
        if self.dossier.intake.fee_exempt:
            return 0
        return max(0, sum(item.amount for item in self._items("")) - self.paid)

    def copies(self, draft: Draft) -> list[list[Page]]:
        """One; raises ValueError for a dossier without any number."""
        if not self.title:
            raise ValueError("a fee notice needs a code")
        wording, look = draft.wording(FeeWording), LOOKS[draft.paper(FeeWording)]
        payment = self._payment(draft, wording)

        def blocks(_said: Listed, size: float) -> Sequence[Strip]:
            return [payment_strip(payment, look, size, draft.printing)] if payment else []

        said = self._said(draft, wording, look)
        said = replace(said, after=()) if payment else said  # the amount stands beside the QR
        return listing.copies(said, FeeWording, look, draft, blocks)

    def _said(self, draft: Draft, wording: FeeWording, look: Look) -> Listed:
        ink, source = draft.ink, Source(self.dossier, draft.office, wording, draft.printing, draft.ink)
        head = draft.setting(FeeWording, self.day, self.counter)
        columns = [(ink(text),) for text in wording.columns]
        room = look.size.room
        return Listed(
            **head.said(self.title, official=self.dossier.code is not None),
            facts=people(source),
            fields=(
                Field(columns[0], NUMBER),
                Field(columns[1], room - NUMBER - AMOUNT, Align.LEFT, most=12),
                Field(columns[2], AMOUNT, Align.RIGHT),
            ),
            rows=self._rows(draft, wording),
            after=tuple((run,) for run in self._total(draft, wording)),
            notes=draft.texts(*wording.notes) if self.to_pay else (),
            signers=tuple(map(ink, wording.signers)),
            names=(ink(self.clerk_name),),
        )

    def _items(self, unnamed: str) -> tuple[FeeItem, ...]:
        return self.items or (FeeItem(unnamed, max(0, self.dossier.intake.fee_amount or 0)),)

    def _rows(self, draft: Draft, wording: FeeWording) -> tuple[Row, ...]:
        ink, exempt = draft.ink, self.dossier.intake.fee_exempt
        lines = [(str(n), item.name, item.amount) for n, item in enumerate(self._items(wording.item), start=1)]
        lines += [("", wording.paid, self.paid)] if self.paid else []
        rows = [Row((ink(number), ink(name), ink(words.number(amount)))) for number, name, amount in lines]
        said = filled(wording.exempt, reason=exempt)
        return (*rows, *([Row((EMPTY, ink(said), ink("–")))] if said else []))

    def _total(self, draft: Draft, wording: FeeWording) -> tuple[Run, ...]:
        ink, to_pay = draft.ink, self.to_pay
        if not to_pay:
            return (Run(ink(wording.nothing_to_pay), Face.BOLD),)
        amount = filled(wording.to_pay, amount=words.money(to_pay))
        spelt = filled(wording.in_words, words=money_in_words(to_pay))
        return Run(ink(amount), Face.BOLD), Run(ink(spelt), Face.ITALIC)

    def _payment(self, draft: Draft, wording: FeeWording) -> Payment | None:
        """How to pay by transfer; None when nothing is to pay or the office has no account."""
        account = draft.office.account and (NOBODYS if draft.printing.practice else draft.office.account)
        if account is None or not 0 < self.to_pay <= MOST_AMOUNT:
            return None
        bank = bank_name(account.bank_bin)
        lines = (
            filled(wording.bank, bank=bank) or filled(wording.bank_unknown, bin=account.bank_bin),
            filled(wording.account, number=account.number),
            filled(wording.holder, holder=account.holder),
            filled(wording.purpose, purpose=purpose(self.title)),
        )
        how = filled(wording.pay_at, counter=self.counter, office=draft.office.name_on(self.day).lower)
        runs = (
            *self._total(draft, wording),
            Run(draft.ink(how)),
            *(Run(text, Face.BOLD) for text in draft.inked(*lines)),
        )
        return Payment(runs, payload(account, self.to_pay, self.title))
