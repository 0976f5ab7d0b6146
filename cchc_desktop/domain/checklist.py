"""The checklist of papers (thành phần hồ sơ) a procedure asks for, against the papers really handed in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

from cchc_desktop.domain.intake import Paper
from cchc_desktop.domain.procedure import Procedure, RequiredDocument

Counts = tuple[int, int, int]


def papers_for(procedure: Procedure, case_code: str) -> tuple[Paper, ...]:
    """A paper for each document of the checklist, none of them handed in yet."""
    return tuple(Paper(document.name, code=document.code) for document in procedure.documents_for(case_code))


def all_here(procedure: Procedure, case_code: str) -> tuple[Paper, ...]:
    """The same papers, each with the counts asked for: what *all here* (đủ hết) ticks.

    Only what every dossier needs: not what is optional or needed in some condition, and of papers that stand for
    each other the first, since nobody brings all of them. Those stay in the list with no count.
    """
    documents = procedure.documents_for(case_code)
    needed = set(map(id, _needed(documents)))
    return tuple(
        Paper(document.name, *(asked(document) if id(document) in needed else (0, 0, 0)), code=document.code)
        for document in documents
    )


def asked(document: RequiredDocument) -> Counts:
    """How many originals, certified copies and photocopies are asked for; one original where nothing is said."""
    counts = (document.original, document.certified, document.photocopy)
    return counts if any(counts) else (1, 0, 0)


def missing(papers: Sequence[Paper], documents: Sequence[RequiredDocument]) -> tuple[RequiredDocument, ...]:
    """The required documents of which no copy was handed in, in the checklist's order.

    Of a `one_of` group any member will do, and its first stands for it. A conditional document is among them: whether
    its condition holds is the clerk's to judge.
    """
    here = [paper for paper in papers if paper.handed_in]
    codes = {paper.code for paper in here if paper.code}
    names = {paper.name for paper in here}
    groups = {d.one_of for d in documents if d.one_of and _is_among(d, codes, names)}
    reported: set[str] = set()
    lacking = []
    for document in documents:
        satisfied = _is_among(document, codes, names) or document.one_of in groups or document.one_of in reported
        if document.required and not satisfied:
            lacking.append(document)
            reported |= {document.one_of} - {""}
    return tuple(lacking)


def alternatives(document: RequiredDocument, documents: Iterable[RequiredDocument]) -> tuple[RequiredDocument, ...]:
    """The documents any one of which will do in place of this one, itself included."""
    if not document.one_of:
        return (document,)
    return tuple(other for other in documents if other.one_of == document.one_of)


def _needed(documents: Sequence[RequiredDocument]) -> Iterable[RequiredDocument]:
    always = [document for document in documents if document.required and not document.condition]
    groups = {document.one_of: document for document in reversed(always) if document.one_of}
    return chain((document for document in always if not document.one_of), groups.values())


def _is_among(document: RequiredDocument, codes: set[str], names: set[str]) -> bool:
    return document.name in names or (document.code != "" and document.code in codes)
