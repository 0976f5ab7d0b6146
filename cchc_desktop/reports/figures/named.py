"""What a report calls a procedure (tên thủ tục trong báo cáo): its short name with the code, also once it is gone."""

from __future__ import annotations

from collections.abc import Callable

from cchc_desktop.store import procedures
from cchc_desktop.store.connection import Database


def named_procedures(db: Database) -> Callable[[str], str]:
    """By code: "Mai táng (1.010814)"; of one that is no longer in the catalogue as it was last called."""
    names = procedures.names_ever(db)

    def named(code: str) -> str:
        name = names.get(code, "")
        return f"{name} ({code})" if name and code else name or code or "Không rõ thủ tục"

    return named
