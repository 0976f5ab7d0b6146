"""What must hold of a counter's folder after any fault (invariants I1 to I3), and the acts that faults are put into."""

from __future__ import annotations

import functools
import json
import os
import warnings
from collections import Counter as Tally
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from counter_fixtures import CALENDAR, KEY, Clock, Counter, a_counter, a_range
from factories import NOW, a_clerk, an_intake, an_office

from cchc_desktop.acts import printing, receive
from cchc_desktop.acts.desk import Desk
from cchc_desktop.domain.code import parse_code
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.status import COUNTER, Status
from cchc_desktop.store import dossiers, ledger, numbers, schema, summaries, verify
from cchc_desktop.store.connection import Database
from cchc_desktop.store.errors import StoreTrouble
from cchc_desktop.store.uids import packed
from cchc_desktop.wire import outgoing
from cchc_desktop.wire.canonical import canonical, sha256_hex

UNIT = "H52.18"
FIRST = 100_000  # a range wide enough for a long run of kills
CLERK = a_clerk()
MANY = 1_000_000


class Told(NamedTuple):
    """Something the clerk was told is saved: a dossier with its number and content, or a state of a printing."""

    what: str  # received, asked, handed_over
    uid: str  # of the dossier or of the printing
    detail: str = ""


Tell = Callable[[Told], None]


def a_fault_counter(folder: Path) -> Counter:
    """A counter set up in `folder` with a wide range, a block of which is used up: the next act reserves another."""
    granted = a_range(FIRST, 9_999_999, width=7)
    counter = a_counter(folder, Clock(), granted=granted)
    for _ in range(numbers.BLOCK):
        counter.receive()
    return counter


def desk_of(folder: Path) -> Desk:
    """The desk of a counter in `folder`."""
    return Desk(an_office(unit_code=UNIT), CALENDAR, folder, practice=True)


def told_of(dossier: Dossier) -> Told:
    """What the clerk sees of a received dossier, wherever its folder has gone since."""
    dossier = replace(dossier, status=Status.RECEIVED, holder=COUNTER)
    return Told("received", dossier.uid, f"{dossier.code} {sha256_hex(canonical(outgoing.payload(dossier, '')))}")


def lost(db: Database, told: Iterable[Told]) -> Iterator[str]:
    """I1: what was told exists, with the same number and content."""
    for each in told:
        if each.what == "received":
            row = db.conn.execute("select state from dossiers where uid = ?", (packed(each.uid),)).fetchone()
            if row is None or _told_of_row(row[0]) != each:
                yield f"a dossier told as saved is {'another' if row else 'gone'}"
        elif _print_state(db, each.uid) not in _states_from(each.what):
            yield f"a printing told as {each.what} is not"


@functools.lru_cache(maxsize=1_000)
def _told_of_row(state: bytes) -> Told:
    """The same of a dossier as it is stored; kept, for thousands of states hold the same ones."""
    return told_of(dossiers._decoder.decode(state))


def receive_one(db: Database, folder: Path, tell: Tell) -> None:
    """The act of receiving, told to the clerk when it returns."""
    tell(told_of(receive.receive(db, desk_of(folder), an_intake(), CLERK, NOW)))


def print_one(db: Database, _folder: Path, tell: Tell) -> None:
    """The print journal of the newest dossier's receipt: asked, then handed over."""
    asked = printing.ask(db, summaries.newest(db, 1)[0].uid, printing.RECEIPT, CLERK, NOW)
    tell(Told("asked", asked.print_uid))
    printing.note(db, asked, printing.HANDED_OVER, "HP-A5", "", (CLERK, NOW))
    tell(Told("handed_over", asked.print_uid))


ACTS: dict[str, Callable[[Database, Path, Tell], None]] = {"receive": receive_one, "print": print_one}


