"""An event made fit to keep (làm sạch chữ của một việc): its texts in NFC, paragraphs kept, papers too."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any, TypeVar

from cchc_desktop.domain.events import Event
from cchc_desktop.domain.intake import Paper
from cchc_desktop.domain.text import clean, clean_lines

Happening = TypeVar("Happening", bound=Event)


def tidy(event: Happening) -> Happening:
    """The same with every text and paper of its own cleaned; a dossier or intake within stays as it is. Idempotent."""
    return replace(event, **{each.name: _tidy(getattr(event, each.name)) for each in fields(event)})


def tidy_papers(papers: tuple[Paper, ...]) -> tuple[Paper, ...]:
    """The same papers, their texts cleaned."""
    return tuple(replace(p, name=clean(p.name), code=clean(p.code), note=clean(p.note)) for p in papers)


def _tidy(value: Any) -> Any:
    if isinstance(value, str):
        return clean_lines(value)
    return tidy_papers(value) if isinstance(value, tuple) else value
