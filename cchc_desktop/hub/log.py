"""The hub's log (nhật ký vận hành): one line of JSON an event, on standard error, without anybody's data."""

from __future__ import annotations

import logging
from types import TracebackType

from pythonjsonlogger.json import JsonFormatter

LEVELS = ("debug", "info", "warning", "error")
LOGGERS = ("cchc_desktop.hub", "uvicorn", "uvicorn.error")  # each with its own level, whoever set one before
_FIELDS = {"asctime": "at", "levelname": "level", "name": "logger"}
_Error = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class _WithoutValues(JsonFormatter):
    """An exception is its class and where it was raised: its text may hold a name or a number."""

    def formatException(self, ei: _Error) -> str:  # noqa: N802  # logging's name
        kind, _, trace = ei
        while trace is not None and trace.tb_next is not None:
            trace = trace.tb_next
        place = f"{trace.tb_frame.f_code.co_name}:{trace.tb_lineno}" if trace else "?"
        return f"{kind.__name__ if kind else 'nothing'} at {place}"


def set_up(level: str) -> None:
    """Lines from `level` up; the logger's own names for level and time are made short."""
    handler = logging.StreamHandler()
    handler.setFormatter(_WithoutValues("%(asctime)s %(levelname)s %(name)s %(message)s", rename_fields=_FIELDS))
    for name in LOGGERS:
        logger = logging.getLogger(name)
        logger.handlers, logger.propagate = [handler], False
        logger.setLevel(level.upper())
