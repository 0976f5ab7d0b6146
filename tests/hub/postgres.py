"""A PostgreSQL of the tests' own, where one is installed: a private cluster on loopback, an empty database a test."""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from free_port import free_port

from cchc_desktop.hub.database import open_storage

CLERK = "hub"  # owns its databases, and is no superuser
FAST = "-c fsync=off -c full_page_writes=off -c max_connections=200 -c shared_buffers=64MB -c max_wal_size=256MB"


@functools.cache
def programs() -> Path | None:
    """The folder of initdb and pg_ctl; None when there is no PostgreSQL here."""
    found = shutil.which("pg_ctl")
    places = [Path(found).resolve().parent] if found else []
    places += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((place for place in places if (place / "initdb").exists() and (place / "pg_ctl").exists()), None)


def why_not() -> str:
    """Why no PostgreSQL can be started here; "" when one can."""
    if programs() is None:
        return "no PostgreSQL is installed (.ci/setup.sh test installs it by apt as root)"
    if os.geteuid() == 0 and (not shutil.which("setpriv") or not _somebody()):
        return "PostgreSQL does not run as root, and there is no user postgres to run it as"
    return ""


def _somebody() -> bool:
    return subprocess.run(["id", "-u", "postgres"], capture_output=True, check=False).returncode == 0


@dataclass
class Cluster:
    """A running server on a free port of loopback, that believes whoever asks."""

    folder: Path
    port: int
    durable: bool = False
    _used: str = field(default="", init=False)

    def start(self) -> None:
        data = self.folder / "data"
        if not data.exists():
            self._run("initdb", "-D", data, "-U", "boss", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        options = f"-c listen_addresses=127.0.0.1 -c port={self.port} -c unix_socket_directories="
        self._run(
            "pg_ctl", "-D", data, "-w", "-t", "150", "-l", self.folder / "log", "-o", options + self._habits(), "start"
        )

    def _habits(self) -> str:
        return " -c max_connections=200 -c shared_buffers=64MB" if self.durable else f" {FAST}"

    def promote(self) -> None:
        """Starts what was stopped as a standby that takes over: its history goes on in a new timeline."""
        (self.folder / "data" / "standby.signal").touch()
        self.start()
        self._run("pg_ctl", "-D", self.folder / "data", "-w", "promote")

    def stop(self, mode: str = "immediate") -> None:
        """`immediate`: as if its machine lost power, but for what the kernel still writes."""
        self._run("pg_ctl", "-D", self.folder / "data", "-m", mode, "-w", "stop")

    def _run(self, program: str, *given: object) -> None:
        folder = programs()
        assert folder is not None
        as_other = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] if os.geteuid() == 0 else []
        command = [*as_other, str(folder / program), *map(str, given)]
        # its output goes to files: a pipe would stay open as long as the server
        with (self.folder / "said").open("a+") as said:
            done = subprocess.run(command, cwd=self.folder, stdout=said, stderr=said, check=False, timeout=200)
            said.seek(0)
            assert done.returncode == 0, said.read()

    def address(self, database: str, user: str = CLERK) -> str:
        return f"postgresql://{user}@127.0.0.1:{self.port}/{database}"

    def cleared(self) -> str:
        """The address of one database, again and again as if it were new: making another takes a quarter of a second."""
        if not self._used:
            self._used = self.empty()
            open_storage(self._used).close()
        with psycopg.connect(self._used, autocommit=True) as db:
            names = [row[0] for row in db.execute("select tablename from pg_tables where schemaname = 'public'")]
            emptied = [f"delete from {name};" for name in names if name != "settings"]
            restarted = [f"alter sequence {table}_position_seq restart;" for table in ("changes", "deferred")]
            db.execute("".join(emptied + restarted) + "delete from settings where key <> 'schema'")
        return self._used

    def empty(self) -> str:
        """The address of a database without any table."""
        name = f"empty_{uuid4().hex[:12]}"
        with psycopg.connect(self.address("postgres", "boss"), autocommit=True) as boss:
            boss.execute(f"do $$ begin create role {CLERK} login; exception when duplicate_object then null; end $$")
            boss.execute(f"create database {name} owner {CLERK}")
        return self.address(name)


@contextmanager
def a_cluster(*, durable: bool = False) -> Iterator[Cluster]:
    """A server, or the test is skipped and says why."""
    if reason := why_not():
        pytest.skip(reason)
    folder = Path(tempfile.mkdtemp(prefix="hub-pg-"))  # not the test's own: another user has to reach it
    cluster = Cluster(folder, free_port(), durable)
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres", "postgres")
        cluster.start()
        yield cluster
    finally:
        if (folder / "data" / "postmaster.pid").exists():
            cluster.stop()
        shutil.rmtree(folder, ignore_errors=True)
