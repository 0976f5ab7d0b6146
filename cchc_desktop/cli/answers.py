"""What a command answers (kết quả lệnh): JSON, a sentence on standard error, an exit code that means something."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from typing import Any, NoReturn

import click

from cchc_desktop.domain.problem import Problem

OK = 0
REFUSED = 1  # the act said no, or verification found a flaw
UNREACHABLE = 2
NEEDS_PERSON = 3
WOULD_ASK = 4  # a password or key would have to be asked for
STORE_TROUBLE = 5
USAGE = 64


class Ended(Exception):
    """A command that ends early with its code; everything was said already."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


def say(answer: Any) -> None:
    """One JSON value on standard output."""
    click.echo(text_of(answer))


def text_of(answer: Any) -> str:
    """One JSON value as it is said."""
    return json.dumps(answer, ensure_ascii=False, indent=2, default=str)


def end(code: int, sentence: str, answer: Any = None) -> NoReturn:
    """A sentence for the person, an answer for the script, and the code."""
    if answer is not None:
        say(answer)
    click.echo(sentence, file=sys.stderr)
    raise Ended(code)


def end_refused(problems: Iterable[Problem]) -> NoReturn:
    """Every problem at once, each with its field."""
    every = tuple(problems)
    end(REFUSED, "\n".join(problem.message for problem in every), {"problems": listed(every)})


def end_doubted(doubts: Sequence[Problem]) -> NoReturn:
    """What has to be looked at first; the same command with --confirm does it."""
    sentences = [*(doubt.message for doubt in doubts), "Đúng như vậy thì làm lại với --confirm."]
    end(REFUSED, "\n".join(sentences), {"problems": listed(doubts), "confirm": True})


def say_warned(answer: dict[str, Any], warnings: Sequence[Problem]) -> None:
    """The answer of what was done, and what should be looked at all the same, each with a sentence for the person."""
    say(answer | {"warnings": listed(warnings)})
    for warning in warnings:
        click.echo(warning.message, err=True)


def listed(problems: Iterable[Problem]) -> list[dict[str, str]]:
    """Problems as scripts read them."""
    return [{"field": problem.field, "code": problem.code, "message": problem.message} for problem in problems]


def say_line(answer: Any) -> None:
    """One JSON value on one line, at once: for a parent that reads our output."""
    click.echo(json.dumps(answer, ensure_ascii=False))
    sys.stdout.flush()
