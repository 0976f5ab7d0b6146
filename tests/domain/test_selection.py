"""A choice of dossiers: a value, open in every way until something is chosen."""

from dataclasses import fields

from cchc_desktop.domain.period import year_of
from cchc_desktop.domain.selection import WITHOUT, Figure, Order, Selection


def test_nothing_chosen_leaves_everything_open_and_the_newest_first() -> None:
    plain = Selection()
    others = {
        each.name: getattr(plain, each.name) for each in fields(plain) if each.name not in ("order", "descending")
    }

    assert not any(others.values())
    assert (plain.order, plain.descending) == (Order.RECEIVED, True)


def test_choices_that_say_the_same_are_the_same() -> None:
    assert Selection(year_of(2026), Figure.OPEN) == Selection(figure=Figure.OPEN, period=year_of(2026))
    assert len({Selection(clerk_code="cb01"), Selection(clerk_code="cb01"), Selection(clerk_code=WITHOUT)}) == 2


def test_figures_of_the_form_are_called_by_its_columns() -> None:
    columns = [figure.value for figure in Figure if figure.value.isdigit()]
    assert columns == [str(number) for number in range(3, 14)]
