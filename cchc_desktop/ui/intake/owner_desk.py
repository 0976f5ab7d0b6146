"""What concerns the owner (phần chủ hồ sơ): the card scanned, the citizen who was here before, the open duplicate."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from cchc_desktop.domain.card import CitizenCard, looks_like_card, read_card
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.identity import digits, grouped
from cchc_desktop.domain.instants import day_text
from cchc_desktop.domain.problem import Problem
from cchc_desktop.domain.text import fold
from cchc_desktop.reports.counter import Returning, duplicate_words, unnumbered
from cchc_desktop.ui.intake import filling, known
from cchc_desktop.ui.intake.form import IntakeForm, OwnerShape, PersonForm
from cchc_desktop.ui.intake.reading import read_form

if TYPE_CHECKING:
    from cchc_desktop.ui.intake.presenter import IntakePresenter

_CARD_FIELDS = {"name": "name", "born": "born", "residence": "address.detail"}
_LEAST_NUMBER = 6
OWNERS_CARD = (
    "Đây là căn cước của chủ hồ sơ, đã nhận ở trên. Quét căn cước người nộp thay; chủ hồ sơ tự nộp thì bấm Ctrl+Y."
)
BROKEN = "Chữ trên mã bị vỡ dấu: đã lấy số và ngày, chưa lấy họ tên, nơi thường trú. Gõ theo thẻ, hoặc tắt Unikey rồi quét lại"


class OwnerDesk:
    """Fills in whatever is known about the owner, and says what it took from where."""

    def __init__(self, presenter: IntakePresenter) -> None:
        self._p = presenter
        self._asked = ""  # the number last looked up
        self._duplicate: Dossier | None = None
        self._put_aside: PersonForm | None = None  # a submitter who was taken back

    def connect_view(self) -> None:
        """Listen to the view."""
        self._p.view.edited.connect(self._edited)
        self._p.view.left.connect(self._left)
        self._p.view.open_wanted.connect(self._open)
        self._p.view.submitter_wanted.connect(self._toggle_submitter)

    def forget(self) -> None:
        """Another form begins."""
        self._asked, self._duplicate, self._put_aside = "", None, None
        for key in ("returning", "duplicate"):
            self._p.at.reader.forget(key)

    def is_card(self, raw: str) -> bool:
        """Whether a scan is a citizen card, be it a cut one."""
        return looks_like_card(raw)

    def take_card(self, raw: str) -> None:
        """Fill from a card; one that cannot be read is refused with its sentence and changes nothing."""
        card = read_card(raw)
        if isinstance(card, Problem):
            self._p.scan_refused.emit(card.message)
            return
        form, form_id = self._p.form, self._p.drafts.form_id
        if _is_the_owner_again(card, form):
            self._p.scan_refused.emit(OWNERS_CARD)
            return
        role = "submitter" if self._is_for_submitter(card, form) else "owner"
        if role == "submitter" and form.submitter is not None:
            self._p.show_people(replace(form, submitter=filling.from_card(card, form.submitter)))
        else:
            self._fill_owner(card, form)
        for doubt in card.doubts:
            if doubt.field in _CARD_FIELDS:
                path = f"{role}.{_CARD_FIELDS[doubt.field]}"
                self._p.view.show_problem_at(path, [replace(doubt, field=path)])
        kept = "" if self._p.drafts.form_id == form_id else ". Hồ sơ đang gõ đã giữ nháp (Ctrl+D)"
        if card.is_broken:
            self._p.scan_refused.emit(f"{BROKEN}{kept}")
        elif card.is_to_be_looked_at:
            self._p.scan_refused.emit(f"Căn cước: {card.name}. {card.doubts[0].message}{kept}")
        else:
            self._p.scan_taken.emit(f"Căn cước: {card.name}{kept}")

    def look_up(self) -> None:
        """Whether this citizen was here before, and whether this very dossier is open already."""
        number = self._number()
        if number != self._asked:
            self._asked = number
            self._p.view.notice.clear()
            done, at = partial(self._returned, number), self._p.at
            at.reader.ask("returning", known.returning, number, at.clerk, self._p.errand.completes, done=done)
        self.look_for_duplicate()

    def look_for_duplicate(self) -> None:
        """Ask for open dossiers of the same owner and procedure."""
        self._duplicate = None
        self._p.view.duplicate.clear()
        number, code, at = self._number(), self._p.procedure.code, self._p.at
        if number and code:
            but = self._p.errand.completes
            at.reader.ask("duplicate", known.open_same, number, code, at.clerk, but, done=self._show_duplicate)

    def _fill_owner(self, card: CitizenCard, form: IntakeForm) -> None:
        number = grouped(card.personal_number)
        if form.owner.number and digits(form.owner.number) != card.personal_number:
            self._p.draft_desk.set_aside()  # the next citizen: what was typed for the last one stays, as a draft
            form = self._p.form
        elif not form.owner.number and form.owner.name and not _may_be(card, form.owner.name):
            self._p.draft_desk.set_aside()
            form = self._p.form
        self._p.stopwatch.begin("Từ lúc quét thẻ")
        before = form.owner if form.owner.number == number or not form.owner.number else PersonForm(number=number)
        self._p.show_people(replace(form, shape=OwnerShape.CITIZEN, owner=filling.from_card(card, before)))
        self.look_up()

    def _is_for_submitter(self, card: CitizenCard, form: IntakeForm) -> bool:
        if form.submitter is None or digits(form.owner.number) == card.personal_number:
            return False
        return bool(form.owner.name or form.owner.number)

    def _number(self) -> str:
        number = read_form(self._p.form, None).owner.number
        return number if len(number) >= _LEAST_NUMBER else ""

    def _edited(self, path: str) -> None:
        if path == "owner.number" and len(digits(self._p.view.form.owner.number)) == 12:
            self.look_up()

    def _left(self, path: str) -> None:
        if path == "owner.number" and self._number() != self._asked:
            self.look_up()

    def _returned(self, number: str, found: Returning | None) -> None:
        if found is None or number != self._number():
            return
        form = self._p.form
        home = filling.home_province(self._p.at.desk.office, self._p.today)
        filled = filling.with_earlier(form, found.intake, home)
        if filled != form:
            self._p.show_people(filled)
        tone, words = _earlier_words(form, found)
        self._p.view.notice.say(tone, words)

    def _show_duplicate(self, found: list[Dossier]) -> None:
        if not found:
            return
        self._duplicate = found[0]
        words = f"{duplicate_words(found)} Ctrl+O mở · Ctrl+Enter vẫn nhận."
        self._p.view.duplicate.say("waiting", words)

    def _toggle_submitter(self) -> None:
        form = self._p.form
        if form.submitter is not None:
            self._put_aside = form.submitter
            self._p.show_people(replace(form, submitter=None, authorised=False))
            return
        self._p.show_people(replace(form, submitter=self._put_aside or PersonForm(province=form.owner.province)))
        self._p.view.submitter.part.shown[0].line.setFocus()

    def _open(self) -> None:
        if self._duplicate is not None:
            self._p.open_dossier.emit(self._duplicate.uid)


def _may_be(card: CitizenCard, name: str) -> bool:
    """Whether the card may be that of who was typed; of broken letters nothing can be said."""
    return card.is_broken or fold(name) == fold(card.name)


def _is_the_owner_again(card: CitizenCard, form: IntakeForm) -> bool:
    """The owner's own card, taken already, where somebody else's is awaited."""
    submitter, owner = form.submitter, form.owner
    awaited = submitter is not None and not submitter.number and not submitter.name
    return awaited and "number" in owner.scanned and digits(owner.number) == card.personal_number


def _earlier_words(form: IntakeForm, found: Returning) -> tuple[str, str]:
    """Tone and sentence about the dossiers before; a name that differs is said first."""
    known, latest = found.intake.owner.name, found.earlier[0]
    if form.owner.name and fold(form.owner.name) != fold(known):
        return "waiting", f"Số này ở hồ sơ trước ghi tên {known}. Xem lại trên thẻ."
    when = day_text(latest.received_at.date()) if latest.received_at else f"({unnumbered(latest)})"
    name = latest.reception.short_name or latest.reception.procedure_name
    return "note", f"Đã nộp {len(found.earlier)} hồ sơ, gần nhất {when}: {name}. Phần còn trống lấy từ hồ sơ đó."
