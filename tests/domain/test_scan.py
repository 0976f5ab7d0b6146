"""Scans: what a file is by its bytes, and which papers must have one."""

from __future__ import annotations

import pytest
from factories import DOCUMENTS, NOW, PAPERS, a_dossier, an_intake
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.events import FileLinked
from cchc_desktop.domain.intake import Paper
from cchc_desktop.domain.procedure import RequiredDocument
from cchc_desktop.domain.scan import MOST_BYTES, RESULT, PaperScans, media_type, problem_of, scans_of
from cchc_desktop.domain.status import Status

REAL = {
    b"%PDF-1.7\n": "application/pdf",
    b"\xff\xd8\xff\xe0\x00\x10JFIF": "image/jpeg",
    b"\x89PNG\r\n\x1a\n\x00": "image/png",
    b"II*\x00\x08": "image/tiff",
    b"MM\x00*\x00": "image/tiff",
}


@pytest.mark.parametrize(("data", "kind"), REAL.items())
def test_a_scan_is_known_by_its_first_bytes(data: bytes, kind: str) -> None:
    assert media_type(data) == kind
    assert problem_of(data) is None


@pytest.mark.parametrize(
    "data", [b"MZ\x90\x00", b"PK\x03\x04", b"<html>", b" %PDF-1.7", b"\x89PNG\n", b"GIF89a", b"II*", b"\xff\xd8"]
)
def test_whatever_it_is_called_anything_else_is_no_scan(data: bytes) -> None:
    wrong = problem_of(data)

    assert wrong is not None
    assert wrong.code == "scan.kind"
    assert "Chưa lưu gì" in wrong.message


def test_nothing_and_too_much_are_refused_with_what_to_do() -> None:
    empty, large = problem_of(b""), problem_of(b"%PDF-" + bytes(MOST_BYTES))

    assert empty is not None
    assert large is not None
    assert (empty.code, large.code) == ("scan.empty", "scan.large")
    assert "20 MB" in large.message
    assert problem_of(b"%PDF-" + bytes(MOST_BYTES - 5)) is None


@given(st.binary(max_size=40))
def test_any_bytes_are_a_scan_or_a_problem(data) -> None:
    assert (problem_of(data) is None) is (media_type(data) is not None)


def linked(paper: str, sha: str = "ab") -> FileLinked:
    return FileLinked(NOW, sha * 32, 9, "application/pdf", paper)


def test_the_papers_the_catalogue_marks_must_be_digitised_until_they_are() -> None:
    dossier = a_dossier(intake=an_intake(papers=PAPERS[:3]))
    before = scans_of(dossier, DOCUMENTS, [])
    scan = linked(PAPERS[0].name)
    after = scans_of(dossier, DOCUMENTS, [scan, linked(PAPERS[2].name)])

    assert [(each.paper, each.must, each.missing) for each in before] == [
        (PAPERS[0].name, True, True),
        (PAPERS[1].name, False, False),
        (PAPERS[2].name, False, False),
    ]
    assert after[0] == PaperScans(PAPERS[0].name, True, (scan,))
    assert not any(each.missing for each in after)


def test_a_paper_not_handed_in_need_not_be_digitised() -> None:
    dossier = a_dossier(intake=an_intake(papers=(Paper("Đơn đề nghị (Mẫu số 18)", code="01"), PAPERS[1])))

    assert [each.paper for each in scans_of(dossier, DOCUMENTS, [])] == [PAPERS[1].name]


def test_a_document_without_a_code_is_known_by_its_name() -> None:
    required = (RequiredDocument("Bản vẽ", original=1, digitise=True),)
    dossier = a_dossier(intake=an_intake(papers=(Paper("Bản vẽ", 1), Paper("Đơn", 1))))

    assert [each.must for each in scans_of(dossier, required, [])] == [True, False]


@pytest.mark.parametrize("status", [Status.FINISHED, Status.RETURNED])
def test_once_there_is_a_result_it_must_be_digitised_too(status: Status) -> None:
    dossier = a_dossier(status=status, intake=an_intake(papers=PAPERS[1:2]))

    assert scans_of(dossier, (), [])[-1] == PaperScans(RESULT, True, ())
    assert not scans_of(dossier, (), [linked(RESULT)])[-1].missing
    assert all(each.paper != RESULT for each in scans_of(a_dossier(), (), []))


def test_scans_of_one_paper_stand_in_order() -> None:
    first, second = linked(PAPERS[0].name), linked(PAPERS[0].name, "cd")

    assert scans_of(a_dossier(), DOCUMENTS, [first, second])[0].scans == (first, second)
