"""Where each problem is said (chỗ báo lỗi): by its path in the intake, at the nearest field there is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from cchc_desktop.domain.problem import Problem
from cchc_desktop.ui.intake.fields import PartField


@dataclass(frozen=True, slots=True)
class Place:
    """Something that can say a problem; `widget` gets the focus."""

    widget: QWidget
    show: Callable[[Problem | None], None]

    @classmethod
    def of(cls, field: PartField) -> Place:
        """A field says its own."""
        return cls(field.line, field.show_problem)


class ProblemBoard:
    """Shows all problems at once and knows which is the first."""

    def __init__(self, places: Mapping[str, Place], elsewhere: Callable[[Problem | None], None]) -> None:
        """`elsewhere` says a problem that has no field."""
        self._places = dict(places)
        self._elsewhere = elsewhere

    def show(self, problems: Iterable[Problem]) -> QWidget | None:
        """Show these and no others; what should have the focus, None when nothing stops the act."""
        self.clear()
        first: QWidget | None = None
        for problem in problems:
            place = self.place_of(problem.field)
            if place is None:
                self._elsewhere(problem)
            else:
                place.show(problem)
                if problem.is_error and first is None:
                    first = place.widget
        return first

    def show_at(self, path: str, problems: Iterable[Problem]) -> None:
        """Show what is wrong at this one field."""
        place = self._places.get(path)
        if place is not None:
            place.show(next((problem for problem in problems if problem.field == path), None))

    def clear(self) -> None:
        """Nothing is wrong."""
        self._elsewhere(None)
        for place in self._places.values():
            place.show(None)

    def place_of(self, path: str) -> Place | None:
        """The place of a path, or of the nearest part of the intake above it."""
        while path:
            if path in self._places:
                return self._places[path]
            path = path.rpartition(".")[0]
        return None
