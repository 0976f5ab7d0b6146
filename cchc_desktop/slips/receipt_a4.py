"""Stub."""

from __future__ import annotations
from cchc_desktop.slips.receipt_a5 import lay_out
