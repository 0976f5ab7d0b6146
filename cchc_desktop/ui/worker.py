"""A thread of work (luồng làm việc) with its own connection: jobs in order, answers on the window's thread."""

from __future__ import annotations

import queue
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any

from PySide6.QtCore import QObject, Qt, QThread, Signal, Slot

from cchc_desktop.store.connection import Database
from cchc_desktop.store.errors import guarded

Failed = Callable[[Exception], None]
IDLE_S = 0.2


@dataclass(frozen=True, slots=True)
class Job:
    """A function to call with the connection, and who wants to hear of it."""

    function: Callable[..., Any]
    args: tuple[Any, ...]
    done: Callable[[Any], None] | None = None
    failed: Failed | None = None
    wanted: Callable[[], bool] = field(default=lambda: True)  # False: superseded, neither run nor told


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a job; `error` is an expected one, `bug` is any other."""

    job: Job
    result: Any = None
    error: Exception | None = None
    bug: tuple[type[BaseException], BaseException, TracebackType | None] | None = None


class Worker(QObject):
    """Owns a thread, the connection opened in it, and the way back.

    Expected failures (a refusal, trouble with the store) go to the job's `failed`, or to `troubled` when it has none.
    Anything else is a bug and goes to `sys.excepthook`, on the window's thread.
    """

    troubled = Signal(object)  # an expected exception nobody asked to hear of

    def __init__(
        self,
        open_store: Callable[[], Database],
        expected: tuple[type[Exception], ...],
        idle: Callable[[Database], None] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._jobs: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._thread = _Thread(self._jobs, open_store, expected, idle)
        # a method of an object that lives here: Qt brings the outcome to this thread; a lambda would run over there
        self._thread.ended.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Open the connection in the thread and begin."""
        self._thread.start()

    def put(self, job: Job) -> None:
        """Queue a job; safe from any thread."""
        self._jobs.put(job)

    def stop(self) -> None:
        """Do what is queued, close the connection, end the thread; returns when it has ended.

        Outcomes still on their way are delivered when the window's event loop next runs.
        """
        if self._thread.isRunning():
            self._jobs.put(None)
            self._thread.wait()

    @Slot(object)
    def _tell(self, outcome: Outcome) -> None:
        job = outcome.job
        if not job.wanted():
            return
        if outcome.bug is not None:
            sys.excepthook(*outcome.bug)
        elif outcome.error is None:
            if job.done is not None:
                job.done(outcome.result)
        elif job.failed is not None:
            job.failed(outcome.error)
        else:
            self.troubled.emit(outcome.error)


class _Thread(QThread):
    """Takes one job after the other; between them, after 200 ms without work, the idle errand once."""

    ended = Signal(object)  # Outcome

    def __init__(
        self,
        jobs: queue.SimpleQueue[Job | None],
        open_store: Callable[[], Database],
        expected: tuple[type[Exception], ...],
        idle: Callable[[Database], None] | None,
    ) -> None:
        super().__init__()
        self._jobs = jobs
        self._open = open_store
        self._expected = expected
        self._idle = idle

    def run(self) -> None:
        db = self._opened(Job(_nothing, ()))
        idle_due = False
        while True:
            try:
                job = self._jobs.get(timeout=IDLE_S if idle_due else None)
            except queue.Empty:
                idle_due = False
                if db is not None:
                    self._do(db, Job(self._idle or _nothing, ()), silent=True)
                continue
            if job is None:
                break
            if db is None:
                db = self._opened(job)
            if db is not None and job.wanted():
                self._do(db, job)
            idle_due = self._idle is not None
        if db is not None:
            db.close()

    def _opened(self, job: Job) -> Database | None:
        """The connection; when it cannot be opened, `job` fails with the reason, and the next one tries again."""
        try:
            return self._open()
        except Exception as error:  # noqa: BLE001  # told to whoever asked
            self.ended.emit(self._outcome(job, error))
            return None

    def _do(self, db: Database, job: Job, silent: bool = False) -> None:
        try:
            with guarded():
                result = job.function(db, *job.args)
        except Exception as error:  # noqa: BLE001  # sorted into refusals and bugs, and told either way
            self.ended.emit(self._outcome(job, error))
        else:
            if not silent:
                self.ended.emit(Outcome(job, result))

    def _outcome(self, job: Job, error: Exception) -> Outcome:
        if isinstance(error, self._expected):
            return Outcome(job, error=error)
        return Outcome(job, bug=(type(error), error, error.__traceback__))


def _nothing(_db: Database) -> None:
    """An errand that is none."""
