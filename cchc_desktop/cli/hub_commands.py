"""Commands of the hub (lệnh của cổng): serve it, make enrolment codes, load its catalogue."""

from __future__ import annotations

import errno
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cchc_desktop.app import places
from cchc_desktop.cli import answers, options
from cchc_desktop.cli.context import text_of
from cchc_desktop.domain.code import is_unit_code

if TYPE_CHECKING:
    from cchc_desktop.domain.catalogue import Catalogue

_WITHHELD = ("number-ranges", "client-code", "reception-time")
_DATABASE = click.option("--database", default="sqlite:///hub.db", show_default=True, help="URL of the hub's database")


@click.group("hub")
def hub_group() -> None:
    """The portal's side of the contract, a small server."""


@hub_group.command("serve")
@_DATABASE
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", type=click.IntRange(0, 65535), default=8480, show_default=True, help="0: any free one")
@click.option("--until-input-ends", is_flag=True, help="stop when standard input is closed")
@click.option("--sample-catalogue", is_flag=True, help="load the shipped sample of procedures")
@click.option("--public-url", default="", help="how counters name it, when a proxy stands before it")
@click.option("--files", type=click.Path(path_type=Path, file_okay=False), help="folder of attached files")
@click.option(
    "--without", multiple=True, type=click.Choice(_WITHHELD), help="a capability to withhold; may be repeated"
)
@click.option("--upstream", type=click.Path(path_type=Path, dir_okay=False), help="TOML file of the portal above")
@click.option("--log-level", type=click.Choice(["debug", "info", "warning", "error"]), default="warning")
@click.option("--most-at-once", type=click.IntRange(1, 1000), default=6, show_default=True, help="then it answers 429")
def serve_command(
    database: str, host: str, port: int, until_input_ends: bool, sample_catalogue: bool, **given: Any
) -> None:
    """Serve until stopped; the first line of output says where, as JSON.

    `url` is where its web pages are, `portal_url` what counters enrol at, `admin_password` that of the pages, told once.
    """
    from cchc_desktop.hub.serve import Listening, Wishes, serve  # noqa: PLC0415  # the server only where it is served
    from cchc_desktop.wire.contract import API_PATH  # noqa: PLC0415

    def announce(listening: Listening) -> None:
        seen_at = str(given.get("public_url") or listening.url).rstrip("/")
        answers.say_line(listening._asdict() | {"portal_url": f"{seen_at}{API_PATH}"})

    if until_input_ends:
        threading.Thread(target=_stop_at_end_of_input, daemon=True).start()
    try:
        with _trouble_said():
            if sample_catalogue:
                _load_sample(database)
            above = _above(given.pop("upstream"))
            wishes = Wishes(os.environ.get("CCHC_HUB_PASSWORD"), above=above, **given)
            serve(database, host, port, clock=places.clock, announce=announce, wishes=wishes)
    except KeyboardInterrupt:
        pass  # being stopped is how it ends
    except OSError as error:
        answers.end(answers.REFUSED, _not_listening(error, host, port))


def _above(file: Path | None) -> Any:
    """The portal above, out of its file; a file that cannot be used ends the command with a sentence."""
    from cchc_desktop.hub.upstream.running import above  # noqa: PLC0415
    from cchc_desktop.hub.upstream.settings import WrongSettings  # noqa: PLC0415

    try:
        return above(file, os.environ) if file else None
    except WrongSettings as wrong:
        answers.end(answers.USAGE, f"{wrong} Chưa làm gì.")


