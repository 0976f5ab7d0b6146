"""Papers as lines of text (giấy tờ ghi thành dòng): how an answer of a form holds them, and how a clerk may type them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from cchc_desktop.domain.intake import Paper

_NUMBER = "[0-9]{1,3}"
_COPIES = re.compile(
    rf"\s*(?P<name>.*?)(?:\s+[x×]\s?(?:(?P<three>{_NUMBER}/{_NUMBER}/{_NUMBER})|(?P<count>[1-9][0-9]{{0,2}})))?\s*",
    re.IGNORECASE,
)


def papers_in(text: str, known: Mapping[str, Paper] | None = None) -> tuple[Paper, ...]:
    """Papers, one a line: "x2" behind a name for two originals, "x1/0/2" for an original and two photocopies.

    A known name keeps its code and note.
    """
    found = []
    for line in text.splitlines():
        match = _COPIES.fullmatch(line)
        if match is None or not match["name"].strip():
            continue
        name = match["name"].strip()
        original, certified, photocopy = map(int, (match["three"] or f"{match['count'] or 1}/0/0").split("/"))
        paper = known[name] if known and name in known else Paper(name)
        found.append(replace(paper, name=name, original=original, certified=certified, photocopy=photocopy))
    return tuple(found)


def short_lines_of(papers: Iterable[Paper]) -> str:
    """The same papers, how many of each behind its name; where a lone one's own name ends like a count, that too."""
    return "\n".join(map(_short, papers))


def _short(paper: Paper) -> str:
    name, count = _one_line(paper.name), paper.original + paper.certified + paper.photocopy
    plain = _COPIES.fullmatch(name)
    return name if count == 1 and plain and plain["name"] == name else f"{name} x{count}"


def lines_of(papers: Iterable[Paper]) -> str:
    """The same papers as such lines, all three counts written."""
    return "\n".join(f"{_one_line(each.name)} x{each.original}/{each.certified}/{each.photocopy}" for each in papers)


def _one_line(name: str) -> str:
    return " ".join(name.split())
