"""The threads: each with its own connection, all ended together, nothing lost between them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from cchc_desktop.app import places
from cchc_desktop.app.counter import Counter
from cchc_desktop.app.threads import Threads
from cchc_desktop.domain.scanner import Scanner, ScannerKind
from cchc_desktop.store import meta, verify
from cchc_desktop.store.connection import Database
from cchc_desktop.store.errors import StoreTrouble, Trouble


@pytest.fixture
def threads(qapp: object, counter: Counter) -> Iterator[Threads]:
    made = Threads.of(counter, places.clock, nullcontext)
    yield made
    made.stop()


def test_what_the_writer_wrote_the_reader_reads_and_cannot_change(qtbot: QtBot, threads: Threads) -> None:
    threads.start()
    read: list[str | None] = []
    refused: list[Exception] = []

    threads.writer.run(
        meta.write, "probe", "seen", done=lambda _none: threads.reader.ask("p", _probe, done=read.append)
    )
    qtbot.waitUntil(lambda: read == ["seen"])
    threads.reader.ask("w", meta.write, "probe", "changed", done=lambda _none: None, failed=refused.append)
    qtbot.waitUntil(lambda: bool(refused))

    assert isinstance(refused[0], StoreTrouble)
    assert refused[0].trouble is Trouble.READ_ONLY


def test_what_the_paper_thread_ends_with_is_written_before_the_writer_ends(threads: Threads, counter: Counter) -> None:
    threads.start()

    threads.paper.run(lambda: "printed", done=lambda state: threads.writer.run(meta.write, "slip", state))
    threads.stop()

    assert meta.read(counter.db, "slip") == "printed"


def test_in_an_idle_moment_the_newest_entries_are_verified(qtbot: QtBot, threads: Threads, counter: Counter) -> None:
    assert meta.read(counter.db, "verified") is None
    threads.start()
    threads.writer.run(_probe)

    qtbot.waitUntil(lambda: meta.read(counter.db, "verified") is not None)

    assert verify.check_full(counter.db) is None


def test_stopping_what_was_never_started_is_nothing(threads: Threads) -> None:
    threads.stop()

    assert not threads.writer._thread.isRunning()
    assert not threads.network._thread.is_alive()


def test_only_a_counter_with_a_serial_scanner_has_a_thread_for_it(qapp: object, counter: Counter) -> None:
    file = replace(counter.file, scanner=Scanner(ScannerKind.SERIAL, "COM77"))
    with_one, without = (Threads.of(each, places.clock, nullcontext) for each in (replace(counter, file=file), counter))

    assert without.scanner is None
    assert with_one.scanner is not None
    with_one.start()
    with_one.stop()
    assert not with_one.scanner._thread.is_alive()


def _probe(db: Database) -> str | None:
    return meta.read(db, "probe")
