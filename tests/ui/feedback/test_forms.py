"""A new one is begun at its content with the dossier filled in; each step asks for what its act wants."""

from __future__ import annotations

import pytest

from cchc_desktop.domain.feedback import Channel, Kind, State
from cchc_desktop.ui.deeds import form
from cchc_desktop.ui.feedback.forms import DOSSIER, new_form, step_form


def test_a_new_one_asks_for_all_the_act_takes() -> None:
    made = new_form("H52.18-261005-3012")
    asked = {ask.name: ask for ask in made.asks}

    assert list(asked) == ["kind", "channel", "content", "sender", "phone", DOSSIER]
    assert set(asked["kind"].choices) == {kind.value for kind in Kind}
    assert set(asked["channel"].choices) == {channel.value for channel in Channel}
    assert asked[DOSSIER].value == "H52.18-261005-3012"
    assert made.first == "content"


@pytest.mark.parametrize("state", [state for state in State if state is not State.RECEIVED])
def test_each_step_asks_one_question_whose_problems_find_it(state: State) -> None:
    [ask] = step_form(state).asks

    assert ask.name == "content"
    assert ("nếu" in ask.caption) is (state in (State.ACCEPTED, State.PUBLISHED))
    assert (ask.kind is form.Kind.TEXT) is (state in (State.REFUSED, State.ANSWERED))
