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
    LATE = "late"  # finished late, or open and late at the period's end
    RECEIVED = "received"  # in the period, by whatever channel
    RECEIVED_BY_POST = "received_by_post"
    RETURNED = "returned"
    RETURNED_BY_POST = "returned_by_post"


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

    `overdue` and `unsent` are as of now (`today` is given where it is asked). `figure` is counted over `period`, else
    `period` is that of reception.
    """

    period: Period | None = None
    figure: Figure | None = None
    status: Status | None = None
    holder_kind: HolderKind | None = None
    holder_name: str = ""
    procedure_code: str = ""
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
    order: Order = Order.RECEIVED
    descending: bool = True
