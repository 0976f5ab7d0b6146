"""Pictures of figures (biểu đồ): what a lead's board shows, each a value with its table; who draws them is told elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cchc_desktop.domain.period import Period
from cchc_desktop.domain.sheet import Column, Kind, Role, Row, Share, Sheet


@dataclass(frozen=True, slots=True)
class Series:
    """One row of bars or one line; a value for each label of its picture."""

    name: str
    values: tuple[int, ...]

    @property
    def total(self) -> int:
        """All together."""
        return sum(self.values)


@dataclass(frozen=True, slots=True)
class _OfSeries:
    key: str
    title: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    note: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to be seen."""
        return not any(each.total for each in self.series)

    def sheet(self, period: Period | None) -> Sheet:
        """The same as a table."""
        lines = zip(self.labels, *(each.values for each in self.series), strict=True)
        return _table(self, period, (Column(each.name) for each in self.series), (*map(Row, lines), *self._sums()))

    def _sums(self) -> Iterator[Row]:
        yield from ()


@dataclass(frozen=True, slots=True)
class Bars(_OfSeries):
    """Upright bars, the series of a label side by side or `stacked`."""

    stacked: bool = False

    def _sums(self) -> Iterator[Row]:
        yield Row(("Tổng số", *(each.total for each in self.series)), role=Role.TOTAL)


@dataclass(frozen=True, slots=True)
class Lines(_OfSeries):
    """Lines over labels in time: for what stands at a moment, and is not added up."""


@dataclass(frozen=True, slots=True)
class Shares:
    """A lying bar a label: how much of each is what the title says."""

    key: str
    title: str
    labels: tuple[str, ...]
    shares: tuple[Share, ...]
    note: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to be seen."""
        return not any(each.whole for each in self.shares)

    def sheet(self, period: Period | None) -> Sheet:
        """The same as a table."""
        columns = (Column("Đạt"), Column("Trên"), Column("Tỷ lệ", Kind.SHARE))
        told = zip(self.labels, self.shares, strict=True)
        return _table(self, period, columns, (Row((label, share.part, share.whole, share)) for label, share in told))


@dataclass(frozen=True, slots=True)
class Heat:
    """A field of numbers, the darker the more: `values` has a row for each of `rows`, a number for each of `columns`."""

    key: str
    title: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    values: tuple[tuple[int, ...], ...]
    note: str = ""

    @property
    def most(self) -> int:
        """The greatest number in it."""
        return max((value for row in self.values for value in row), default=0)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to be seen."""
        return not self.most

    def sheet(self, period: Period | None) -> Sheet:
        """The same as a table."""
        columns = (*(Column(name) for name in self.columns), Column("Cộng"))
        told = zip(self.rows, self.values, strict=True)
        return _table(self, period, columns, (Row((name, *values, sum(values))) for name, values in told))


Picture = Bars | Lines | Shares | Heat


def _table(
    of: _OfSeries | Shares | Heat, period: Period | None, columns: Iterable[Column], rows: Iterable[Row]
) -> Sheet:
    """The columns stand behind one that names the rows."""
    named = (Column("", Kind.TEXT), *columns)
    return Sheet(of.key, of.title, period, named, tuple(rows), notes=(of.note,) if of.note else ())