def violations(folder: Path, told: Iterable[Told]) -> list[str]:
    """Everything that does not hold of the store in `folder`, given what its clerk was told; [] when all is well."""
    try:
        db = schema.open_store(folder, KEY)
    except StoreTrouble as trouble:
        return [f"the store does not open: {trouble.trouble.name}"]
    try:
        flaw = verify.check_full(db)
        if flaw and flaw.pos is None and "dossier" not in flaw.what:
            return [flaw.what]  # of pages: nothing more can be read
        found = [flaw.what] if flaw else []
        told = list(told)
        return [*found, *lost(db, told), *_told_twice(told), *_numbers(db), *_entries(db)]
    finally:
        db.close()


def _told_twice(told: list[Told]) -> Iterator[str]:
    numbers_told = [each.detail.split()[0] for each in told if each.detail]
    if len(set(numbers_told)) < len(numbers_told):
        yield "a number was told twice"


def _print_state(db: Database, uid: str) -> str:
    row = db.conn.execute("select state from prints where print_uid = ?", (uid,)).fetchone()
    return row[0] if row else ""


def _states_from(state: str) -> tuple[str, ...]:
    return ("asked", "handed_over") if state == "asked" else (state,)


def _numbers(db: Database) -> Iterator[str]:
    """I2: every number up to the last one used of a range and day is a dossier or voided, and one of them once."""
    given: Tally[tuple[date, int]] = Tally()
    for (code,) in db.conn.execute("select code from dossiers where code is not null").fetchall():
        parsed = parse_code(code)
        if parsed:
            given[parsed.day, parsed.ordinal] += 1
    for _, day, first, last, _ in numbers.voided(db):
        given.update((date.fromisoformat(day), number) for number in range(first, last + 1))
    used = db.conn.execute(
        "select n.day, r.first, n.last from numbers n join number_ranges r on r.id = n.range where r.series = 'MaHoSo'"
    ).fetchall()
    expected = {(date.fromisoformat(day), number) for day, first, last in used for number in range(first, last + 1)}
    if any(count > 1 for count in given.values()):
        yield "a number names two dossiers, or one that is voided"
    if set(given) != expected:
        yield f"{len(expected - set(given))} numbers are nobody's, {len(set(given) - expected)} were never given"


def _entries(db: Database) -> Iterator[str]:
    """I3: each dossier has one entry that received it, each printing the entries of its states, and none is over."""
    told: Tally[tuple[str, str]] = Tally()
    for entry in ledger.after(db, 0, MANY):
        if entry.type == "dossier.received":
            told["received", entry.dossier_uid or ""] += 1
        elif entry.type == "slip.printed":
            body = json.loads(entry.payload)
            told[body["trangThaiIn"], body["printUid"]] += 1
    lived = {("received", uid) for uid, _ in dossiers.own_states(db)}
    for uid, state in db.conn.execute("select print_uid, state from prints").fetchall():
        lived |= {("asked", uid), (state, uid)}
    if set(told) != lived or any(count > 1 for count in told.values()):
        yield "the ledger does not tell of each thing once"


@contextmanager
def forked(work: Callable[[Tell], None]) -> Iterator[tuple[int, int]]:
    """A child that does `work`; gives its id and the pipe of what it tells. It is ended and waited for at the end."""
    reading, writing = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of forking beside threads: the child starts none
        child = os.fork()
    if child == 0:
        os.close(reading)
        _in_the_child(work, writing)
    os.close(writing)
    try:
        yield child, reading
    finally:
        os.close(reading)
        os.waitpid(child, 0)


def _in_the_child(work: Callable[[Tell], None], writing: int) -> None:
    def tell(told: Told) -> None:
        os.write(writing, (json.dumps(told) + "\n").encode())

    try:
        work(tell)
    except BaseException as error:  # noqa: BLE001 -- told, and a violation
        tell(Told("bug", type(error).__name__))
    finally:
        os._exit(0)


def read_told(text: bytes) -> list[Told]:
    """What a child told; a line cut off by its death was not told."""
    lines = text.decode().split("\n")[:-1]
    return [Told(*json.loads(line)) for line in lines]


def as_json(value: Any) -> str:
    """One line of it."""
    return json.dumps(value, ensure_ascii=True)
