"""The local schema's history, in order: each module has upgrade(db) and is frozen once shipped."""

from __future__ import annotations

from sqlite_utils.migrations import Migrations

from migrations import (
    m0001_start,
    m0002_decisions,
    m0003_custody,
    m0004_slips_of_the_counter,
    m0005_file_transfers,
    m0006_decisions_of_a_day,
    m0007_bundles,
    m0008_facts,
    m0009_catalogue_imports,
    m0010_retention,
    m0011_search_parts,
    m0012_ratings,
    m0013_forks,
)

STEPS = (
    m0001_start,
    m0002_decisions,
    m0003_custody,
    m0004_slips_of_the_counter,
    m0005_file_transfers,
    m0006_decisions_of_a_day,
    m0007_bundles,
    m0008_facts,
    m0009_catalogue_imports,
    m0010_retention,
    m0011_search_parts,
    m0012_ratings,
    m0013_forks,
)


def names() -> tuple[str, ...]:
    """The name of each migration, in order."""
    return tuple(step.__name__.rpartition(".")[2] for step in STEPS)


def history() -> Migrations:
    """Every migration in order; each runs in one transaction together with its own record."""
    migrations = Migrations("cchc_desktop")
    for name, step in zip(names(), STEPS, strict=True):
        migrations(name=name)(step.upgrade)
    return migrations
