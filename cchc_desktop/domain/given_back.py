"""Papers given back (giấy tờ trả lại công dân): only what was handed in, and no more of it than that."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from cchc_desktop.domain.intake import Paper
from cchc_desktop.domain.problem import Problem
from cchc_desktop.domain.text import clean

_COUNTS = {"original": "bản chính", "certified": "bản chứng thực", "photocopy": "bản photo"}


def problems(papers: Sequence[Paper], received: Sequence[Paper], before: Sequence[Paper] = ()) -> Iterator[Problem]:
    """What cannot be given back, at its paper ("papers.3.original").

    `received` is all that was handed in, supplements too; `before` what the citizen has back already.
    """
    here = _copies(received)
    here.subtract(_copies(before))
    known = {_key(paper) for paper in received}
    for place, paper in enumerate(papers):
        field = f"papers.{place}"
        if _key(paper) not in known:
            message = f"Hồ sơ không nhận giấy tờ “{paper.name}” nên không có để trả lại. Chưa lưu gì."
            yield Problem(f"{field}.name", "given_back.unknown", message)
            continue
        for member, called in _COUNTS.items():
            wanted, left = getattr(paper, member), here[_key(paper), member]
            if wanted > max(0, left):
                message = f"“{paper.name}” còn giữ {max(0, left)} {called}, không trả lại {wanted} được. Chưa lưu gì."
                yield Problem(f"{field}.{member}", "given_back.more", message)
            here[_key(paper), member] -= wanted


def left(originals: Sequence[Paper], before: Sequence[Paper]) -> tuple[Paper, ...]:
    """The originals that the citizen does not have back yet, papers of one name as one."""
    gone = _copies(before)
    found: dict[str, Paper] = {}
    for paper in originals:
        known = found.get(_key(paper), replace(paper, original=0))
        found[_key(paper)] = replace(known, original=known.original + paper.original)
    here = (replace(paper, original=paper.original - gone[key, "original"]) for key, paper in found.items())
    return tuple(paper for paper in here if paper.original > 0)


def _copies(papers: Sequence[Paper]) -> Counter[tuple[str, str]]:
    """How many there are of each paper and kind; papers of one name are one paper."""
    found: Counter[tuple[str, str]] = Counter()
    for paper in papers:
        for member in _COUNTS:
            found[_key(paper), member] += getattr(paper, member)
    return found


def _key(paper: Paper) -> str:
    return clean(paper.name).casefold()