def _not_listening(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Cổng {port} đang có chương trình khác dùng. Chọn cổng khác bằng --port."
    if error.errno in (errno.EACCES, errno.EPERM):
        return f"Tài khoản này không được mở cổng {port}. Chọn cổng từ 1024 trở lên."
    return f"Không mở được địa chỉ {host}: không phải địa chỉ của máy này. Sửa --host."


@contextmanager
def _trouble_said() -> Iterator[None]:
    """Trouble with the hub's database ends the command with a sentence."""
    from cchc_desktop.hub.database import NewerDatabase, OutOfReach, WrongAddress  # noqa: PLC0415  # see above

    try:
        yield
    except NewerDatabase:
        answers.end(answers.STORE_TROUBLE, "Cơ sở dữ liệu của cổng thuộc phiên bản mới hơn. Chưa thay đổi gì.")
    except WrongAddress:
        answers.end(
            answers.USAGE,
            "Địa chỉ --database không đúng. Ghi dạng sqlite:///thư-mục/hub.db hoặc postgresql://máy/kho. Chưa làm gì.",
        )
    except OutOfReach:
        said = "Không mở được cơ sở dữ liệu của cổng: xem lại thư mục, quyền ghi, hoặc máy chủ của nó. Chưa làm gì."
        answers.end(answers.STORE_TROUBLE, said)


def _unit_code(_context: click.Context, _option: click.Parameter, value: str) -> str:
    unit = value.strip().upper()
    if not is_unit_code(unit):
        raise click.BadParameter("mã định danh của đơn vị có dạng H52.18 hoặc 000.00.18.H52")
    return unit


@hub_group.command("enrolment-code")
@_DATABASE
@click.option("--unit", required=True, callback=_unit_code, help="mã định danh of the unit, H52.18")
@click.option("--counter", type=click.IntRange(1, 999), required=True)
@click.option("--unit-name", default="")
def enrolment_code_command(database: str, unit: str, counter: int, unit_name: str) -> None:
    """A one-time code for one counter's PC."""
    from cchc_desktop.hub.serve import enrolment_code  # noqa: PLC0415

    with _trouble_said():
        code = enrolment_code(database, unit, counter, now=places.clock(), unit_name=unit_name)
    answers.say({"code": code})


@hub_group.command("restored")
@_DATABASE
def restored_command(database: str) -> None:
    """Say that the database was put back from a backup: no range is granted until each counter was heard again."""
    from cchc_desktop.hub.database import open_storage  # noqa: PLC0415
    from cchc_desktop.hub.put_back import notice_all  # noqa: PLC0415

    with _trouble_said(), closing(open_storage(database)) as storage, storage.writing() as db:
        units = notice_all(db, places.clock())
    answers.say({"units": units})


@hub_group.command("load-catalogue")
@_DATABASE
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
def load_catalogue_command(database: str, file: Path) -> None:
    """Give the hub a catalogue of procedures (json) to hand to its counters."""
    from cchc_desktop.domain.catalogue import Catalogue, read_catalogue  # noqa: PLC0415

    found = read_catalogue(text_of(file), "json")
    if not isinstance(found, Catalogue):
        answers.end_refused(found)
    with _trouble_said():
        _load(database, found)
    answers.say({"procedures": len(found.procedures), "version": found.version})


@hub_group.command("upstream")
@_DATABASE
@click.option("--again", is_flag=True, help="those that were refused are sent once more")
@click.option("--since", type=options.DAY, help="queue what was received from this day on, too")
def upstream_command(database: str, again: bool, since: date | None) -> None:
    """How the queue to the portal above stands, and what was refused there."""
    from cchc_desktop.domain.instants import instant_text  # noqa: PLC0415
    from cchc_desktop.hub.database import open_storage  # noqa: PLC0415
    from cchc_desktop.hub.upstream import line_up, loading  # noqa: PLC0415

    with _trouble_said(), closing(open_storage(database)) as storage, storage.writing() as db:
        queued = loading.queue_since(db, since.isoformat(), instant_text(places.clock())) if since else 0
        sent_again = line_up.again(db, places.clock()) if again else 0
        standing, refused = line_up.standing(db), line_up.refused(db)
    told = [{"dossier": uid, "code": code} for uid, code in refused]
    answers.say(standing._asdict() | {"refused": told, "sent_again": sent_again, "queued": queued})


def _load_sample(database: str) -> None:
    from cchc_desktop.app.setting_up import sample_catalogue  # noqa: PLC0415

    _load(database, sample_catalogue())


def _load(database: str, found: Catalogue) -> None:
    import json  # noqa: PLC0415

    from cchc_desktop.domain.catalogue import write_catalogue  # noqa: PLC0415
    from cchc_desktop.hub.app import load_catalogue  # noqa: PLC0415
    from cchc_desktop.hub.database import open_storage  # noqa: PLC0415

    rows = [json.loads(line) for line in write_catalogue(found.procedures).splitlines()]
    with closing(open_storage(database)) as storage:
        load_catalogue(storage, "thu-tuc", rows, found.version, places.clock())


def _stop_at_end_of_input() -> None:
    """The parent's end closes our input however it ended: then the server stops as by Ctrl+C."""
    sys.stdin.buffer.read()
    signal.raise_signal(signal.SIGINT)


COMMANDS = (hub_group,)
