"""The pieces a slip's text is made of (mục của phiếu): labelled facts, rows of papers, and what they are read from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.office import Office, OfficeName
from cchc_desktop.slips.drawing.fonts import Face
from cchc_desktop.slips.drawing.printing import Printing
from cchc_desktop.slips.drawing.text import Ink, Printed, Run
from cchc_desktop.slips.forms import words
from cchc_desktop.slips.forms.wording import PeopleWording

W = TypeVar("W", bound=PeopleWording)


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and what it says: "Địa chỉ: Số 12, …"; the label is part of the official form, the value never empty."""

    label: Printed
    value: Printed
    bold: bool = False

    @property
    def runs(self) -> tuple[Run, ...]:
        """As it is set: the label regular, the value bold when it is one of the few that are."""
        return Run(self.label), Run(self.value, Face.BOLD if self.bold else Face.REGULAR)


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One row of the table of papers; a count of zero is "–"."""

    number: Printed
    name: Printed
    counts: tuple[Printed, Printed, Printed]


@dataclass(frozen=True, slots=True)
class Source(Generic[W]):
    """Where the text of a slip about one dossier comes from."""

    dossier: Dossier
    office: Office
    wording: W
    printing: Printing
    ink: Ink

    @property
    def day(self) -> date:
        """The day of the receipt, in Vietnam."""
        return words.in_vietnam(self.dossier.received_at or self.printing.printed_at).date()

    @property
    def office_name(self) -> OfficeName:
        """How the office was called that day."""
        return self.office.name_on(self.day)

    def fact(self, label: str, value: str, bold: bool = False) -> tuple[Fact, ...]:
        """One fact, or none when there is no value or the form has no such line."""
        printed = self.ink(value)
        return (Fact(self.ink(label), printed, bold),) if label and printed else ()
