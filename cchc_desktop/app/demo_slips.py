"""Slips of the day that was played (giấy của ngày diễn): all the printer got, and a sample of each kind it did not."""

from __future__ import annotations

import shutil
from collections import Counter as Tally
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from cchc_desktop.acts.refusal import Refused
from cchc_desktop.app.counter import Counter
from cchc_desktop.app.slips import pdf_of, source_of
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.slip_kind import KINDS, RECEIPT, About
from cchc_desktop.ui.printing import kept
from cchc_desktop.ui.printing.prepared import Prepared, planned

RECEIPTS, SLIPS = "receipts", "slips"
VARIANTS = ("a4", "80mm")
_VARIED = 2  # dossiers whose receipt is drawn on other papers too


def leave(counter: Counter, day: datetime, received: Sequence[Dossier], tray: Path, output: Path) -> dict[str, int]:
    """Writes them, receipts apart from the rest; how many of each kind the printer got."""
    printed = Tally[str]()
    for folder in (RECEIPTS, SLIPS):
        (output / folder).mkdir(parents=True, exist_ok=True)
    for file in sorted(tray.rglob("*.pdf")):
        kind = _kind_of(file)
        printed[kind] += 1
        shutil.copyfile(file, output / (RECEIPTS if kind == RECEIPT else SLIPS) / file.name)
    numbered = [dossier for dossier in received if dossier.printed_code]
    for dossier in numbered[:_VARIED]:
        for paper in VARIANTS:
            name = f"{dossier.printed_code}-{paper}.pdf"
            (output / RECEIPTS / name).write_bytes(_drawn(counter, day, (RECEIPT, dossier.uid), paper)[1])
    for kind in KINDS:
        if kind not in printed:
            _draw_sample(counter, day, (kind, received), output / SLIPS)
    return dict(printed)


def _kind_of(file: Path) -> str:
    return next((kind for kind in KINDS if file.stem.endswith(f"-{kind}")), RECEIPT)


def _draw_sample(counter: Counter, day: datetime, wanted: tuple[str, Sequence[Dossier]], folder: Path) -> None:
    """One slip of the kind, of whatever the day has for it; nothing when the day has nothing."""
    kind, received = wanted
    for subject in _subjects(kind, received, day):
        try:
            prepared, pdf = _drawn(counter, day, (kind, subject))
        except Refused:  # nothing such a slip could say
            continue
        name = kept.name_of(kind, prepared.asked.code or subject)
        (folder / f"{name}.pdf").write_bytes(pdf)
        return


def _subjects(kind: str, received: Sequence[Dossier], day: datetime) -> Iterator[str]:
    about = KINDS[kind].about
    if about is About.DAY:
        yield day.date().isoformat()
    for dossier in received:
        if about is About.DOSSIER:
            yield dossier.uid
        elif about is About.NUMBER:
            yield from (dossier.printed_code, dossier.intake.procedure_code)


def _drawn(
    counter: Counter, day: datetime, wanted: tuple[str, str], paper: str | None = None
) -> tuple[Prepared, bytes]:
    """As the preview shows it: nothing is noted. Raises Refused."""
    prepared = planned(counter.db, wanted, counter.desk, counter.file.clerks[0], day)
    return prepared, pdf_of(prepared, source_of(counter), day, paper)
