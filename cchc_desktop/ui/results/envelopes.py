"""The envelopes of a postal list (mã bưu gửi): which code was scanned for which result, until the list is made."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cchc_desktop.domain.postal import item_code, problem_with
from cchc_desktop.domain.problem import Problem
from cchc_desktop.reports.shelf import OnShelf
from cchc_desktop.ui.results.words import TWICE, once_more


class Envelopes:
    """Codes by dossier's uid, in the order scanned; no code stands for two."""

    def __init__(self) -> None:
        self.codes: dict[str, str] = {}
        self._doubted = ("", "")  # whose, and a code that is taken when it comes once more

    def put(self, uid: str, text: str) -> Problem | None:
        """The code of one envelope, scanned or typed; an empty text takes it back. What is wrong, or None."""
        code = item_code(text)
        if not code:
            self.codes.pop(uid, None)
            return None
        problem, doubted = problem_with(code), self._doubted
        self._doubted = (uid, code)
        if problem and (problem.is_error or doubted != self._doubted):
            return problem if problem.is_error else once_more(problem)
        if code in self.codes.values() and self.codes.get(uid) != code:
            return Problem("item_code", "post.twice", TWICE.format(code))
        self.codes[uid] = code
        return None

    def keep(self, uids: Iterable[str]) -> None:
        """Only of results that are still there."""
        here = set(uids)
        self.codes = {uid: code for uid, code in self.codes.items() if uid in here}

    def following(self, results: Sequence[OnShelf]) -> OnShelf | None:
        """The next result without a code."""
        return next((result for result in results if result.dossier.uid not in self.codes), None)
