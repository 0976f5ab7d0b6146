"""The page of the catalogue over a real counter."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from counter_fixtures import Counter
from page_fixtures import counter, garbage_stays_here, reader, show, writer
from PySide6.QtWidgets import QWidget

from cchc_desktop.domain.clerk import Clerk
from cchc_desktop.ui.catalogue.presenter import CataloguePresenter
from cchc_desktop.ui.catalogue.view import CatalogueView
from cchc_desktop.ui.reader import Reader
from cchc_desktop.ui.writer import Writer

__all__ = ["counter", "garbage_stays_here", "reader", "show", "writer"]


@pytest.fixture
def view(show: Callable[..., QWidget]) -> CatalogueView:
    made = CatalogueView()
    show(made)
    return made


@pytest.fixture
def who(counter: Counter) -> list[Clerk]:
    """Who is signed in: an administrator, until a test puts somebody else there."""
    return [counter.admin]


@pytest.fixture
def presenter(
    view: CatalogueView, reader: Reader, writer: Writer, counter: Counter, who: list[Clerk]
) -> CataloguePresenter:
    return CataloguePresenter(view, (reader, writer), lambda: who[0], counter.clock)
