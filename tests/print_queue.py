"""A print server of the test's own: dbus, an IPP printer that keeps what it gets, CUPS with one queue, all on loopback.

ippeveprinter will not start without a system bus to look for Avahi on, so it is given a private one without Avahi.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from free_port import free_port

QUEUE = "Quay-03"
PROGRAMS = {
    "cupsd": "cups-daemon",
    "lpadmin": "cups-client",
    "ippeveprinter": "cups-ipp-utils",
    "dbus-daemon": "dbus-daemon",
}
_SBIN = os.pathsep.join(("/usr/sbin", "/sbin", "/usr/bin", "/bin"))
_WAIT = 60.0  # seconds, of which a second is used when the machine has nothing else to do

_BUS = """<busconfig><type>system</type><listen>unix:path={folder}/bus</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow receive_sender="*"/>
<allow own="*"/><allow user="*"/></policy></busconfig>"""
_CUPSD = """Listen 127.0.0.1:{port}
Browsing Off
DefaultAuthType None
WebInterface No
LogLevel debug
JobRetryInterval 1
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order allow,deny
    Allow all
  </Limit>
</Policy>
"""
_FILES = """ServerRoot {folder}
StateDir {folder}/run
CacheDir {folder}/cache
RequestRoot {folder}/spool
TempDir {folder}/temp
ErrorLog {folder}/error.log
AccessLog {folder}/access.log
PageLog {folder}/page.log
Printcap {folder}/printcap
SystemGroup root
User {user}
Group {group}
"""


def missing() -> str:
    """Why there can be no print server here; "" when there can."""
    if os.name != "posix":
        return "CUPS is for POSIX systems"
    lacking = sorted({package for name, package in PROGRAMS.items() if not program(name)})
    if lacking:
        return f"no print server to test with; to have one: apt-get install {' '.join(lacking)} cups-filters"
    if not _has_ipv6():
        return "ippeveprinter insists on an IPv6 loopback, and this machine has none"
    return ""


def program(name: str) -> str | None:
    """Where it is; daemons are not on everybody's PATH."""
    return shutil.which(name) or shutil.which(name, path=_SBIN)


@dataclass
class PrintServer:
    """What a test asks of it."""

    folder: Path
    port: int
    printer_port: int
    running: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    @property
    def environment(self) -> dict[str, str]:
        """For the program under test: its own CUPS server, no real home."""
        return {**os.environ, "CUPS_SERVER": f"127.0.0.1:{self.port}", "HOME": str(self.folder)}

    def received(self) -> Path:
        """What reached the printer last, once it is there and whole."""
        _await(lambda: bool(self.files))
        return self.files[-1]

    def empty(self) -> None:
        """Takes away what was printed before: a printer switched on again counts from 1."""
        for file in (self.folder / "out").iterdir():
            file.unlink()

    @property
    def files(self) -> list[Path]:
        """What has reached the printer so far."""
        return [file for file in sorted((self.folder / "out").glob("*.pdf")) if _is_whole(file)]

    def stop(self, name: str) -> None:
        """One of them goes away as on a power cut."""
        process = self.running.pop(name)
        process.kill()
        process.wait(_WAIT)

    def start_printer(self) -> None:
        """Switch the printer on."""
        bus = {**os.environ, "DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={self.folder}/bus"}
        formats = "application/pdf,image/pwg-raster,image/urf"
        settings = ["-p", str(self.printer_port), "-r", "off", "-f", formats, "-d", str(self.folder / "out"), "-k"]
        self._start("printer", ["ippeveprinter", *settings, "-n", "localhost", QUEUE], bus)
        _await_port(self.printer_port)

    def start(self) -> None:
        """Everything, the queue last."""
        for name in ("run", "cache", "spool", "temp", "out", "ppd"):
            (self.folder / name).mkdir()
        values = {"folder": self.folder, "port": self.port} | _owner()
        for name, text in (("bus.conf", _BUS), ("cupsd.conf", _CUPSD), ("files.conf", _FILES)):
            (self.folder / name).write_text(text.format(**values))
        for path in (self.folder, *self.folder.iterdir()):
            path.chmod(0o777 if path.is_dir() else 0o644)  # cupsd works as another user
        self._start("bus", ["dbus-daemon", f"--config-file={self.folder}/bus.conf", "--nofork", "--nopidfile"])
        _await((self.folder / "bus").exists)
        self.start_printer()
        files = ["-c", str(self.folder / "cupsd.conf"), "-s", str(self.folder / "files.conf")]
        self._start("cups", ["cupsd", "-f", *files])
        _await_port(self.port)
        self._make_queue()

    def _make_queue(self) -> None:
        uri = f"ipp://localhost:{self.printer_port}/ipp/print"
        command = [program("lpadmin") or "", "-p", QUEUE, "-E", "-v", uri, "-m", "everywhere"]
        subprocess.run(command, env=self.environment, check=True, capture_output=True, timeout=_WAIT)

    def _start(self, name: str, command: Sequence[str], environment: dict[str, str] | None = None) -> None:
        log = (self.folder / f"{name}.out").open("wb")
        with log:
            self.running[name] = subprocess.Popen(
                [program(command[0]) or command[0], *command[1:]], stdout=log, stderr=log, env=environment
            )


@contextmanager
def print_server() -> Iterator[PrintServer]:
    """A server started for the test and gone with it; its folder is its own, for pytest's let no other user in."""
    with tempfile.TemporaryDirectory(prefix="cchc-cups-", ignore_cleanup_errors=True) as folder:
        server = PrintServer(Path(folder), free_port(), free_port())
        try:
            server.start()
            yield server
        finally:
            for name in list(server.running):
                server.stop(name)


def _owner() -> dict[str, str]:
    """cupsd as root runs its filters as somebody else."""
    import grp
    import pwd

    if os.geteuid() == 0:
        return {"user": "lp", "group": "lp"}
    return {"user": pwd.getpwuid(os.geteuid()).pw_name, "group": grp.getgrgid(os.getegid()).gr_name}


def _is_whole(file: Path) -> bool:
    return file.read_bytes().rstrip().endswith(b"%%EOF")


def _has_ipv6() -> bool:
    try:
        with socket.socket(socket.AF_INET6, socket.SOCK_STREAM) as probe:
            probe.bind(("::1", 0))
    except OSError:
        return False
    return True


def _await_port(port: int) -> None:
    def answers() -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", port)) == 0

    _await(answers)


def _await(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + _WAIT
    while not is_so():
        assert time.monotonic() < end, "it did not come"
        time.sleep(0.05)
