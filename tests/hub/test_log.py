"""The hub's log: a line of JSON an event, an error by its class and place."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator

import pytest

from cchc_desktop.hub import log


@pytest.fixture(autouse=True)
def loggers_as_before() -> Iterator[None]:
    before = {
        name: (one.handlers, one.propagate, one.level) for name in log.LOGGERS for one in [logging.getLogger(name)]
    }
    yield
    for name, (handlers, propagate, level) in before.items():
        logger = logging.getLogger(name)
        logger.handlers, logger.propagate = handlers, propagate
        logger.setLevel(level)


def test_a_line_is_json_with_what_belongs_to_it(capfd: pytest.CaptureFixture[str]) -> None:
    log.set_up("info")
    logging.getLogger("cchc_desktop.hub.requests").info("request", extra={"route": "/dossiers/{id}", "ms": 1.5})
    logging.getLogger("cchc_desktop.hub").debug("too small")

    [line] = capfd.readouterr().err.splitlines()
    said = json.loads(line)
    assert (said["message"], said["level"], said["route"], said["ms"]) == ("request", "INFO", "/dossiers/{id}", 1.5)
    assert said["at"]


def test_an_exception_is_told_without_its_words(capfd: pytest.CaptureFixture[str]) -> None:
    log.set_up("warning")
    try:
        int("Trần Thị Ví Dụ")
    except ValueError:
        logging.getLogger("uvicorn.error").exception("broken")

    said = json.loads(capfd.readouterr().err)
    assert said["exc_info"].startswith("ValueError at test_an_exception_is_told_without_its_words:")
    assert "Ví Dụ" not in json.dumps(said, ensure_ascii=False)
