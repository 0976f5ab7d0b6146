"""The page of the feedback over a real counter; `told` takes one down."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from counter_fixtures import Counter
from page_fixtures import counter, garbage_stays_here, reader, show, writer

from cchc_desktop.acts import feedback as acts
from cchc_desktop.acts.feedback import Told
from cchc_desktop.domain.feedback import Feedback, Kind

__all__ = ["counter", "garbage_stays_here", "reader", "show", "writer"]

Tell = Callable[..., Feedback]


@pytest.fixture
def told(counter: Counter) -> Tell:
    def take_down(content: str = "Chờ lâu", **facts: object) -> Feedback:
        whole = Told(Kind.REPORT, content, **facts)  # type: ignore[arg-type]
        return acts.take_down(counter.db, whole, counter.clerk, counter.now)

    return take_down
