"""Archives: a folder anybody can read and check, with the papers as they were printed, and nothing personal in a name."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import Any

import bagit
import pytest
from factories import a_person, an_intake
from pdf_text import text_of

from cchc_desktop.acts import decide, files, printing, receive
from cchc_desktop.acts.archive import Scope
from cchc_desktop.acts.files import Scan
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.app import archive, archive_folder, places
from cchc_desktop.app.counter import Counter
from cchc_desktop.app.slips import write_slip
from cchc_desktop.domain.clerk import Clerk, Role
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.store import ledger, verify
from cchc_desktop.wire.canonical import Link, link_hash, sha256_hex

NAME, LATER_NAME = "Quách Thị Hiếmcó", "Quách Thị Sửatên"
NEWEST = "where l.type = ? order by l.pos desc limit ?"
LEAD = Clerk("tq01", "Trưởng quầy", role=Role.LEAD)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    made = tmp_path / "out"
    made.mkdir()
    return made


@pytest.fixture
def dossier(counter: Counter, tmp_path: Path) -> Dossier:
    """Printed, then corrected and printed again, then scanned."""
    intake = an_intake(owner=a_person(name=NAME))
    made = receive.receive(counter.db, counter.desk, intake, LEAD, places.clock())
    write_slip(counter, (printing.RECEIPT, made.uid), LEAD, places.clock, tmp_path / "1.pdf")
    corrected = an_intake(owner=a_person(name=LATER_NAME))
    decide.amend(counter.db, made.uid, corrected, "gõ nhầm tên", (LEAD, places.clock(), None))
    write_slip(counter, (printing.RECEIPT, made.uid), LEAD, places.clock, tmp_path / "2.pdf")
    scan = Scan(b"%PDF-1.7 to giay", made.intake.papers[0].name)
    files.link(counter.db, made.uid, scan, LEAD, places.clock())
    return made


def exported(counter: Counter, scope: Scope, out: Path, by: Clerk = LEAD) -> dict[str, Any]:
    return archive.export(counter, scope, out, by, places.clock, lambda _: None)


def of(dossier: Dossier) -> Scope:
    return Scope(dossier.printed_code, dossier.uid)


@pytest.fixture
def made(counter: Counter, dossier: Dossier, out: Path) -> Path:
    return Path(exported(counter, of(dossier), out)["folder"])


@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
def test_it_is_a_bag_that_says_what_was_exported(made: Path, counter: Counter, dossier: Dossier) -> None:
    bag = bagit.Bag(str(made))
    bag.validate(processes=1)

    assert made.name == f"ho-so-{dossier.printed_code}"
    assert bag.algorithms == ["sha256"]
    assert bag.info["Source-Organization"] == counter.desk.office.names[0].lower
    assert "đã giải mã" in bag.info["External-Description"]
    assert "đã giải mã" in (made / "data" / "DOC-TRUOC.txt").read_text(encoding="utf-8")


def test_slips_are_as_they_were_printed(made: Path, dossier: Dossier, tmp_path: Path) -> None:
    slips = sorted((made / "data" / dossier.printed_code / "slips").iterdir())

    assert [file.name for file in slips] == ["01-receipt.pdf", "02-receipt.pdf"]
    first, second = map(text_of, slips)
    assert NAME in first
    assert LATER_NAME in second
    assert NAME not in second
    assert (first, second) == (text_of(tmp_path / "1.pdf"), text_of(tmp_path / "2.pdf"))


def test_the_index_the_timeline_and_the_scan_are_there(made: Path, dossier: Dossier) -> None:
    folder = made / "data" / dossier.printed_code
    (line,) = json.loads((made / "data" / "index.json").read_text(encoding="utf-8"))
    with (made / "data" / "index.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file, delimiter=";")

    assert (line["maHoSo"], line["thuMuc"], line["chuHoSo"]) == (dossier.printed_code, folder.name, LATER_NAME)
    assert (row["Mã hồ sơ"], row["Số giấy đã in"], row["Số bản quét"]) == (dossier.printed_code, "2", "1")
    (scan,) = line["banQuet"]
    data = (folder / scan["tep"]).read_bytes()
    assert sha256_hex(data) == scan["sha256"]
    told = (folder / "timeline.txt").read_text(encoding="utf-8")
    assert told.index("Tiếp nhận") < told.index("Chỉnh sửa thông tin: gõ nhầm tên") < told.index("Lưu bản quét")


def test_each_entry_can_be_checked_by_its_hashes(made: Path, dossier: Dossier, counter: Counter) -> None:
    lines = (made / "data" / dossier.printed_code / "ledger.ndjson").read_bytes().splitlines()
    told = [json.loads(line) for line in lines]

    assert [each["hash"] for each in told] == [entry.hash for entry in ledger.of_dossier(counter.db, dossier.uid)]
    for line, each in zip(lines, told, strict=True):
        payload = line.partition(b'"payload":')[2].partition(b',"payloadSha256"')[0]
        assert sha256_hex(payload) == each["payloadSha256"]
        link = Link(
            each["opId"],
            str(each["seq"]),
            each["type"],
            each["dossierUid"],
            each["occurredAt"],
            each["operator"]["maCanBo"],
            each["payloadSha256"],
        )
        assert link_hash(each["previousHash"], link) == each["hash"]


def test_names_of_files_say_nothing_of_people(made: Path) -> None:
    allowed = re.compile(r"[A-Za-z0-9.-]+\Z")
    names = [path.name for path in made.rglob("*")]

    assert all(allowed.match(name) for name in names)
    assert not any(word.lower() in name.lower() for name in names for word in ("Quach", "Quách", "Hiem"))


def test_who_exported_what_stands_in_the_ledger_and_names_nobody(
    made: Path, counter: Counter, dossier: Dossier
) -> None:
    begun, done = ledger.selected(counter.db, NEWEST, ("counter.event", 2))[::-1]

    assert {begun.clerk_code, done.clerk_code} == {LEAD.code}
    assert b'"suKien":"archive"' in begun.payload
    assert dossier.printed_code.encode() in begun.payload
    told = json.loads(done.payload)["chiTiet"]
    assert told["sha256"] == sha256_hex((made / "tagmanifest-sha256.txt").read_bytes())
    assert (told["soHoSo"], told["soGiay"], told["soTep"], told["soThieu"]) == (1, 2, 1, 0)
    assert NAME.encode() not in begun.payload + done.payload
    assert verify.check_full(counter.db) is None


def test_a_year_holds_all_its_dossiers_one_by_one(counter: Counter, dossier: Dossier, out: Path) -> None:
    for _ in range(3):
        receive.receive(counter.db, counter.desk, an_intake(), LEAD, places.clock())
    heard: list[int] = []
    year = places.clock().year

    told = archive.export(counter, Scope(year=year), out, LEAD, places.clock, heard.append)

    made = Path(told["folder"])
    lines = json.loads((made / "data" / "index.json").read_text(encoding="utf-8"))
    assert made.name == f"nam-{year}-quay-{counter.desk.office.counter}"
    assert (told["dossiers"], told["slips"], heard) == (4, 2, [1, 2, 3, 4])
    assert len({line["thuMuc"] for line in lines}) == 4
    assert all((made / "data" / line["thuMuc"] / "timeline.txt").is_file() for line in lines)


def test_what_is_missing_is_counted_and_said(
    counter: Counter, dossier: Dossier, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive.files, "read", lambda *_: None)

    told = exported(counter, of(dossier), out)

    (line,) = json.loads((Path(told["folder"]) / "data" / "index.json").read_text(encoding="utf-8"))
    assert told["missing"] == 1
    assert line["banQuet"][0]["tep"] is None


def test_cut_off_it_is_left_unfinished_by_name_and_is_made_anew(
    counter: Counter, dossier: Dossier, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> bytes:
        raise OSError(28, "no space")

    with monkeypatch.context() as patch:
        patch.setattr(archive.files, "read", full)
        with pytest.raises(Refused, match=r"^archive\.write$"):
            exported(counter, of(dossier), out)
    assert [path.name for path in out.iterdir()] == [f"ho-so-{dossier.printed_code}-{archive_folder.UNFINISHED}"]
    assert b'"suKien":"archive"' in ledger.selected(counter.db, NEWEST, ("counter.event", 1))[0].payload

    exported(counter, of(dossier), out)

    assert [path.name for path in out.iterdir()] == [f"ho-so-{dossier.printed_code}"]


def test_it_is_a_leads_and_never_written_twice(counter: Counter, dossier: Dossier, out: Path) -> None:
    with pytest.raises(Refused, match=r"^role\.archive$"):
        exported(counter, of(dossier), out, counter.file.clerks[0])
    assert list(out.iterdir()) == []
    exported(counter, of(dossier), out)

    with pytest.raises(Refused, match=r"^archive\.exists$"):
        exported(counter, of(dossier), out)
