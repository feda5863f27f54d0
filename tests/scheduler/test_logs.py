"""One line an event, whatever the event holds."""

from __future__ import annotations

import json
import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler.logs import HumanLines, JsonLines


def record(event: str, **fields: object) -> logging.LogRecord:
    made = logging.LogRecord("fundwire", logging.WARNING, "", 0, event, None, None)
    made.created = 1_700_000_000.0
    made.fields = fields
    return made


def test_people_read_time_level_event_and_fields() -> None:
    line = HumanLines().format(record("sweep died", run=7, said="out of memory"))
    assert line == '2023-11-14T22:13:20Z WARNING sweep died run=7 said="out of memory"'


def test_machines_read_one_object() -> None:
    line = JsonLines().format(record("sweep died", run=7, said="out of memory"))
    assert json.loads(line) == {
        "at": "2023-11-14T22:13:20Z",
        "level": "warning",
        "event": "sweep died",
        "run": 7,
        "said": "out of memory",
    }


@pytest.mark.parametrize("formatter", [HumanLines(), JsonLines()], ids=["human", "json"])
@given(event=st.text(), value=st.text())
def test_no_text_ends_the_line_or_speaks_to_a_terminal(
    formatter: logging.Formatter, event: str, value: str
) -> None:
    line = formatter.format(record(event.replace("%", ""), said=value))
    assert len(line.splitlines()) == 1
    assert "\x1b" not in line and "\x9b" not in line
