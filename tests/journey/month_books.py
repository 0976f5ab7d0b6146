"""What a counter's books must say, kept in plain Python beside the acts: who has each folder, the day's figures."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from cchc_desktop.domain.day_close import DayClose
from cchc_desktop.domain.duration import Duration

OVER = frozenset("3 7 8 10".split())  # statuses for which the office owes nothing more
DESK = "quầy"  # where a folder is: here, at a division by its name, or away
AWAY = {"collector", "post"}


@dataclass(slots=True)
class Folder:
    """One dossier as one counter knows it; the portal's view of it is another such value."""

    uid: str
    code: str = ""
    status: str = "1"
    at: str = DESK
    given: bool = False  # handed over, and nobody said that it is there
    batch: str = ""
    voided: bool = False
    division: str = ""
    received_at: datetime | None = None
    limit: Duration | None = None
    due: datetime | None = None
    last: date | None = None  # on which the counting ends
    promised: datetime | None = None
    paused: datetime | None = None
    since: datetime | None = None  # of its last move
    requests: int = 0
    apologies: int = 0
    left: bool = False  # whether it ever left the counter
    owed: int = 0
    owner: str = ""
    home: int = 0  # the counter that received it
    charge: int = 0  # the counter that has it, or gave it away last, and counts it

    @property
    def is_open(self) -> bool:
        """Whether somebody must hold it."""
        return bool(self.code) and not self.voided and self.status not in OVER

    @property
    def here(self) -> bool:
        return self.at == DESK

    @property
    def at_division(self) -> bool:
        return self.at != DESK and self.at not in AWAY


SEEN_BY_PORTAL = ("status", "due", "last", "paused")  # what comes back of a dossier that another acted on
ADDED = ("voided", "requests", "apologies", "owed")  # and what holds at every counter, whatever has become of it


@dataclass(slots=True)
class Day:
    """What one counter did on one day."""

    moves: Counter[str] = field(default_factory=Counter)
    cash: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    prints: Counter[str] = field(default_factory=Counter)
    late: list[str] = field(default_factory=list)
    flagged: int = 0
    voided: list[tuple[str, str]] = field(default_factory=list)


