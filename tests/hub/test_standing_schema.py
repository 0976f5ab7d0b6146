"""The tables of what a restore upset are made with the others."""

from __future__ import annotations

from sqlalchemy import inspect

from cchc_desktop.hub.context import Hub
from cchc_desktop.hub.standing_schema import closed_instances, heard_again, put_back_units


def test_they_are_there_in_a_fresh_database(hub: Hub) -> None:
    made = inspect(hub.storage.engine).get_table_names()

    assert {closed_instances.name, heard_again.name, put_back_units.name} <= set(made)
