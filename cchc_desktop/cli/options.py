"""Options that many commands share (tùy chọn chung): who acts, where its answers and its paper are, a lead's leave."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from pathlib import Path
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])


class _Day(click.DateTime):
    """A date, not the midnight it begins with."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        return super().convert(value, param, ctx).date()


DAY = _Day(["%Y-%m-%d"])
clerk = click.option("--clerk", "clerk_code", help="who acts; the password is asked, or in CCHC_CLERK_PASSWORD")
json_file = click.option(
    "--json", "json_file", type=click.File("rb"), help="a JSON object with what the options say, - for standard input"
)
code = click.argument("code")
reason = click.option("--reason", help="why")
papers = click.option(
    "--papers", multiple=True, metavar="NAME[=N,N,N]", help="a paper: originals, certified copies, photocopies"
)
confirmed = click.option("--confirm", "confirmed", is_flag=True, help="do it although it looks wrong: it was checked")

_PAPER = click.option(
    "--paper", "paper_size", type=click.Choice(["a4", "a5", "80mm"]), help="where the form leaves it open"
)
_OUTPUT = click.option(
    "-o", "output", type=click.Path(path_type=Path, dir_okay=False), help="write the slip here (PDF)"
)
_FOLDER = click.option(
    "--print-to",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="write the slip into this folder, named by code and kind",
)
_APPROVER = click.option(
    "--approver", help="a lead, or the clerk again when none is on shift; password in CCHC_APPROVER_PASSWORD"
)
_WHY = click.option("--approval-reason", help="why a lead's leave is needed")
_FORM = click.option(
    "--format", "form", type=click.Choice(["json", "pdf", "xlsx", "csv"]), default="json", show_default=True
)
_OUT = click.option(
    "--out", "output", type=click.Path(path_type=Path, dir_okay=False), help="the file; JSON needs none"
)


def printed(command: Command) -> Command:
    """Its slip can be written."""
    return together(_OUTPUT, _FOLDER, _PAPER)(command)


def approved(command: Command) -> Command:
    """It may need a lead's leave."""
    return together(_APPROVER, _WHY)(command)


def into_file(command: Command) -> Command:
    """Its answer can lie in a file of several forms (`form`, `output`)."""
    return together(_FORM, _OUT)(command)


def together(*options: Callable[[Any], Any]) -> Callable[[Command], Command]:
    """Many options as one, in the order of the help."""

    def on(command: Command) -> Command:
        return reduce(lambda made, option: option(made), reversed(options), command)

    return on
