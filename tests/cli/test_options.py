"""Options that many commands share."""

from __future__ import annotations

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
