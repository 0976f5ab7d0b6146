"""The payload of a blanked dossier: read back it is the same, and it names nobody."""

from __future__ import annotations

from dataclasses import replace

import msgspec
import pytest
import rfc8785
from factories import DOSSIERS, LATER, NOW, a_dossier
from hypothesis import given

from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import Blanked
from cchc_desktop.domain.milestones import Milestones
from cchc_desktop.domain.retention import BLANKED, bare
from cchc_desktop.domain.status import Status
from cchc_desktop.wire import blanked, payloads

SALT = bytes(16)
LIVED = Milestones(LATER, Status.FINISHED, NOW, NOW, LATER, NOW, LATER, NOW, LATER)


@given(DOSSIERS)
def test_it_is_told_back_whole(dossier: Dossier) -> None:
    event = Blanked(NOW, bare(replace(dossier, milestones=LIVED)))
    kind, version, data = payloads.write(event, event.dossier, SALT)

    assert kind == blanked.TYPE
    assert payloads.read(kind, version, data, NOW) == event
    assert data == rfc8785.dumps(msgspec.json.decode(data))


def test_it_says_what_happened_when_and_names_nobody() -> None:
    left = bare(a_dossier(milestones=Milestones(finished_at=LATER, outcome=Status.RETURNED)))
    told = msgspec.json.decode(payloads.write(Blanked(NOW, left), left, SALT).data)

    assert told["moc"] == {"ketThuc": "2026-10-29T08:15:00.000+07:00", "ketQua": "10"}
    assert told["ChuHoSo"] == BLANKED
    assert "nguoiNop" not in told
    assert "DinhDanhCHS" not in told


def test_what_a_later_program_tells_beside_is_let_be() -> None:
    left = bare(a_dossier())
    told = msgspec.json.decode(payloads.write(Blanked(NOW, left), left, SALT).data)

    assert blanked.read(msgspec.json.encode(told | {"moc": {"khac": "x"}}), NOW) == Blanked(NOW, left)


def test_a_payload_that_is_none_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError):
        blanked.read(b'{"salt":""}', NOW)
