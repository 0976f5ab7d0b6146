"""A choice of dossiers (bộ lọc hồ sơ): what the register shows, and what stands behind a figure of a report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from cchc_desktop.domain.intake import Channel
from cchc_desktop.domain.period import Period
from cchc_desktop.domain.status import HolderKind, Status

WITHOUT = "–"
"""A label that chooses those that have none."""


class Figure(Enum):
    """A figure of biểu II.06a by its column, and others that reports count; each means something only in a period."""

    TOTAL = "3"  # tiếp nhận: received in the period, and open at its first instant
    RECEIVED_ONLINE = "4"
    RECEIVED_OTHERWISE = "5"  # at the counter or by post
    OPEN_BEFORE = "6"
    FINISHED = "7"
    FINISHED_BEFORE = "8"
    FINISHED_ON = "9"
    FINISHED_LATE = "10"
    OPEN = "11"  # at the period's end
    OPEN_IN_TIME = "12"
    OPEN_LATE = "13"
    FINISHED_IN_TIME = "finished_in_time"  # before its day or on it
    LATE = "late"  # finished late, or open and late at the period's end
    NOT_LATE = "not_late"  # the others that had to be dealt with in the period
    RECEIVED = "received"  # in the period, by whatever channel
    RECEIVED_BY_POST = "received_by_post"
    RETURNED = "returned"
    RETURNED_BY_POST = "returned_by_post"


class Mark(Enum):
    """What else a report counts: something that holds of a dossier, or happened to it in the period."""

    RIGHT_AT_ONCE = "right_at_once"  # no papers were ever asked for after its reception
    AT_PORTAL = "at_portal"  # its reception is in the portal's journal
    WITH_FEE = "with_fee"
    PAID_ONLINE = "paid_online"  # of those with a fee
    TIME_LEFT = "time_left"  # it has a date and does not wait for papers
    DONE = "done"  # finished in the period with a result
    RESULT_SCANNED = "result_scanned"  # done, with a file of its result
    DIGITISED = "digitised"  # done, with files of its result and of a paper
    LATE_OR_DISLIKED = "late_or_disliked"  # late in the period, reported or scored a dislike in it
    HANDLED = "handled"  # received or returned in the period
    BY_POST = "by_post"  # one of these by post
    TAKEN = "taken"  # `doer` took a fee; `details`: methods
    STRUCK_OUT = "struck_out"  # `doer` gave one back
    MONEY = "money"  # one of these
    RATED = "rated"  # `details`: the score it has at the period's end
    PRINTED = "printed"  # a slip was asked for; `details`: its kind, also of the next four
    PRINTED_OUT = "printed_out"
    PRINTED_AGAIN = "printed_again"
    PRINT_FAILED = "print_failed"
    PRINT_OPEN = "print_open"  # nobody knows whether there is paper


class Order(Enum):
    """By what the register is sorted."""

    RECEIVED = "received"
    DUE = "due"
    FINISHED = "finished"
    CODE = "code"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Selection:
    """Conditions that must all hold; None, "" and False leave open. Labels are compared whole; WITHOUT means none.

    `overdue` and `unsent` are as of now (`today` is given where it is asked). `figure` is counted over `period`, and what
    is marked (or `lacks` a mark) was so in it; without any of them `period` is that of reception.
    """

    period: Period | None = None
    figure: Figure | None = None
    status: Status | None = None
    holder_kind: HolderKind | None = None
    holder_name: str = ""
    holder_person: str = ""  # who signed for it in the division that holds it
    procedure_code: str = ""
    procedure_codes: tuple[str, ...] = ()  # any of them
    procedure_field: str = ""
    division: str = ""
    clerk_code: str = ""
    counter: str = ""
    channel: Channel | None = None
    due_from: date | None = None
    due_to: date | None = None
    overdue: bool = False
    unsent: bool = False
    apologised: bool | None = None
    second_request: bool = False  # papers asked for a second time
    mark: Mark | None = None
    lacks: Mark | None = None
    doer: str = ""  # code of the clerk who did what `mark` says
    details: tuple[str, ...] = ()  # any of them, as `mark` says
    uids: tuple[str, ...] = ()  # just these dossiers
    order: Order = Order.RECEIVED
    descending: bool = True
