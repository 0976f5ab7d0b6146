"""Four hundred strings that are more than text to somebody, through the seven places text goes (reliability.md, F44 to F51).

Store, search, receipt, wire and hub's journal, hub's pages, command line, log: each keeps them as text, or refuses them
with a sentence, and none stops the counter.
"""

from __future__ import annotations

import json
import logging
import os
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
import requests
import rfc8785
from command_line import CommandLine
from counter_fixtures import UNIT, Clock, Counter, a_counter
from factories import NOW, a_person, an_intake
from injection import Injection, injections
from reliability import Tried
from slips.marks import faults, pdf_text, written
from slips.receipts import FORMS, OFFICE, printing

from cchc_desktop.acts import receive
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.app import practice, setting_up
from cchc_desktop.app.log import start_log, stop_log
from cchc_desktop.domain import intake_cleaning
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import Received
from cchc_desktop.domain.intake import Collector, Intake, Paper
from cchc_desktop.domain.intake_problems import LONGEST_SUMMARY
from cchc_desktop.domain.paper_problems import LONGEST_PAPER_NAME
from cchc_desktop.domain.person import Address
from cchc_desktop.domain.person_problems import LONGEST_NAME
from cchc_desktop.domain.text import clean, words
from cchc_desktop.hub.sign_in import settle_password
from cchc_desktop.reports import lookup
from cchc_desktop.slips.drawing.text import Ink
from cchc_desktop.slips.receipts import receipt
from cchc_desktop.ui.crash_report import crash_report
from cchc_desktop.wire import payloads
from tests.faults.preload import in_memory
from tests.hub.counters import CHEAP, PASSWORD
from tests.sync.hubs import RunningHub, listening, new_database

COUNT = int(os.environ.get("CCHC_INJECTIONS", "400"))
A_DAY = 400  # dossiers, then the clock moves on: a day's numbers are not endless
TOKENS = re.compile(rb"Vd\d{5}x")
PLAIN = Injection("plain", "Trần Thị Ví Dụ", "")
SOUGHT = 8  # words, as many as a search looks for
FAULTS = 3  # of the layout: looked for in every so-manieth receipt, for it takes a while


@dataclass(frozen=True)
class Sent:
    """One string with the dossier that holds it, its intake as the clerk typed it."""

    string: Injection
    typed: Intake
    dossier: Dossier


@dataclass
class Office:
    """A counter that has received a dossier of each string, and the hub that has them all."""

    counter: Counter
    hub: RunningHub
    sent: list[Sent]
    log: Path


