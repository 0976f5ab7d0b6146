"""A slip that is drawn page by page from its form's wording (phiếu vẽ theo biểu mẫu): what all of them do alike."""

from __future__ import annotations

from abc import ABC, abstractmethod
from datetime import date
from typing import ClassVar

from cchc_desktop.domain.office import Office
from cchc_desktop.slips.draft import Draft
from cchc_desktop.slips.drawing.binding import bound
from cchc_desktop.slips.drawing.page import Page
from cchc_desktop.slips.drawing.pdf import pdf
from cchc_desktop.slips.drawing.printing import Printing
from cchc_desktop.slips.drawing.text import Ink
from cchc_desktop.slips.forms.form_set import FormSet
from cchc_desktop.slips.forms.wording import SlipWording


class Drawn(ABC):
    """Fulfils Slip once it is told its form, title, day and pages."""

    __slots__ = ()
    FORM: ClassVar[type[SlipWording]]

    @property
    def kind(self) -> str:
        """Its form's table."""
        return self.FORM.TABLE

    @property
    @abstractmethod
    def title(self) -> str:
        """What the print queue calls it, never personal data."""

    @property
    @abstractmethod
    def day(self) -> date:
        """Whose form set it is drawn by."""

    @abstractmethod
    def copies(self, draft: Draft) -> list[list[Page]]:
        """The pages of each copy."""

    def draw(self, office: Office, forms: FormSet, printing: Printing) -> bytes:
        """The PDF of all its copies, on the paper of the form set."""
        draft = Draft(office, forms, printing, Ink())
        sheets = bound(self.copies(draft), draft.paper(self.FORM))
        return pdf(sheets, self.title, printing.dots_per_inch)
