"""What a slip is drawn from besides itself (bản in): office, forms, print and ink, asked for wording, head and facts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from cchc_desktop.domain.office import Office
from cchc_desktop.slips.drawing.facts import Fact
from cchc_desktop.slips.drawing.fonts import Face
from cchc_desktop.slips.drawing.printing import Printing
from cchc_desktop.slips.drawing.said import Setting
from cchc_desktop.slips.drawing.text import Ink, Printed, Run
from cchc_desktop.slips.forms import words
from cchc_desktop.slips.forms.form_set import FormSet
from cchc_desktop.slips.forms.wording import SlipWording, filled

W = TypeVar("W", bound=SlipWording)


@dataclass(frozen=True, slots=True)
class Draft:
    """One print of one slip; its ink remembers the letters that print as □."""

    office: Office
    forms: FormSet
    printing: Printing
    ink: Ink

    def paper(self, form: type[SlipWording]) -> str:
        """What the form set says, else what is asked for, else the first that the form can be laid out on."""
        known = self.forms.form(form)
        wanted = known.paper or self.printing.paper
        return wanted if wanted in known.wordings else form.PAPERS[0]

    def wording(self, form: type[W]) -> W:
        """On that paper; raises FormMissing."""
        return self.forms.form(form).on(self.paper(form))

    def setting(self, form: type[SlipWording], day: date, counter: str) -> Setting:
        """What head and foot of the form are made from."""
        forms, number = self.forms, self.forms.form(form).form
        wording = self.wording(form)
        return Setting(
            wording, self.office, self.printing, self.ink, day, number, forms.circular, forms.version, counter
        )

    def fact(self, label: str, value: str, bold: bool = False) -> tuple[Fact, ...]:
        """A row of one fact, or none when there is no value or the form has no such line."""
        printed = self.ink(value)
        return (Fact(self.ink(label), printed, bold),) if label and printed else ()

    def texts(self, *templates: str, **values: str) -> tuple[Printed, ...]:
        """Templates with their values, those left out that are empty."""
        return self.inked(*(filled(template, **values) for template in templates))

    def inked(self, *texts: str) -> tuple[Printed, ...]:
        """Texts as they are printed, braces and all, those left out that are empty."""
        return tuple(printed for printed in map(self.ink, texts) if printed)

    def total(self, templates: tuple[str, ...], **values: str) -> tuple[Run, ...]:
        """A line of a figure bold, its words in italics, and what it counts bold."""
        faces = (Face.BOLD, Face.ITALIC, Face.BOLD)
        texts = (self.ink(filled(template, **values)) for template in templates)
        return tuple(Run(text, face) for text, face in zip(texts, faces, strict=False) if text)

    def moment(self, template: str, at: datetime) -> str:
        """ "16 giờ 30 phút, ngày 05 tháng 10 năm 2026", as the template has it."""
        local = words.in_vietnam(at)
        return filled(template, clock=words.clock_in_words(local), day=words.long_day(local.date()))
