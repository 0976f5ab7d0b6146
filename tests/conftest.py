"""What every test stands on: no screen, no real home or key store, inputs that can be had again after a failure."""

import gc
import os
import zlib
from collections.abc import Generator, Iterator
from functools import partialmethod
from pathlib import Path

# Before anything imports Qt or keyring, which read these once.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"

import pytest
from coverage import Coverage
from hypothesis import HealthCheck, Verbosity, settings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from reliability import pytest_runtest_logreport, pytest_sessionfinish, tried

__all__ = ["pytest_runtest_logreport", "pytest_sessionfinish", "tried"]

HOME_VARIABLES = {
    "HOME": ".",
    "USERPROFILE": ".",
    "APPDATA": "AppData/Roaming",
    "LOCALAPPDATA": "AppData/Local",
    "XDG_CACHE_HOME": ".cache",
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_STATE_HOME": ".local/state",
    "XDG_RUNTIME_DIR": ".run",
}

# ci: the same examples at each run, so that a failure is the change's. soak: other ones each time, and many.
settings.register_profile("ci", derandomize=True, deadline=None, max_examples=50, print_blob=True)
settings.register_profile(
    "soak",
    deadline=None,
    max_examples=5_000,
    print_blob=True,
    verbosity=Verbosity.normal,
    suppress_health_check=[HealthCheck.too_slow],
)
TESTS = Path(__file__).parent
COUNTED = frozenset({"domain", "acts", "sync", "store"})  # by their own tests alone
_paused: list[Coverage] = []

LONG = {  # in this order
    name: place
    for place, name in enumerate(
        (
            "journey/test_handbook.py",
            "faults/test_sync_histories.py",
            "faults/test_power_cuts.py",
            "journey/test_month.py",
            "faults/test_injection.py",
            "app/test_folder_pages.py",
            "faults/test_disk_sweep.py",
            "app/test_demo_feedback.py",
            "app/test_desktop.py",
            "app/test_demo_deeds.py",
            "app/test_pages.py",
            "faults/test_kill.py",
            "app/test_demo_results.py",
            "app/test_demo_folders.py",
            "ui/printing/test_queue.py",
            "journey/test_day.py",
            "hub/test_browser.py",
            "faults/test_kill_sync.py",
        )
    )
}

PATIENCE_MS = 60_000  # of which none is used when all is well
PROFILE = os.environ.get("HYPOTHESIS_PROFILE", "ci")
settings.load_profile(PROFILE)


@pytest.fixture(scope="session", autouse=True)
def home_of_nobody(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A home folder of the tests' own: what is written beside the data folder by mistake stays in it."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name, place in HOME_VARIABLES.items():
            folder = home / place
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            patch.setenv(name, str(folder))
        patch.delenv("CCHC_CLERK_PASSWORD", raising=False)
        yield home


class PatientBot(QtBot):
    """pytest-qt's, which waits for five seconds: a machine that has other things to do may stand still as long."""

    waitUntil = partialmethod(QtBot.waitUntil, timeout=PATIENCE_MS)
    waitSignal = partialmethod(QtBot.waitSignal, timeout=PATIENCE_MS)
    waitSignals = partialmethod(QtBot.waitSignals, timeout=PATIENCE_MS)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """As pytest-qt's, and patient."""
    return PatientBot(request)


@pytest.fixture
def seed(request: pytest.FixtureRequest) -> int:
    """For `random.Random(seed)`: the test's own, another one each time in a soak, CCHC_SEED to have a failure again."""
    return _seed_of(request.node.nodeid)


def _seed_of(nodeid: str) -> int:
    if given := os.environ.get("CCHC_SEED"):
        return int(given)
    fresh = int.from_bytes(os.urandom(4)) if PROFILE == "soak" else 0
    return zlib.crc32(nodeid.encode()) ^ fresh


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """What other tests reach is not counted: counting takes a fifth of their time, and says nothing of the layer's own."""
    counting = Coverage.current()
    if item.path.relative_to(TESTS).parts[0] in COUNTED:
        while _paused:
            _paused.pop().start()
    elif counting is not None:
        counting.stop()
        _paused.append(counting)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files that take long first: two workers end together."""
    items.sort(key=lambda item: LONG.get(item.path.relative_to(TESTS).as_posix(), len(LONG)))


def pytest_collection_finish() -> None:
    """What stands until the end need not be looked through after each test of a window: that would be half their time."""
    gc.collect()
    gc.freeze()


def pytest_report_header() -> str:
    """Which examples hypothesis draws."""
    return f"examples: {PROFILE} (HYPOTHESIS_PROFILE), seeds: {os.environ.get('CCHC_SEED', 'of each test')} (CCHC_SEED)"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A failing test that drew from `seed` says which seed it was."""
    report = yield
    drawn = getattr(item, "funcargs", {}).get("seed")
    if report.failed and drawn is not None:
        report.sections.append(("seed", f"CCHC_SEED={drawn} shows it again"))
    # what a test printed or logged travels between processes as UTF-8: a lone surrogate is told as its escape
    report.sections = [(name, text.encode("utf-8", "backslashreplace").decode()) for name, text in report.sections]
    return report


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Benchmarks run when they are named (`make bench`), not among the tests."""
    named = any("benchmarks" in argument for argument in config.args)
    return True if collection_path == Path(__file__).parent / "benchmarks" and not named else None
