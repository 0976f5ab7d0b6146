"""What a command leaves in the file of --out (kết quả ra tệp): JSON, a spreadsheet or a PDF, or a sentence why not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from cchc_desktop.app import places
from cchc_desktop.cli import answers
from cchc_desktop.cli.deed import Deed
from cchc_desktop.domain.sheet import Row, Sheet
from cchc_desktop.sheets import as_file


@dataclass(frozen=True, slots=True)
class IntoFile:
    """Each ends the command with NEEDS_PERSON when it cannot be written; `missing` says what there is not then."""

    deed: Deed
    file: Path
    missing: str

    def json(self, told: Any) -> None:
        """As it would be said."""
        with self._ended():
            self.file.write_text(answers.text_of(told), encoding="utf-8")

    def sheet(self, form: str, sheet: Sheet, rows: Iterable[Row] | None = None) -> None:
        """As xlsx, else csv; `rows` in place of the sheet's own."""
        with self._ended():
            as_file.write(self.file, form, sheet, self.deed.desk.office.name_on(self.deed.now.date()), rows)

    def paper(self, kind: str, subject: str) -> None:
        """As the slip of that kind, entered in the print journal."""
        from cchc_desktop.app.slips import NotWritten, write_slip  # noqa: PLC0415  # reportlab only where paper is drawn

        try:
            write_slip(self.deed.counter, (kind, subject), self.deed.by, places.clock, self.file)
        except NotWritten as trouble:
            self._end(trouble.sentence)

    @contextmanager
    def _ended(self) -> Iterator[None]:
        try:
            yield
        except OSError:
            self._end(f"Không ghi được tệp {self.file.name}.")

    def _end(self, why: str) -> NoReturn:
        answers.end(answers.NEEDS_PERSON, f"{why} {self.missing}")
