"""The questions of a deed (phiếu hỏi): what is asked before it is done, as values that a card can show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from cchc_desktop.domain.clerk import Duty
from cchc_desktop.domain.procedure import RequiredDocument


class Kind(Enum):
    """How a question is answered."""

    LINE = "line"
    TEXT = "text"  # several lines
    DAY = "day"  # dd/mm/yyyy
    MONEY = "money"  # whole đồng
    CHOICE = "choice"
    SECRET = "secret"
    PAPERS = "papers"  # counted three ways, one a line (ui/deeds/paper_lines.py)


@dataclass(frozen=True, slots=True)
class Ask:
    """One question; `name` is also the field that problems name, `choices` value → words.

    `documents`: of papers those that are listed, with the counts that are asked for.
    """

    name: str
    caption: str
    kind: Kind = Kind.LINE
    value: str = ""
    choices: Mapping[str, str] = field(default_factory=dict)
    documents: tuple[RequiredDocument, ...] = ()


@dataclass(frozen=True, slots=True)
class DeedForm:
    """All questions of one deed; `slips` are printed once it is done, `lead` is the duty that needs a lead's leave.

    `note` tells what will come of it, `warning` what has to be thought of first; `first` names the question to begin
    with, "" the first of all; `subject` is what the slips are of, "" the dossier itself.
    """

    title: str
    button: str
    asks: tuple[Ask, ...] = ()
    slips: tuple[str, ...] = ()
    lead: Duty | None = None
    note: str = ""
    warning: str = ""
    first: str = ""
    subject: str = ""


Answers = Mapping[str, str]
