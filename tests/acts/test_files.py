"""Scans of papers: the file first, then its entry; trouble leaves nothing half done."""

from __future__ import annotations

import pytest
from counter_fixtures import Counter, hand_over
from factories import PAPERS

from cchc_desktop.acts import custody, files
from cchc_desktop.acts.files import Scan
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.events import FileLinked
from cchc_desktop.domain.scan import MOST_BYTES
from cchc_desktop.store import dossiers, rebuild, transfers
from cchc_desktop.store import files as kept
from cchc_desktop.store.errors import StoreTrouble, Trouble
from cchc_desktop.wire.canonical import sha256_hex

DATA = b"%PDF-1.7 " + bytes(5000)
PAPER = PAPERS[0].name


def link(counter: Counter, uid: str, data: bytes = DATA, paper: str = PAPER) -> None:
    files.link(counter.db, uid, Scan(data, paper), counter.clerk, counter.now)


def test_a_scan_is_kept_with_its_paper(counter: Counter) -> None:
    dossier = counter.receive()

    link(counter, dossier.uid)

    event = rebuild.events(counter.db, dossier.uid)[-1]
    assert event == FileLinked(counter.now, sha256_hex(DATA), len(DATA), "application/pdf", PAPER)
    assert kept.read(counter.db, sha256_hex(DATA)) == DATA
    assert counter.dossier(dossier.uid) == dossier
    assert counter.is_sound()


def test_the_result_is_scanned_once_there_is_one(counter: Counter) -> None:
    dossier = hand_over(counter, counter.receive())

    with pytest.raises(Refused, match=r"^file\.no_result$"):
        link(counter, dossier.uid, paper="")
    custody.take_result(counter.db, dossier.uid, "", counter.clerk, counter.now)
    link(counter, dossier.uid, paper="")

    assert counter.types(dossier.uid)[-1] == "file.linked"


def test_one_sheet_may_stand_for_two_papers_but_not_twice_for_one(counter: Counter) -> None:
    dossier = counter.receive()
    link(counter, dossier.uid)
    link(counter, dossier.uid, paper=PAPERS[1].name)

    with pytest.raises(Refused, match=r"^scan\.again$"):
        link(counter, dossier.uid)
    assert kept.kept(counter.db) == {sha256_hex(DATA)}


@pytest.mark.parametrize(
    ("data", "paper", "code"),
    [
        (b"", PAPER, "scan.empty"),
        (b"MZ\x90", PAPER, "scan.kind"),
        (b"%PDF-" + bytes(MOST_BYTES), PAPER, "scan.large"),
        (DATA, "Giấy lạ", "file.paper"),
    ],
)
def test_what_is_no_scan_of_this_dossier_is_kept_nowhere(counter: Counter, data: bytes, paper: str, code: str) -> None:
    dossier = counter.receive()
    before = counter.contents()

    with pytest.raises(Refused, match=f"^{code}$"):
        link(counter, dossier.uid, data, paper)

    assert counter.contents() == before
    assert not (counter.folder / kept.FILE_NAME).exists()


@pytest.mark.parametrize("trouble", [Trouble.FULL, Trouble.LOCKED])
def test_when_the_file_cannot_be_kept_there_is_no_entry(
    counter: Counter, monkeypatch: pytest.MonkeyPatch, trouble: Trouble
) -> None:
    dossier = counter.receive()
    before = counter.contents()

    def fails(*_given: object) -> None:
        raise StoreTrouble(trouble)

    monkeypatch.setattr(kept, "keep", fails)
    with pytest.raises(StoreTrouble) as told:
        link(counter, dossier.uid)

    assert "Chưa lưu gì" in told.value.sentence
    assert counter.contents() == before


def test_when_the_entry_cannot_be_made_the_file_harms_nothing_and_the_next_try_uses_it(
    counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    dossier = counter.receive()
    before = counter.contents()

    def fails(*_given: object) -> None:
        raise StoreTrouble(Trouble.FULL)

    monkeypatch.setattr(dossiers, "update", fails)
    with pytest.raises(StoreTrouble):
        link(counter, dossier.uid)
    assert counter.contents() == before
    assert counter.is_sound()

    monkeypatch.undo()
    link(counter, dossier.uid)
    assert counter.is_sound()


def test_refused_files_are_sent_again_by_an_act(counter: Counter) -> None:
    link(counter, counter.receive().uid)
    (waiting,) = transfers.unheld(counter.db)
    transfers.note(counter.db, waiting._replace(state="refused", attempts=4, said="file_refused"))

    assert files.send_again(counter.db, counter.clerk, counter.now) == 1

    assert transfers.unheld(counter.db) == [waiting]
    assert counter.entries()[-1].type == "counter.event"
    with pytest.raises(Refused, match=r"^files\.none_refused$"):
        files.send_again(counter.db, counter.clerk, counter.now)


def test_what_is_shown_of_a_scan_is_not_what_is_in_it() -> None:
    assert "PDF" not in repr(Scan(DATA, PAPER))