def intake_of(string: Injection) -> Intake:
    """The string wherever a clerk can type text, as far as it is not too long or nothing at all."""
    text, seen = string.text, clean(string.text)
    name = text if 0 < len(seen) <= LONGEST_NAME else PLAIN.text
    paper = text if 0 < len(seen) <= LONGEST_PAPER_NAME else PLAIN.text
    return an_intake(
        owner=a_person(name=name, address=Address(text, text, text), representative=text),
        papers=(Paper(paper, original=1, note=text), Paper("Giấy thường", photocopy=1)),
        summary=text if len(seen) <= LONGEST_SUMMARY else "",
        note=text,
        collector=Collector(text, "", text),
    )


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    folder, clock = tmp_path_factory.mktemp("injection"), Clock()
    counter = a_counter(folder / "counter", clock, unit=UNIT)
    log = start_log(counter.folder)
    with listening(new_database(folder / "hub"), clock) as hub:
        settle_password(hub.hub.storage, PASSWORD, CHEAP)
        counter.enrol(hub.url, hub.code(3, UNIT))
        counter.exchange()
        sent = [_received(counter, string, place) for place, string in enumerate([PLAIN, *injections(COUNT)])]
        reports = [counter.exchange() for _ in range(2 + len(sent) // A_DAY)]
        assert reports[-1].all_acknowledged, reports[-1]
        yield Office(counter, hub, sent, counter.folder / "logs")
    stop_log(log)
    counter.close()


def _received(counter: Counter, string: Injection, place: int) -> Sent:
    if place % A_DAY == A_DAY - 1:
        counter.clock.forward(days=1)
    typed = intake_of(string)
    return Sent(string, typed, receive.receive(counter.db, counter.desk, typed, counter.clerk, counter.now))


def wrong(office: Office, holds: Callable[[Sent], bool]) -> str:
    """The strings for which something does not hold, a line each, the first few; "" when there are none."""
    found = [ascii(sent.string)[:200] for sent in office.sent if not holds(sent)]
    return "\n".join(found[:30])


def test_the_store_keeps_each_as_it_can_be_seen(office: Office, tried: Tried) -> None:
    tried("string that is something else to somebody: store", COUNT)

    def is_kept(sent: Sent) -> bool:
        kept = office.counter.dossier(sent.dossier.uid)
        return kept == sent.dossier and kept.intake == intake_cleaning.cleaned(sent.typed)[0]

    assert wrong(office, is_kept) == ""
    assert wrong(office, lambda sent: clean(sent.string.text) == sent.dossier.intake.note) == ""
    assert office.counter.is_sound()


def test_a_name_that_is_too_long_or_nothing_is_refused_whole(office: Office) -> None:
    before = office.counter.contents()
    told: dict[str, set[str]] = {}
    for sent in office.sent:
        name = clean(sent.string.text)
        if not 0 < len(name) <= LONGEST_NAME:
            with pytest.raises(Refused) as refused:
                office.counter.receive(owner=a_person(name=sent.string.text))
            told.setdefault("none" if not name else "long", set()).update(p.code for p in refused.value.problems)

    assert told == {"none": {"name.empty"}, "long": {"name.long"}}
    assert office.counter.contents() == before


def test_the_search_finds_each_by_itself_and_stumbles_over_none(office: Office, tried: Tried) -> None:
    tried("string that is something else to somebody: search", COUNT)

    def is_found(sent: Sent) -> bool:
        found = lookup.look_up(office.counter.db, sent.string.text, COUNT)
        sought = words(clean(sent.string.text))[:SOUGHT]
        if sent.string.token.lower() not in sought:
            return True  # looked for by other words or by none, which must only not fail
        named = sent.dossier.intake.owner.name == clean(sent.string.text)
        return [row.uid for row in found] == ([sent.dossier.uid] if named else [])

    assert wrong(office, is_found) == ""


def test_the_receipt_says_each_letter_for_letter(office: Office, tried: Tried) -> None:
    tried("string that is something else to somebody: receipt", COUNT)
    links = (b"/URI", b"/JavaScript", b"/Launch", b"/EmbeddedFile", b"/Annot", b"/GoTo")

    def is_printed(sent: Sent) -> bool:
        once = printing(copies=(1,))
        (pages,) = receipt.copies(sent.dossier, OFFICE, FORMS, once, Ink())
        data = receipt.draw(sent.dossier, OFFICE, FORMS, once)
        drawn, read, intake = written(pages), pdf_text(data), sent.dossier.intake
        texts = [_squeezed(text) for text in (intake.owner.name, intake.papers[0].name, sent.dossier.printed_code)]
        there = all(text in drawn and (text in read or _is_read_otherwise(text)) for text in texts)
        return there and sent.string.token in read + intake.note and not any(link in data for link in links)

    assert wrong(office, is_printed) == ""


def _is_read_otherwise(text: str) -> bool:
    """Whether a PDF reader copies other letters than were drawn: from right to left, decomposed, one for several."""
    return unicodedata.normalize("NFKD", text) != unicodedata.normalize("NFD", text) or any(
        unicodedata.bidirectional(letter) in ("R", "AL") or unicodedata.category(letter).startswith("M")
        for letter in text
    )


def test_the_receipt_stays_in_shape(office: Office) -> None:
    def is_in_shape(sent: Sent) -> bool:
        (pages,) = receipt.copies(sent.dossier, OFFICE, FORMS, printing(copies=(1,)), Ink())
        return not any(faults(page) for page in pages)

    some = [sent for place, sent in enumerate(office.sent) if place % FAULTS == 0 or sent.string.kind == "overlong"]
    assert wrong(replace(office, sent=some), is_in_shape) == ""


def _squeezed(text: str) -> str:
    """As it must come out: what the font lacks as boxes, no white space."""
    return "".join(Ink()(text).split())


def test_the_wire_carries_each_in_canonical_bytes_and_brings_it_back(office: Office, tried: Tried) -> None:
    tried("string that is something else to somebody: wire", COUNT)
    entries = {entry.dossier_uid: entry for entry in office.counter.entries() if entry.type == "dossier.received"}

    def is_canonical(sent: Sent) -> bool:
        entry = entries[sent.dossier.uid]
        event = payloads.read(entry.type, entry.schema_version, entry.payload, sent.dossier.received_at or NOW)
        assert isinstance(event, Received)
        same = event.dossier.intake == sent.dossier.intake
        return same and rfc8785.dumps(json.loads(entry.payload)) == entry.payload

    assert wrong(office, is_canonical) == ""


def test_the_hub_has_journalled_each_as_it_was_sent(office: Office, tried: Tried) -> None:
    tried("string that is something else to somebody: journal of the hub", COUNT)
    held = office.hub.dossiers()

    def is_there(sent: Sent) -> bool:
        return held[sent.dossier.uid].data["ChuHoSo"] == sent.dossier.intake.owner.name

    assert office.hub.holds_all_of(office.counter)
    assert wrong(office, is_there) == ""


class Seen(HTMLParser):
    """What a browser makes of a page: its elements with the names of their attributes, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, tuple[str, ...]]] = []
        self.texts: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, tuple(name for name, _ in attrs)))

    def handle_data(self, data: str) -> None:
        self.texts.append(" ".join(data.split()))


@pytest.fixture(scope="module")
def browser(office: Office) -> Iterator[tuple[requests.Session, str]]:
    """Somebody signed in to the hub's pages, and where these are."""
    place = office.hub.url.removesuffix("/quay/v1")
    with requests.Session() as http:
        assert http.post(f"{place}/dang-nhap", data={"matKhau": PASSWORD}, timeout=10).status_code == 200
        yield http, place


def test_the_hub_s_page_of_a_dossier_shows_each_as_text(
    office: Office, browser: tuple[requests.Session, str], tried: Tried
) -> None:
    tried("string that is something else to somebody: page of the hub", COUNT)
    http, place = browser
    usual = Seen(http.get(f"{place}/ho-so/{office.sent[0].dossier.uid}", timeout=10).text).elements

    def is_text(sent: Sent) -> bool:
        seen = Seen(http.get(f"{place}/ho-so/{sent.dossier.uid}", timeout=10).text)
        intake = sent.dossier.intake
        return seen.elements == usual and {intake.owner.name, intake.papers[0].name} <= set(seen.texts)

    assert wrong(office, is_text) == ""


def test_the_hub_s_list_is_searched_for_each(office: Office, browser: tuple[requests.Session, str]) -> None:
    http, place = browser
    csrf = http.get(place, timeout=10).text.partition('name="csrf" value="')[2].partition('"')[0]

    def searched(text: str) -> Seen:
        form = {"csrf": csrf, "tim": text.encode("utf-8", "replace")}
        page = http.post(place, data=form, timeout=10)
        return Seen(page.text if page.status_code == 200 else "")

    usual = {*searched("").elements, *searched("khong co ai").elements}

    def is_survived(sent: Sent) -> bool:
        seen = searched(sent.string.text)
        return bool(seen.elements) and set(seen.elements) <= usual

    assert wrong(office, is_survived) == ""


@pytest.fixture
def folder() -> Iterator[Path]:
    """In memory where it can be: each of a thousand commands opens and closes the store."""
    with in_memory() as place:
        yield place


def test_the_command_line_takes_and_gives_each_as_json(
    office: Office, folder: Path, capsys: pytest.CaptureFixture[str], tried: Tried
) -> None:
    tried("string that is something else to somebody: command line", COUNT)
    setting_up.set_up_practice(folder / "practice", practice.sample_office(), NOW)
    run, file = CommandLine(folder, capsys, practice=True), folder / "intake.json"

    def comes_back(sent: Sent) -> bool:
        file.write_text(_as_file(sent.string), encoding="utf-8")
        received = run("receive", file)
        if _has_lone_surrogate(sent.string.text):
            return received.code == 1 and received.json["problems"][0]["code"] == "intake_file.syntax"
        shown = run("show", received.json["code"]).json
        return bool(shown["intake"]["note"] == clean(sent.string.text))

    def is_looked_for(sent: Sent) -> bool:
        return run("find", "--", sent.string.text).code == 0

    assert wrong(office, comes_back) == ""
    assert wrong(office, is_looked_for) == ""


def _as_file(string: Injection) -> str:
    seen = clean(string.text)
    owner = {"name": string.text if 0 < len(seen) <= LONGEST_NAME else PLAIN.text, "personal_number": "000190000012"}
    intake = {"procedure_code": "1.010803", "owner": owner, "papers": "all", "note": string.text}
    return json.dumps(intake)


def _has_lone_surrogate(text: str) -> bool:
    return any("\ud800" <= letter <= "\udfff" for letter in text)


def test_the_log_and_every_other_file_know_none(
    office: Office, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tried: Tried
) -> None:
    tried("string that is something else to somebody: log and other files", COUNT)
    log = logging.getLogger("cchc_desktop.crash")
    for sent in office.sent:
        try:
            raise ValueError(sent.string.text) from KeyError(sent.string.text)
        except ValueError as error:
            log.exception("an act ended badly")
            log.error("%s", crash_report(error, error.__traceback__).text("0", NOW))
        with pytest.raises(Refused) as refused:
            office.counter.receive(owner=a_person(name="N" * 501), procedure_code=sent.string.text)
        log.warning("refused: %s %s", refused.value, [problem.code for problem in refused.value.problems])

    texts = [path.read_bytes() for path in office.counter.folder.rglob("*") if path.is_file()]
    texts += [text.encode() for text in capfd.readouterr()]
    assert any(b"an act ended badly ValueError" in text for text in texts)
    assert [found for text in texts for found in TOKENS.findall(text)] == []
