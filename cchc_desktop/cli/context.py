"""What every command needs (ngữ cảnh lệnh): the folder, the mode, the counter opened, the clerk who acts."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

import click

from cchc_desktop.acts import clock as clock_acts
from cchc_desktop.acts import sign_in
from cchc_desktop.app import places
from cchc_desktop.app.counter import Counter, key_notice, open_counter
from cchc_desktop.app.upgrade_lines import UpgradeLines
from cchc_desktop.cli import answers
from cchc_desktop.domain.clerk import Clerk
from cchc_desktop.domain.clock_doubt import judged, question
from cchc_desktop.store import clerks
from cchc_desktop.store.connection import Use

PASSWORD_VARIABLE = "CCHC_CLERK_PASSWORD"  # the name of a variable, not a password


@dataclass(frozen=True, slots=True)
class Context:
    """The options before the command."""

    chosen: Path | None
    practice: bool

    @property
    def folder(self) -> Path:
        """Of the store."""
        return places.data_folder(self.chosen, self.practice)

    @contextmanager
    def counter(self, use: Use = Use.SYNC) -> Iterator[Counter]:
        """The counter, opened for one command; a practice counter is made and joined to its portal the first time."""
        if notice := key_notice(self.folder):
            click.echo(notice, err=True)
        if self.practice:
            from cchc_desktop.app import practice  # noqa: PLC0415

            practice.prepare(self.folder, places.clock)
        with closing(open_counter(self.folder, self.practice, use, UpgradeLines())) as opened:
            yield opened

    def portal_there(self) -> AbstractContextManager[object]:
        """While something is asked of the portal: in practice it has to be started first."""
        from cchc_desktop.app import practice  # noqa: PLC0415

        return practice.running_hub(self.folder, places.clock) if self.practice else nullcontext()


def password_for(code: str) -> str:
    """From the environment, or asked for at a terminal; without either the command ends with WOULD_ASK."""
    return secret_from(PASSWORD_VARIABLE, f"mật khẩu của {code}")


def secret_from(variable: str, what: str) -> str:
    """A secret from the environment, or typed unseen at a terminal; without either the command ends with WOULD_ASK."""
    return secrets_from((variable, what))[0]


def secrets_from(*wanted: tuple[str, str]) -> list[str]:
    """Each (variable, what it is) from the environment or typed unseen; what is missing is said all at once."""
    missing = [f"{what}: đặt biến {variable}" for variable, what in wanted if variable not in os.environ]
    if missing and not sys.stdin.isatty():
        answers.end(answers.WOULD_ASK, f"Cần {'; '.join(missing)}, hoặc chạy ở cửa sổ dòng lệnh.")
    return [os.environ[name] if name in os.environ else _prompted(what) for name, what in wanted]


def _prompted(what: str) -> str:
    entered: str = click.prompt(what, hide_input=True, err=True)
    return entered


def text_of(file: Path) -> str:
    """A file's text, UTF-8 with or without a mark; another encoding ends the command with a sentence."""
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        answers.end(answers.REFUSED, f"Tệp {file.name} cần lưu theo mã UTF-8. Chưa đọc gì.", {"file": file.name})
    except OSError:
        answers.end(answers.REFUSED, f"Không đọc được tệp {file.name}.", {"file": file.name})


def demand_folder(output: Path, safe: str) -> None:
    """Ends the command when there is no folder to write `output` into; `safe` says what was left undone."""
    if not output.parent.is_dir():
        answers.end(answers.REFUSED, f"Không có thư mục {output.parent} để ghi tệp. {safe}")


def acting(counter: Counter, code: str | None) -> Clerk:
    """The clerk who acts, proved by password; in practice the sample clerk when none is named.

    Raises Refused; ends with WOULD_ASK when no clerk was named at a real counter.
    """
    if code is None:
        if not counter.desk.practice:
            answers.end(answers.WOULD_ASK, "Cần biết cán bộ nào làm việc này: thêm --clerk MÃ.")
        code = counter.file.clerks[0].code if counter.file.clerks else counter.file.lead.code
    _doubt_the_clock(counter)
    account = clerks.get(counter.db, code)
    needs = account is not None and bool(account.password_hash)
    password = password_for(code) if needs else ""
    return sign_in.sign_in(counter.db, code, password, counter.desk.office.counter, places.clock())


def _doubt_the_clock(counter: Counter) -> None:
    """Says so where the machine's clock contradicts the ledger: the window asks for today's date, a command cannot."""
    now, last = places.clock(), clock_acts.last_entry_at(counter.db)
    doubt = judged(now, last, clock_acts.kept_days(counter.db)).doubt
    if doubt is not None and last is not None:
        said = "Lệnh này ghi và in theo giờ của máy: sai thì chỉnh giờ máy rồi làm lại."
        click.echo(f"{question(doubt, now, last)} {said}", err=True)
