"""Commands that show the whole at work (lệnh trình diễn): fill a practice store, self-test, a day at the counter."""

from __future__ import annotations

from pathlib import Path

import click

from cchc_desktop.app import places
from cchc_desktop.cli import answers
from cchc_desktop.cli.context import Context


@click.command("practice")
@click.option("--dossiers", type=click.IntRange(min=1), required=True, help="how many to add")
@click.option("--seed", type=int, default=1, show_default=True)
@click.pass_obj
def practice_command(context: Context, dossiers: int, seed: int) -> None:
    """Fill the practice store with believable dossiers, by the same acts as at the counter."""
    from cchc_desktop.app.practice_fill import fill  # noqa: PLC0415

    with Context(context.chosen, practice=True).counter() as counter:
        answers.say(fill(counter, dossiers, seed, places.clock()))


@click.command("self-test")
def self_test_command() -> None:
    """New store, receive, draw, decode the bars, sync with the practice portal, verify. Exit 1 when a step fails."""
    from cchc_desktop.app.self_test import self_test  # noqa: PLC0415

    steps = self_test(places.clock)
    failed = [step for step in steps if not step["ok"]]
    answers.say({"steps": steps})
    if failed:
        answers.end(answers.REFUSED, f"Tự kiểm tra hỏng ở bước: {failed[0]['step']}.")


@click.command("demo")
@click.option("--out", "output", type=click.Path(path_type=Path, file_okay=False), required=True)
def demo_command(output: Path) -> None:
    """Play a day at the counter in the real window without a screen; leaves screenshots, slips and a report in OUT."""
    from cchc_desktop.app.demo import play  # noqa: PLC0415

    report = play(output, places.clock)
    answers.say(report)
    if not report["all_acknowledged"]:
        answers.end(answers.NEEDS_PERSON, "Chưa phải mọi hồ sơ đều được cổng nhận.")


COMMANDS = (practice_command, self_test_command, demo_command)
