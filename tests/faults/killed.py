"""The processes of the kill test, started by it: a hub, and a nursery that forks counters to be killed.

`python killed.py hub DATABASE PORT` serves and prints its address. `python killed.py nursery` reads lines of JSON,
forks for each a counter that receives and syncs without end, and prints the child's process id.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
import time
from datetime import datetime
from pathlib import Path
from random import Random

from counter_fixtures import DIVISION, KEY
from factories import a_clerk, a_person, an_intake, an_office

from cchc_desktop.acts import custody, printing, receive
from cchc_desktop.acts.desk import Desk
from cchc_desktop.domain.calendar import WorkCalendar
from cchc_desktop.domain.instants import VN
from cchc_desktop.store import schema
from cchc_desktop.store.connection import Use
from cchc_desktop.sync import runner
from cchc_desktop.sync.runner import Bell, Rounds


def clock() -> datetime:
    return datetime.now(VN)


def hub(database: str, port: int) -> None:
    from cchc_desktop.hub.serve import serve

    serve(database, port=port, clock=clock, announce=lambda listening: print(listening.url, flush=True))  # noqa: T201


def nursery() -> None:
    """One line of orders, one child."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for line in sys.stdin:
        orders = json.loads(line)
        child = os.fork()
        if child == 0:
            work(Path(orders["folder"]), orders["unit"], Random(orders["seed"]), Path(orders["said"]))
        print(child, flush=True)  # noqa: T201


def work(folder: Path, unit: str, chance: Random, said: Path) -> None:
    """A counter's day, as fast as it goes: the clerk in this thread, the exchange in another, a connection each."""
    db = schema.open_store(folder, KEY, Use.WRITER)
    bell = Bell()
    rounds = Rounds(
        lambda: schema.open_store(folder, KEY, Use.SYNC),
        *(clock, bell, threading.Event(), lambda _report: None),
        idle=0.02,
        deadline=5.0,
    )
    threading.Thread(target=runner.run, args=(rounds,), daemon=True).start()
    desk, clerk = Desk(an_office(unit_code=unit), WorkCalendar(), folder, practice=True), a_clerk()
    shown = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    while True:
        owner = a_person(name=f"Trần Ví Dụ {chance.randrange(10**6)}")
        dossier = receive.receive(db, desk, an_intake(owner=owner), clerk, clock())
        os.write(shown, f"{dossier.uid} {dossier.printed_code} {owner.name}\n".encode())  # the clerk reads "saved"
        asked = printing.ask(db, dossier.uid, printing.RECEIPT, clerk, clock())
        printing.note(db, asked, printing.HANDED_OVER, "P", "", (clerk, clock()))
        if chance.random() < 0.3:
            custody.hand_over(db, desk, [dossier.uid], DIVISION, clerk, clock())
        bell.act_happened()
        time.sleep(chance.random() / 100)


if __name__ == "__main__":
    if sys.argv[1] == "hub":
        hub(sys.argv[2], int(sys.argv[3]))
    else:
        nursery()
