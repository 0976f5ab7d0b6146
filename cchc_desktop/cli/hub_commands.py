"""Commands of the hub (lệnh của cổng): serve it, make enrolment codes, load its catalogue."""

from __future__ import annotations

import os
import signal
import sys
import threading
from pathlib import Path

import click

from cchc_desktop.app import places
from cchc_desktop.cli import answers
from cchc_desktop.cli.context import text_of

_DATABASE = click.option("--database", default="sqlite:///hub.db", show_default=True, help="URL of the hub's database")


@click.group("hub")
def hub_group() -> None:
    """The portal's side of the contract, a small server."""


@hub_group.command("serve")
@_DATABASE
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8480, show_default=True, help="0: any free one")
@click.option("--until-input-ends", is_flag=True, help="stop when standard input is closed")
@click.option("--sample-catalogue", is_flag=True, help="load the shipped sample of procedures")
def serve_command(database: str, host: str, port: int, until_input_ends: bool, sample_catalogue: bool) -> None:
    """Serve until stopped; the first line of output says where, as JSON."""
    from cchc_desktop.hub.database import NewerDatabase  # noqa: PLC0415
    from cchc_desktop.hub.serve import serve  # noqa: PLC0415  # the server only where it is served

    if until_input_ends:
        threading.Thread(target=_stop_at_end_of_input, daemon=True).start()
    try:
        if sample_catalogue:
            _load_sample(database)
        serve(
            database,
            host,
            port,
            clock=places.clock,
            announce=lambda listening: answers.say_line(listening._asdict()),
            admin_password=os.environ.get("CCHC_HUB_PASSWORD"),
        )
    except NewerDatabase:
        answers.end(answers.STORE_TROUBLE, "Cơ sở dữ liệu của cổng thuộc phiên bản mới hơn. Chưa thay đổi gì.")
    except KeyboardInterrupt:
        pass  # being stopped is how it ends
    except OSError:
        answers.end(answers.REFUSED, f"Cổng {port} đang có chương trình khác dùng.")


@hub_group.command("enrolment-code")
@_DATABASE
@click.option("--unit", required=True, help="mã định danh of the unit, H52.18")
@click.option("--counter", type=int, required=True)
@click.option("--unit-name", default="")
def enrolment_code_command(database: str, unit: str, counter: int, unit_name: str) -> None:
    """A one-time code for one counter's PC."""
    from cchc_desktop.hub.serve import enrolment_code  # noqa: PLC0415

    answers.say({"code": enrolment_code(database, unit, counter, now=places.clock(), unit_name=unit_name)})


@hub_group.command("load-catalogue")
@_DATABASE
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
def load_catalogue_command(database: str, file: Path) -> None:
    """Give the hub a catalogue of procedures (json) to hand to its counters."""
    from cchc_desktop.domain.catalogue import Catalogue, read_catalogue  # noqa: PLC0415

    found = read_catalogue(text_of(file), "json")
    if not isinstance(found, Catalogue):
        answers.end_refused(found)
    _load(database, found)
    answers.say({"procedures": len(found.procedures), "version": found.version})


def _load_sample(database: str) -> None:
    from cchc_desktop.app.setting_up import sample_catalogue  # noqa: PLC0415

    _load(database, sample_catalogue())


def _load(database: str, found: object) -> None:
    import json  # noqa: PLC0415

    from cchc_desktop.domain.catalogue import Catalogue, write_catalogue  # noqa: PLC0415
    from cchc_desktop.hub.app import load_catalogue  # noqa: PLC0415
    from cchc_desktop.hub.database import open_storage  # noqa: PLC0415

    if not isinstance(found, Catalogue):
        raise TypeError("not a catalogue")
    rows = [json.loads(line) for line in write_catalogue(found.procedures).splitlines()]
    storage = open_storage(database)
    try:
        load_catalogue(storage, "thu-tuc", rows, found.version, places.clock())
    finally:
        storage.close()


def _stop_at_end_of_input() -> None:
    """The parent's end closes our input however it ended: then the server stops as by Ctrl+C."""
    sys.stdin.buffer.read()
    signal.raise_signal(signal.SIGINT)


COMMANDS = (hub_group,)
