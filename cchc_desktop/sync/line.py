"""The line of one thread to its portal (đường tới cổng): kept, with its token, as long as the counter's place is the same."""

from __future__ import annotations

from cchc_desktop.portal.client import Portal
from cchc_desktop.store.connection import Database
from cchc_desktop.sync import connection
from cchc_desktop.sync.connection import Clock


class Line:
    """For one thread; `deadline` in seconds is what one call may take."""

    def __init__(self, clock: Clock, deadline: float = connection.DEADLINE) -> None:
        self._clock, self._deadline = clock, deadline
        self.portal: Portal | None = None
        self._joined: object = None

    def reach(self, db: Database) -> Portal | None:
        """The portal the counter is enrolled at now, or None."""
        joined = connection.joined(db)
        if self.portal is None or joined != self._joined:
            self.close()
            self.portal = connection.connect(db, self._clock, self._deadline)
            self._joined = joined
        return self.portal

    def close(self) -> None:
        """Gives the connection back."""
        if self.portal is not None:
            self.portal.close()
            self.portal = None
