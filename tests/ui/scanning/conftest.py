"""The page of the scans on real threads over a real counter."""

from __future__ import annotations

from page_fixtures import counter, garbage_stays_here, paper, reader, show, writer
from paper_scanner import sane

__all__ = ["counter", "garbage_stays_here", "paper", "reader", "sane", "show", "writer"]
