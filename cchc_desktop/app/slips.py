"""Slips without a window (in giấy không cần cửa sổ): what they are drawn with, and one from its store into a file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from cchc_desktop.acts.printing import FAILED, HANDED_OVER, Asked, note
from cchc_desktop.app.counter import Counter
from cchc_desktop.domain.clerk import Clerk
from cchc_desktop.resources import resource
from cchc_desktop.slips.forms.form_set import FormMissing, load_form_sets
from cchc_desktop.ui.printing.prepared import Prepared, Wanted, prepare
from cchc_desktop.ui.printing.source import USUAL_DOTS, SlipSource, draw

TO_FILE = "PDF"  # the printer, as the journal has it


class NotWritten(Exception):
    """The slip was asked for, and noted as failed: the file could not be written, or there is no such form."""

    def __init__(self, asked: Asked, sentence: str, has_form: bool = True) -> None:
        """`has_form` False: it cannot be written later either."""
        super().__init__(asked.slip)
        self.asked, self.sentence, self.has_form = asked, sentence, has_form


class Written(NamedTuple):
    """A slip that lies in its file; `unprintable`: letters of it that came out as □."""

    asked: Asked
    unprintable: str


def source_of(counter: Counter) -> SlipSource:
    """With the shipped form sets and the printers of the office file."""
    return SlipSource(counter.desk, load_form_sets(resource("form_sets")), counter.file.printers)


def pdf_of(
    prepared: Prepared, source: SlipSource, now: datetime, paper: str | None = None, dots_per_inch: int = USUAL_DOTS
) -> bytes:
    """The PDF of a slip that was asked for; raises FormMissing."""
    return draw(prepared, source, source.printing(prepared.asked, now, dots_per_inch, paper))[0]


def write_slip(
    counter: Counter,
    wanted: Wanted,
    by: Clerk,
    clock: Callable[[], datetime],
    output: Path,
    paper: str | None = None,
) -> Written:
    """Asked, drawn, written, noted: the same journal as at the window. Raises Refused (nothing noted) and NotWritten."""
    pile = prepare(counter.db, [wanted], counter.desk, by, clock())
    for _, refusal in pile.refused:
        raise refusal
    (prepared,) = pile.prepared
    asked = prepared.asked
    source = source_of(counter)
    try:
        data, missing = draw(prepared, source, source.printing(asked, clock(), USUAL_DOTS, paper))
        output.write_bytes(data)
    except (OSError, FormMissing) as error:
        note(counter.db, asked, FAILED, TO_FILE, type(error).__name__, (by, clock()))
        sentence = str(error) if isinstance(error, FormMissing) else f"Không ghi được tệp {output.name}."
        raise NotWritten(asked, sentence, not isinstance(error, FormMissing)) from error
    note(counter.db, asked, HANDED_OVER, TO_FILE, "", (by, clock()))
    return Written(asked, missing)