@dataclass(slots=True)
class Books:
    """Everything one counter must know; `unsent` counts its ledger entries since the last exchange."""

    number: int = 0
    folders: dict[str, Folder] = field(default_factory=dict)
    mirrors: dict[str, Folder] = field(default_factory=dict)
    told: list[tuple[str, dict[str, Any]]] = field(default_factory=list)  # not yet told to the portal
    unsent: int = 0
    stubs: set[str] = field(default_factory=set)  # of pads, still out
    begun: set[str] = field(default_factory=set)  # batches of which something was taken
    printed: dict[tuple[str, str, str], int] = field(default_factory=dict)
    today: Day = field(default_factory=Day)

    def add(self, folder: Folder, kind: str) -> None:
        """A new dossier, by an entry of that kind."""
        known = self.folders.get(folder.uid)
        folder.charge = self.number
        self.folders[folder.uid] = folder
        self.enter(kind)
        if folder.code:
            self.told.append((folder.uid, {name: getattr(folder, name) for name in Folder.__slots__}))
        assert known is None or not known.code

    def act(self, uid: str, kind: str, **changes: Any) -> Folder:
        """One entry of that kind about a dossier, and what it changes; another counter's is adopted first."""
        if uid not in self.folders:
            self.folders[uid] = replace(self.mirrors[uid], given=False)
            self.unsent += 1
        folder = self.folders[uid]
        changes |= {"charge": self.number} if kind in _MOVES else {}
        for name, value in changes.items():
            setattr(folder, name, value)
        self.enter(kind)
        if changes and folder.code:
            self.told.append((uid, changes))
        return folder

    def enter(self, kind: str) -> None:
        """One entry in the ledger."""
        self.unsent += 1
        self.today.moves[kind] += 1

    def exchanged(self, portal: dict[str, Folder]) -> None:
        """Everything told, everything heard: decisions of others come back, and who holds a folder."""
        for uid, changes in self.told:
            held = portal.setdefault(uid, Folder(uid))
            for name, value in changes.items():
                setattr(held, name, value)
        self.told, self.unsent = [], 0
        self.mirrors = {uid: held for uid, held in portal.items() if uid not in self.folders}
        for uid, folder in self.folders.items():
            if uid not in portal:
                continue
            if folder.status not in ("7", "10"):
                for name in SEEN_BY_PORTAL:
                    setattr(folder, name, getattr(portal[uid], name))
            for name in ADDED:
                setattr(folder, name, getattr(portal[uid], name))
            self._hear_of_folder(folder, portal[uid])

    def _hear_of_folder(self, folder: Folder, there: Folder) -> None:
        """Another counter has moved it, or the division told the portal that it has it."""
        if there.charge != self.number:
            folder.at, folder.given, folder.charge = there.at, False, there.charge
        elif folder.given and not there.given and folder.at_division and folder.batch == there.batch:
            folder.given = False
            self.today.moves["custody.taken"] += 1
            self.begun.add(folder.batch)

    def holders(self) -> Counter[tuple[str, bool, bool]]:
        """(where, given and not taken, result on the shelf) of all open folders."""
        return Counter(
            (each.at, each.given and each.at_division, each.here and each.status == "9")
            for each in self._counted()
            if each.is_open
        )

    def _counted(self) -> list[Folder]:
        """The folders this counter answers for."""
        return [each for each in self.folders.values() if each.charge == self.number]

    def evening(self) -> dict[str, Any]:
        """What the close of the day must say."""
        day = self.today
        here = self._counted()
        return {
            "holders": self.holders(),
            "open": sum(each.is_open for each in here),
            "missing": {
                each.code: (each.batch, each.batch in self.begun)
                for each in here
                if each.is_open and each.at_division and each.given
            },
            "left behind": {
                each.code for each in here if not each.voided and each.status in ("7", "8") and each.at_division
            },
            "moves": {kind: count for kind, count in day.moves.items() if kind in _COUNTED},
            "cash": {key: tuple(sums) for key, sums in day.cash.items()},
            "prints": {kind: count for kind, count in day.prints.items() if count},
            "unsent": self.unsent,
            "late": day.late,
            "stubs": self.stubs,
            "flagged": day.flagged,
            "voided": sorted(day.voided),
        }


_MOVES = ("custody.handedOver", "custody.sentBack", "result.arrived", "result.handedOver", "result.posted")
_COUNTED = frozenset(
    "dossier.received dossier.voided fee.collected fee.voided custody.handedOver custody.taken custody.sentBack "
    "result.arrived result.handedOver result.posted number.voided".split()
)


def told(closing: DayClose) -> dict[str, Any]:
    """What the close of the day does say, in the same words."""
    prints = closing.prints
    assert closing.holders.balanced
    assert closing.missing_count == len(closing.missing)
    return {
        "holders": Counter({(each.name or DESK, each.given, each.shelf): each.count for each in closing.holders.held}),
        "open": closing.holders.total,
        "missing": {each.code: (each.batch, each.apart) for each in closing.missing},
        "left behind": {each.code for each in closing.left_behind},
        "moves": {kind: count for kind, count in closing.moves.items() if kind in _COUNTED},
        "cash": {(each.clerk_code, each.method): (each.collected, each.voided) for each in closing.cash},
        "prints": {name: count for name in ("first", "again", "failed", "unknown") if (count := getattr(prints, name))},
        "unsent": closing.unsent,
        "late": [each.code for each in closing.late],
        "stubs": set(closing.unused_stubs),
        "flagged": len(closing.flagged),
        "voided": sorted((each.first, each.last) for each in closing.voided),
    }
