from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.portal.errors import StrangeAnswer
from cchc_desktop.portal.strict_json import DEEPEST, decode
from cchc_desktop.wire.contract import OpResult, Session


def nested(depth: int) -> bytes:
    return b"[" * depth + b"]" * depth


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b'{"a": NaN}', "not a number"),
        (b"[Infinity]", "not a number"),
        (b"[-Infinity]", "not a number"),
        (b"[1e999]", "not a number"),
        (b'{"a": 1, "a": 2}', "duplicate key"),
        (b'{"x": {"a": 1, "\\u0061": 2}}', "duplicate key"),
        (b"9" * 5000, "endless number"),
        (b"-" + b"9" * 20, "endless number"),
        (nested(DEEPEST + 1), "too deep"),
        (nested(200_000), "too deep"),
        (b'{"a":' * 40 + b"1" + b"}" * 40, "too deep"),
        (b'"\xff"', "not JSON"),
        ('{"a": 1}'.encode("utf-16"), "not JSON"),
        (b'\xef\xbb\xbf{"a": 1}', "not JSON"),
        (b'["\\ud800"]', "not JSON"),
        (b"", "not JSON"),
        (b"{} {}", "not JSON"),
        (b'{"a": 1', "not JSON"),
        (b'"unended', "not JSON"),
        (b"{'a': 1}", "not JSON"),
    ],
)
def test_what_is_not_plain_json_is_refused(data, what):
    with pytest.raises(StrangeAnswer) as refused:
        decode(data, Any)

    assert refused.value.what == what
    assert refused.value.__context__ is None


def test_brackets_inside_texts_do_not_count_as_depth():
    data = json.dumps({'a"\\': "[{" * 100, "b": '\\"[[[' * 40}).encode()

    assert decode(data, dict[str, str])['a"\\'] == "[{" * 100


def test_the_deepest_allowed_is_read():
    assert decode(nested(DEEPEST), list[Any]) != []


def test_another_shape_is_refused():
    with pytest.raises(StrangeAnswer, match="other shape"):
        decode(b'{"serverTime": 5}', Session)


def test_an_outcome_nobody_knows_is_not_taken_for_a_known_one():
    with pytest.raises(StrangeAnswer, match="other shape"):
        decode(b'{"opId": "a", "outcome": "perhaps"}', OpResult)


def test_members_nobody_knows_are_let_pass():
    assert decode(b'{"serverTime": "x", "new": {"a": [1.5]}}', Session).serverTime == "x"


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), inner)
    ),
    max_leaves=12,
)


@given(json_values)
def test_whatever_is_plain_json_is_read_as_it_was_written(value):
    assert decode(json.dumps(value, ensure_ascii=False).encode(), Any) == value


def _verdict(data: bytes) -> str:
    try:
        decode(data, Any)
    except StrangeAnswer as refused:
        return refused.what
    return "plain"


@given(st.binary(max_size=200) | st.text('{}[]",:0123456789eE.-+\\unatrfls ', max_size=60).map(str.encode))
def test_any_bytes_give_a_value_or_a_strange_answer(data):
    verdicts = {"plain", "not JSON", "too deep", "duplicate key", "endless number", "not a number", "other shape"}

    assert _verdict(data) in verdicts
