"""One printing job (một lần in) from the slips asked for to what became of each; on the paper thread, without a window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cchc_desktop.acts.printing import FAILED, HANDED_OVER, Asked
from cchc_desktop.slips.forms.form_set import FormMissing
from cchc_desktop.store.prints import CUT_OFF
from cchc_desktop.ui.printing import kept, printers
from cchc_desktop.ui.printing.paper import PrintTrouble, print_pdfs
from cchc_desktop.ui.printing.prepared import Prepared, Wanted
from cchc_desktop.ui.printing.printers import Readiness
from cchc_desktop.ui.printing.source import SlipSource, draw


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one printing. `error` is a code of words.TROUBLES, "" when the printer has it."""

    asked: Asked
    state: str  # HANDED_OVER or FAILED
    at: datetime
    printer: str = ""
    error: str = ""
    kept: Path | None = None  # the PDF, when there was no printer for it
    stopped: bool = False  # handed over, but the system says the printer is out of action
    unprintable: str = ""  # letters of this slip that come out as □

    @property
    def failed(self) -> bool:
        """Whether no printer has it, as far as is known."""
        return self.state == FAILED

    @property
    def kind(self) -> str:
        """Which slip it is."""
        return self.asked.slip

    @property
    def code(self) -> str:
        """What the slip is of, as a clerk knows it."""
        return self.asked.code

    @property
    def wanted(self) -> Wanted:
        """What was asked for."""
        return self.asked.slip, self.asked.subject


@dataclass(frozen=True, slots=True)
class Produced:
    """What became of each slip of a job, in order, and the first thing that went wrong by our own fault."""

    outcomes: tuple[Outcome, ...]
    bug: Exception | None = None


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A slip on its way to a printer."""

    prepared: Prepared
    data: bytes
    unprintable: str


def produce(prepared: Sequence[Prepared], source: SlipSource, now: datetime) -> Produced:
    """Draws the slips and hands them over, all that go to one printer as one job; keeps the PDF of what it did not get.

    A slip that cannot be drawn keeps no other from being printed.
    """
    outcomes: dict[Wanted, Outcome] = {}
    bugs: list[Exception] = []
    groups: dict[tuple[str, int], list[_Drawn]] = {}
    for each in prepared:
        printer = printers.chosen(source.printers, each.asked.slip)
        dots = printers.dots_per_inch(printer, printers.is_roll(each.asked.slip, source.office.paper))
        try:
            data, missing = draw(each, source, source.printing(each.asked, now, dots))
        except FormMissing:
            outcome = Outcome(each.asked, FAILED, now, printer, "no_form")
        except Exception as error:  # noqa: BLE001  # told to the crash window when all is noted; the others are printed
            bugs.append(error)
            outcome = Outcome(each.asked, FAILED, now, error="not_drawn")
        else:
            groups.setdefault((printer, dots), []).append(_Drawn(each, data, missing))
            continue
        outcomes[outcome.wanted] = outcome
    for (printer, dots), drawn in groups.items():
        errors, bug = _handed_over(drawn, source, printer, dots)
        bugs += [bug] if bug else []
        ended = [_ended(one, source, (printer, error), now) for one, error in zip(drawn, errors, strict=True)]
        outcomes |= {outcome.wanted: outcome for outcome in ended}
    in_order = tuple(outcomes[each.asked.slip, each.asked.subject] for each in prepared)
    return Produced(in_order, bugs[0] if bugs else None)


def _handed_over(
    drawn: Sequence[_Drawn], source: SlipSource, printer: str, dots: int
) -> tuple[list[str], Exception | None]:
    """The error of each slip, "" for what the printer has; and a fault of our own."""
    try:
        if source.tray is not None:
            for one in drawn:
                kept.keep(source.tray, _name(one.prepared.asked), one.data)
        elif printer:
            print_pdfs([one.data for one in drawn], printer, dots, _job_name(drawn))
        else:
            raise PrintTrouble("no_printer")
    except PrintTrouble as trouble:
        return [_error(trouble, place) for place in range(len(drawn))], None
    except Exception as error:  # noqa: BLE001  # see produce; how far the printer got nobody knows
        return [CUT_OFF] * len(drawn), error
    return [""] * len(drawn), None


def _error(trouble: PrintTrouble, place: int) -> str:
    """Of a job that was cut off, slips the printer had nothing of are known not to be printed."""
    return "not_reached" if trouble.code == CUT_OFF and place >= trouble.begun else trouble.code


def _ended(one: _Drawn, source: SlipSource, how: tuple[str, str], now: datetime) -> Outcome:
    (printer, error), asked = how, one.prepared.asked
    if error:
        file = _kept(asked, source, one.data)
        return Outcome(asked, FAILED, now, printer, error, file, unprintable=one.unprintable)
    kept.drop(source.folder, _name(asked))
    stopped = source.tray is None and printers.readiness(printer) is Readiness.STOPPED
    return Outcome(asked, HANDED_OVER, now, printer, stopped=stopped, unprintable=one.unprintable)


def _kept(asked: Asked, source: SlipSource, data: bytes) -> Path | None:
    try:
        return kept.keep(source.folder, _name(asked), data)
    except OSError:
        return None


def _name(asked: Asked) -> str:
    return kept.name_of(asked.slip, asked.code or asked.subject)


def _job_name(drawn: Sequence[_Drawn]) -> str:
    first = drawn[0].prepared.slip.title
    return f"{first} +{len(drawn) - 1}" if len(drawn) > 1 else first
