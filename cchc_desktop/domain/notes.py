"""What is told about a dossier (ghi nhận kèm hồ sơ) and changes nothing of it; domain/events.py lists all events."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cchc_desktop.domain.intake import Paper


@dataclass(frozen=True, slots=True)
class FileLinked:
    """A scanned paper kept with the dossier (tệp số hóa); `paper` is the paper's name, "" for the result."""

    at: datetime
    sha256: str
    size: int  # bytes
    media_type: str
    paper: str = ""


@dataclass(frozen=True, slots=True)
class FeedbackRecorded:
    """A step of what a citizen says about the office (phản ánh, kiến nghị); changes nothing of the dossier.

    `content` is what this step says: the feedback itself, why it is refused, to whom it goes, the answer.
    """

    at: datetime
    feedback_uid: str
    kind: str  # "phan-anh" or "kien-nghi"
    state: str  # one of domain/feedback.py
    content: str = ""
    sender: str = ""
    phone: str = ""
    channel: str = ""  # how it came, one of domain/feedback.py; "" for the steps after


@dataclass(frozen=True, slots=True)
class Rated:
    """How satisfied the citizen is (đánh giá mức độ hài lòng), 1 to 5; changes nothing of the dossier."""

    at: datetime
    score: int
    comment: str = ""


@dataclass(frozen=True, slots=True)
class PapersGivenBack:
    """Papers that were not there when it was withdrawn or stopped, given back now (trả lại giấy tờ sau)."""

    at: datetime
    papers: tuple[Paper, ...]


@dataclass(frozen=True, slots=True)
class SlipPrinted:
    """A slip asked for, handed to the printer, or failed; changes nothing of the dossier.

    `slip_number` tells slips of a kind apart: its batch, the counter's day, the version of a dossier's slip from 2 on.
    """

    at: datetime
    slip: str
    state: str  # "asked", "handed_over" or "failed"
    print_uid: str
    printing: int = 1  # 1 the first time, 2 for "in lại lần 1", …
    printer: str = ""
    error: str = ""  # a class or code, never a text with values
    slip_number: str = ""


Note = FileLinked | FeedbackRecorded | Rated | PapersGivenBack | SlipPrinted
