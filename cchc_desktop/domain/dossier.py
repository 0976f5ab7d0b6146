"""A dossier (hồ sơ): an intake, plus what the office has added to it since."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from cchc_desktop.domain import conflict_rules, milestones, rules
from cchc_desktop.domain.added import Added, joined
from cchc_desktop.domain.duration import Duration
from cchc_desktop.domain.events import (
    Adopted,
    Amended,
    Apologised,
    Blanked,
    Event,
    FeeCollected,
    FeedbackRecorded,
    FeeVoided,
    FileLinked,
    HandedOver,
    ItemCorrected,
    PapersGivenBack,
    PortalChanged,
    Rated,
    Received,
    Refused,
    ResultArrived,
    ResultHandedOver,
    ResultPosted,
    SentBack,
    SlipPrinted,
    Stopped,
    SupplementReceived,
    SupplementRequested,
    Taken,
    Voided,
    Withdrawn,
)
from cchc_desktop.domain.intake import Intake
from cchc_desktop.domain.milestones import NONE, Milestones
from cchc_desktop.domain.money import PaidFee
from cchc_desktop.domain.problem import Problem
from cchc_desktop.domain.status import COLLECTOR, COUNTER, POST, Holder, HolderKind, Status

_NOT_TAKEN_ON = (Status.REFUSED, Status.WITHDRAWN, Status.STOPPED)  # nothing is owed that was not paid by then


@dataclass(frozen=True, slots=True)
class Reception:
    """What the office added when it received: who, where, and the catalogue of that day."""

    unit_code: str
    counter: str
    clerk_code: str
    clerk_name: str
    procedure_name: str
    procedure_field: str
    short_name: str = ""
    division: str = ""
    procedure_version: str = ""
    processing: Duration | None = None
    due_summary: str = ""  # "10 ngày làm việc, nghỉ 24/11"
    book: str = ""  # quyển số of the register
    ordinal: int = 0  # số thứ tự in it
    return_place: str = ""
    late_reason: str = ""  # of a dossier from the emergency pad: why it was entered later


@dataclass(frozen=True, slots=True)
class Dossier:
    """One dossier; every moment is aware, +07:00, whole milliseconds."""

    uid: str  # UUIDv7, lower case, made at the counter
    code: str | None  # MaHoSo; None while only a provisional number or no reception
    intake: Intake
    received_at: datetime | None
    due_at: datetime | None  # None: the procedure has no return date
    reception: Reception
    provisional: str | None = None  # SoBienNhan
    alias: str | None = None  # MaHoSoKhac
    status: Status = Status.RECEIVED
    holder: Holder = COUNTER
    supplements: int = 0  # how many supplement requests so far
    apologies: int = 0
    processed_at: datetime | None = None
    returned_at: datetime | None = None
    refused_at: datetime | None = None
    fees: tuple[PaidFee, ...] = ()
    voided: bool = False
    portal_version: int | None = None
    promised_at: datetime | None = None  # what the citizen's paper says, once `due_at` has moved
    reissues: int = 0  # a correction, or papers that came later: each made a new version of the receipt
    paused_at: datetime | None = None  # since when the clock stands, for papers that were asked for
    counted_to: date | None = None  # after a pause: the calendar day counted last, from which `due_at` was moved
    blanked: bool = False  # its time of keeping is over: nobody is named any more (domain/retention.py)
    milestones: Milestones = NONE  # since this counter has its ledger entries

    @property
    def printed_due_at(self) -> datetime | None:
        """The return date on the receipt as it was first given, whatever came after."""
        return self.promised_at or self.due_at

    @property
    def has_moved(self) -> bool:
        """Whether another return date holds now than the one promised at first."""
        return self.promised_at not in (None, self.due_at)

    @property
    def is_received(self) -> bool:
        """Whether it was taken in, with its number; else the citizen has the papers, the office only gave a slip."""
        return bool(self.printed_code)

    @property
    def paid(self) -> int:
        """Whole đồng taken and not struck out."""
        return sum(fee.amount for fee in self.fees if not fee.voided)

    @property
    def owed(self) -> int:
        """Whole đồng still to be paid; 0 for one who is exempt, and where the office takes nothing up or on."""
        if self.voided or not self.is_received or self.status in _NOT_TAKEN_ON:
            return 0
        asked = 0 if self.intake.fee_exempt else self.intake.fee_amount or 0
        return max(0, asked - self.paid)

    @property
    def added(self) -> Added:
        """What is only ever added to."""
        return Added(self.fees, self.voided, self.supplements, self.apologies)

    @property
    def receipt_version(self) -> int:
        """Which version of the receipt is the one that holds: 1 until it is corrected, or papers came later."""
        return self.reissues + 1

    @property
    def printed_code(self) -> str:
        """What stands under the bars: the code, else the provisional number."""
        return self.code or self.provisional or ""

    @property
    def official(self) -> str | None:
        """Its MaHoSo: the code given here, or what the portal gave to a provisional number; None before that."""
        return self.code or (self.alias if self.provisional else None)

    def refuses(self, event: Event, today: date) -> Problem | None:
        """Why `event` may not happen now, or None; used by acts only (rules and sources: domain/rules.py)."""
        return rules.refusal(self, event, today)

    def after(self, event: Event) -> Dossier:
        """The dossier once `event` has happened. Total: whatever the ledger or the portal says did happen."""
        match event:
            case Received(dossier=received) | Adopted(dossier=received) | Blanked(dossier=received):
                return received
            case FileLinked() | FeedbackRecorded() | Rated() | PapersGivenBack() | SlipPrinted() | ItemCorrected():
                return self
            case _:
                moved = self._moved(event)
                found = milestones.after(self, moved, event)
                return moved if found is self.milestones else replace(moved, milestones=found)

    def _moved(self, event: Event) -> Dossier:
        match event:
            case PortalChanged():
                return self._after_portal(event)
            case HandedOver() | Taken() | SentBack() | ResultArrived() | ResultHandedOver() | ResultPosted():
                return self._after_custody(event)._unpaused()
            case FeeCollected(fee_uid=uid, amount=amount, method=method, receipt_number=number):
                return replace(self, fees=(*self.fees, PaidFee(uid, amount, method, number)))
            case FeeVoided(fee_uid=uid):
                return replace(self, fees=tuple(replace(f, voided=True) if f.uid == uid else f for f in self.fees))
            case _:
                return self._after_decision(event)._unpaused()

    def _after_custody(self, event: Event) -> Dossier:
        match event:
            case HandedOver(to=division):
                moved = Status.PROCESSING if self.status in (Status.NEW, Status.RECEIVED) else self.status
                return replace(self, status=moved, holder=Holder(HolderKind.DIVISION, division))
            case Taken(by=division):
                return replace(self, holder=Holder(HolderKind.DIVISION, division, self.holder.counter))
            case ResultArrived(at=at):
                return replace(self, status=Status.FINISHED, holder=COUNTER, processed_at=self.processed_at or at)
            case ResultHandedOver(at=at):
                return replace(self, status=Status.RETURNED, holder=COLLECTOR, returned_at=at)
            case ResultPosted(at=at):
                return replace(self, status=Status.RETURNED, holder=POST, returned_at=at)
            case _:
                return replace(self, holder=COUNTER)

    def _after_decision(self, event: Event) -> Dossier:
        match event:
            case Amended(intake=intake):
                return replace(self, intake=intake, reissues=self.reissues + 1)
            case Refused(at=at):
                return replace(self, status=Status.REFUSED, refused_at=at)
            case SupplementRequested(at=at):
                paused = min(self.paused_at or at, at)
                return replace(self, status=Status.SUPPLEMENT, supplements=self.supplements + 1, paused_at=paused)
            case SupplementReceived(papers=papers, due_at=due_at, counted_to=counted_to):
                intake = replace(self.intake, papers=self.intake.papers + papers)
                moved = Status.PROCESSING if self.holder.kind is HolderKind.DIVISION else Status.RECEIVED
                again = self._due(due_at, counted_to)
                return replace(again, intake=intake, status=moved, reissues=self.reissues + 1)
            case Apologised(due_at=due_at):
                return replace(self._due(due_at), apologies=self.apologies + 1)
            case Withdrawn():
                return replace(self, status=Status.WITHDRAWN)
            case Stopped():
                return replace(self, status=Status.STOPPED)
            case Voided():
                return replace(self, voided=True)
            case _:
                return self

    def _after_portal(self, change: PortalChanged) -> Dossier:
        """The later in the hub's journal wins for status; 7 and 10 given at a counter stand (conflict rules)."""
        stopped = self.status is Status.WITHDRAWN and change.status is Status.STOPPED and change.follows
        keeps = self.status in conflict_rules.ENDS and not stopped
        status = self.status if keeps or change.status is None else change.status
        items, all_added = conflict_rules.named(change.items), joined(self.added, change.added)
        return replace(
            self._due(change.due_at or self.due_at, change.counted_to),
            status=status,
            intake=conflict_rules.with_items(self.intake, change.intake or self.intake, items),
            reissues=max(self.reissues, change.reissues),
            holder=change.holder or self.holder,
            paused_at=change.paused_at or self.paused_at or change.at,  # it may have gone on and stopped again since
            processed_at=change.processed_at or self.processed_at,
            returned_at=change.returned_at or self.returned_at,
            alias=(change.code if self.code is None else None) or change.alias or self.alias,
            fees=all_added.fees,
            voided=all_added.voided,
            supplements=all_added.supplements,
            apologies=all_added.apologies,
            portal_version=change.version,
        )._unpaused()

    def _unpaused(self) -> Dossier:
        """The same; the clock stands only as long as papers are waited for."""
        waits = self.status is Status.SUPPLEMENT or self.paused_at is None
        return self if waits else replace(self, paused_at=None)

    def _due(self, due_at: datetime | None, counted_to: date | None = None) -> Dossier:
        """The same, due at another time; what was printed first is remembered."""
        if due_at == self.due_at:
            return replace(self, counted_to=counted_to) if counted_to else self
        return replace(self, due_at=due_at, promised_at=self.promised_at or self.due_at, counted_to=counted_to)
