"""Options that many commands share."""

from __future__ import annotations

from datetime import date

import click
from click.testing import CliRunner

from cchc_desktop.cli import options


def test_together_they_stand_in_the_help_in_their_order() -> None:
    @click.command()
    @options.together(options.reason, options.json_file, options.approved, options.printed, options.clerk)
    def act(**given: object) -> None:
        """Something."""

    said = CliRunner().invoke(act, ["--help"]).output
    order = ("--reason", "--json", "--approver", "--approval-reason", "-o", "--print-to", "--paper", "--clerk")
    places = [said.index(f"  {name} ") for name in order]

    assert places == sorted(places)


def test_what_is_not_given_is_nothing() -> None:
    found: dict[str, object] = {}

    @click.command()
    @options.together(options.reason, options.papers, options.json_file, options.approved, options.printed)
    def act(**given: object) -> None:
        found.update(given)

    CliRunner().invoke(act, [])

    assert found.pop("papers") == ()
    assert set(found.values()) == {None}


def test_a_day_is_a_date_and_a_file_has_a_form() -> None:
    found: dict[str, object] = {}

    @click.command()
    @click.option("--day", type=options.DAY)
    @options.into_file
    def act(**given: object) -> None:
        found.update(given)

    CliRunner().invoke(act, ["--day", "2026-12-05"])
    assert found == {"day": date(2026, 12, 5), "form": "json", "output": None}
    assert CliRunner().invoke(act, ["--day", "2026-13-05"]).exit_code == 2
