"""What is wrong with the papers taken down (lỗi ở thành phần hồ sơ), and which required ones are missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cchc_desktop.domain.checklist import alternatives, missing
from cchc_desktop.domain.intake import Intake, Paper
from cchc_desktop.domain.problem import Problem, warning
from cchc_desktop.domain.procedure import Procedure, RequiredDocument

MOST = 999  # copies of a paper, sets of a dossier
LONGEST_PAPER_NAME = 4000  # the contract's TenTepDinhKem
_COUNTS = {"original": "bản chính", "certified": "bản chứng thực", "photocopy": "bản photo"}


def paper_problems(intake: Intake, procedure: Procedure | None) -> Iterator[Problem]:
    """All that is wrong, each at its paper, counted from 0 ("papers.3.original"), or at "papers" and "sets"."""
    yield from each_paper(intake.papers)
    if not 1 <= intake.sets <= MOST:
        yield Problem("sets", "sets.count", f"Số bộ hồ sơ phải từ 1 đến {MOST}.")
    documents = procedure.documents_for(intake.case_code) if procedure else ()
    if intake.handed_in:
        yield from _missing_papers(intake.papers, documents)
    elif documents:
        yield Problem("papers", "papers.none", "Chưa nhận giấy tờ nào. Đánh dấu giấy tờ đã nộp, hoặc Đủ cả (Ctrl+A).")
    elif procedure:
        said = "Danh mục chưa ghi giấy tờ của thủ tục này và chưa thêm giấy tờ nào."
        yield warning("papers", "papers.unlisted", said)


def each_paper(papers: Sequence[Paper]) -> Iterator[Problem]:
    """What is wrong with each paper by itself, at "papers.3.original"."""
    for index, paper in enumerate(papers):
        for problem in _of_paper(paper):
            yield problem.under(f"papers.{index}")


def _of_paper(paper: Paper) -> Iterator[Problem]:
    if not paper.name.strip():
        yield Problem("name", "paper.name", "Chưa ghi tên giấy tờ.")
    if len(paper.name) > LONGEST_PAPER_NAME:
        yield Problem("name", "paper.long", f"Tên giấy tờ dài nhất {LONGEST_PAPER_NAME} chữ.")
    for member, called in _COUNTS.items():
        if not 0 <= getattr(paper, member) <= MOST:
            yield Problem(member, "paper.count", f"Số {called} phải từ 0 đến {MOST}.")


def _missing_papers(papers: Sequence[Paper], documents: Sequence[RequiredDocument]) -> Iterator[Problem]:
    lacking = missing(papers, documents)
    always = [_named(document, documents) for document in lacking if not document.condition]
    if always:
        yield warning("papers", "papers.missing", f"Còn thiếu {len(always)} giấy tờ: {'; '.join(always)}.")
    sometimes = [f"{_named(document, documents)} ({document.condition})" for document in lacking if document.condition]
    if sometimes:
        yield warning("papers", "papers.conditional", f"Xem có cần thêm: {'; '.join(sometimes)}.")


def _named(document: RequiredDocument, documents: Sequence[RequiredDocument]) -> str:
    return " hoặc ".join(f"“{other.name}”" for other in alternatives(document, documents))
