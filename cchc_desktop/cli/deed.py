"""One act on the command line (một việc): the counter opened, the clerk proved, the moment; then its slip, its answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from cchc_desktop.acts import sign_in
from cchc_desktop.acts.desk import Desk
from cchc_desktop.acts.record import require
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.app import places
from cchc_desktop.app.counter import Counter
from cchc_desktop.cli import answers
from cchc_desktop.cli.context import Context, acting, demand_folder, secret_from
from cchc_desktop.domain.clerk import Approval, Clerk, Duty
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.due_story import DueStory
from cchc_desktop.domain.instants import VN
from cchc_desktop.domain.problem import Problem, warning
from cchc_desktop.domain.slip_kind import in_a_sentence
from cchc_desktop.domain.working_hours import hours_on
from cchc_desktop.reports import lookup
from cchc_desktop.store import clerks, due
from cchc_desktop.store.connection import Database
from cchc_desktop.store.errors import StoreTrouble

APPROVER_VARIABLE = "CCHC_APPROVER_PASSWORD"  # the name of a variable, not a password


class Paper(NamedTuple):
    """A slip an act may leave: its kind, what it is about, and the code that names its file."""

    kind: str
    subject: str
    code: str


@dataclass(frozen=True, slots=True)
class Deed:
    """What an act is done with; `given` are the options as they were typed."""

    counter: Counter
    by: Clerk
    now: datetime
    given: Mapping[str, Any]

    @property
    def db(self) -> Database:
        """Of the counter."""
        return self.counter.db

    @property
    def desk(self) -> Desk:
        """Of the counter."""
        return self.counter.desk

    def dossier(self, text: str) -> Dossier:
        """The one dossier of a code or uid; ends the command for none, and for a clash of two."""
        found = lookup.named(self.db, text)
        if len(found) != 1:
            sentence = f"{lookup.not_one(self.db, text, len(found))} Chưa thay đổi gì."
            answers.end(answers.REFUSED, sentence, {"dossiers": len(found), "code": text})
        return found[0]

    def due_story(self, dossier: Dossier) -> DueStory:
        """What the return date of a dossier went through."""
        return due.story(self.db, dossier, self.desk.office.hours, self.desk.calendar)

    def approval(self, duty: Duty) -> Approval | None:
        """The leave of --approver for a lead's duty; None when nobody was named. Raises Refused."""
        who = self.given.get("approver")
        if not who:
            return None
        account = clerks.get(self.db, who)
        asked = account is not None and bool(account.password_hash)
        password = secret_from(APPROVER_VARIABLE, f"mật khẩu của {who}") if asked else ""
        why = self.given.get("approval_reason") or ""
        try:
            return sign_in.approve(self.db, duty, who, password, why, (self.by, self.now))
        except Refused as refused:
            names = {"code": "approver", "reason": "approval_reason"}
            raise Refused(replace(each, field=names.get(each.field, each.field)) for each in refused.problems) from None

    def closing(self, day: date) -> datetime:
        """When the office closes on a day."""
        return datetime.combine(day, hours_on(self.desk.office.hours, day).closing, VN)

    def finish(self, answer: dict[str, Any], paper: Paper | None = None, warned: Sequence[Problem] = ()) -> None:
        """Says what was done and what should be looked at, once the slip that was asked for lies in its file."""
        file = self._file(paper) if paper else None
        if paper is None or file is None:
            answers.say_warned(answer, warned)
            return
        from cchc_desktop.app.slips import NotWritten, write_slip  # noqa: PLC0415  # reportlab only where paper is drawn

        size = self.given.get("paper_size")
        try:
            asked, letters = write_slip(self.counter, paper[:2], self.by, places.clock, file, size)
        except (NotWritten, Refused, StoreTrouble) as trouble:
            told = f"Đã ghi xong, nhưng chưa có {in_a_sentence(paper.kind)}: {trouble.sentence}"
            again = f"In lại bằng lệnh slip {paper.kind}; đừng làm lại việc này."
            if isinstance(trouble, NotWritten) and not trouble.has_form:
                again = "Soạn bằng văn bản của cơ quan; đừng làm lại việc này."
            answers.end(
                answers.NEEDS_PERSON, f"{told} {again}", answer | {"slip": None, "warnings": answers.listed(warned)}
            )
        from cchc_desktop.slips.drawing import unprintable  # noqa: PLC0415  # see above

        said = {"kind": paper.kind, "file": str(file), "reprint": asked.printing - 1}
        boxes = [warning("", "text.unprintable", unprintable.words(letters))] if letters else []
        answers.say_warned(answer | {"slip": said}, [*warned, *boxes])

    def _file(self, paper: Paper) -> Path | None:
        output, folder = self.given.get("output"), self.given.get("print_to")
        if output is None and folder is not None:
            from cchc_desktop.ui.printing import kept  # noqa: PLC0415  # see above

            return Path(folder, f"{kept.name_of(paper.kind, paper.code)}.pdf")
        return output


@contextmanager
def begun(context: Context, given: Mapping[str, Any], safe: str = "Chưa làm gì.") -> Iterator[Deed]:
    """The counter opened and the clerk of --clerk proved.

    Ends the command when there is no folder for what it leaves; `safe` says what was left undone.
    """
    output = given.get("output")
    if output is not None:
        demand_folder(output, safe)
    with context.counter() as counter:
        by = acting(counter, given.get("clerk_code"))
        yield Deed(counter, by, places.clock(), given)


@contextmanager
def looking(context: Context, given: Mapping[str, Any], safe: str = "Chưa làm gì.") -> Iterator[Deed]:
    """The same for a command that only looks, by a clerk who may."""
    with begun(context, given, safe) as deed:
        require(deed.by, Duty.READ_DOSSIER)
        yield deed


def of_dossier(kind: str, dossier: Dossier) -> Paper:
    """A slip of one dossier."""
    return Paper(kind, dossier.uid, dossier.printed_code or dossier.uid)
