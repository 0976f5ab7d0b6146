"""Drafts of the form (nháp): kept a moment after each change, cycled through, offered again after a crash."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from cchc_desktop.acts import drafts
from cchc_desktop.reports import counter
from cchc_desktop.store.drafts import Draft
from cchc_desktop.ui.intake.form import IntakeForm, form_json
from cchc_desktop.ui.intake.saving import Workplace

DEBOUNCE_MS = 400


class DraftKeeper(QObject):
    """Knows the clerk's drafts; `form_id` is the present form's, under which it is kept."""

    counted = Signal(int)  # how many others wait

    def __init__(self, at: Workplace, form: Callable[[], IntakeForm | None]) -> None:
        """`form` gives the present form, None when there is nothing in it worth keeping."""
        super().__init__()
        self._at = at
        self._form = form
        self._kept: list[Draft] = []
        self.form_id = ""
        self._soon = QTimer(self, singleShot=True, interval=DEBOUNCE_MS)
        self._soon.timeout.connect(self.keep_now)

    def set_place(self, at: Workplace) -> None:
        """Another clerk sits here now."""
        self._at = at
        self._kept = []

    def load(self, done: Callable[[], None]) -> None:
        """Learn which drafts wait."""
        self._at.reader.ask("drafts", counter.drafts_of, self._at.clerk.code, done=partial(self._loaded, done))

    @property
    def others(self) -> list[Draft]:
        """All but the present form's, newest first."""
        return [draft for draft in self._kept if draft.id != self.form_id]

    def keep_soon(self) -> None:
        """The form was changed."""
        self._soon.start()

    def hold(self) -> None:
        """Keep nothing for now: the form is being saved for good."""
        self._soon.stop()

    def keep_now(self) -> None:
        """Keep the form as it stands; nothing when it is empty, and then its older draft goes."""
        self._soon.stop()
        at, form, form_id = self._at, self._form(), self.form_id
        was_kept = any(draft.id == form_id for draft in self._kept)
        if form is None:
            if was_kept:
                self.drop()
            return
        data, now = form_json(form), at.clock()
        self._kept = [Draft(form_id, at.clerk.code, now.isoformat(), form.title, data), *self.others]
        at.writer.run(drafts.keep, at.clerk, form_id, form.title, data, now)

    def drop(self) -> None:
        """Give up the present form's draft."""
        self._soon.stop()
        self._kept = self.others
        self._at.writer.run(drafts.discard, self._at.clerk, self.form_id)

    def forget(self, form_id: str) -> None:
        """A form was saved for good; its draft went with it."""
        self._kept = [draft for draft in self._kept if draft.id != form_id]

    def next(self) -> Draft | None:
        """The draft begun before the present form, from the oldest on to the newest; None when there is no other."""
        others = sorted(self.others, key=lambda draft: draft.id, reverse=True)
        return next((draft for draft in others if draft.id < self.form_id), others[0] if others else None)

    def tell(self) -> None:
        """Say how many wait."""
        self.counted.emit(len(self.others))

    def _loaded(self, done: Callable[[], None], found: list[Draft]) -> None:
        self._kept = found
        self.tell()
        done()
