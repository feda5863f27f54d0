"""Logs: one line an event, for people or for machines. Fields go in `extra={"event": …, "fields": {…}}`.

2026-11-23T20:34:00Z INFO  sweep started run=7 sources=36kr,techcrunch
{"at": "2026-11-23T20:34:00Z", "level": "info", "event": "sweep started", "run": 7, "sources": "36kr,techcrunch"}
"""

from __future__ import annotations

import json
import logging
import sys
from datetime import UTC, datetime
from typing import Literal

LogFormat = Literal["human", "json"]

log = logging.getLogger("fundwire")


def tell(event: str, *, level: int = logging.INFO, **fields: object) -> None:
    """Logs one event. Fields must hold no secrets: they are written as they are."""
    log.log(level, event, extra={"fields": fields})


def set_up(how: LogFormat) -> None:
    """Sends the events to stderr in one of the two formats."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines() if how == "json" else HumanLines())
    for logger, level in ((log, logging.INFO), (logging.getLogger("apscheduler"), logging.ERROR)):
        logger.handlers[:] = [handler]
        logger.setLevel(level)
        logger.propagate = False


class HumanLines(logging.Formatter):
    """Time, level, event, then key=value."""

    def format(self, record: logging.LogRecord) -> str:
        """One line; what would break it is escaped."""
        fields = "".join(f" {key}={_word(value)}" for key, value in _fields(record).items())
        return f"{_moment(record)} {record.levelname:<7} {_one_line(record.getMessage())}{fields}"


class JsonLines(logging.Formatter):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        """One line of JSON: at, level, event, then the fields."""
        head = {"at": _moment(record), "level": record.levelname.lower(), "event": record.getMessage()}
        return json.dumps({**head, **_fields(record)}, default=str)  # ASCII: nothing in it ends the line


def _fields(record: logging.LogRecord) -> dict[str, object]:
    fields: dict[str, object] = getattr(record, "fields", {})
    return fields


def _moment(record: logging.LogRecord) -> str:
    return datetime.fromtimestamp(record.created, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _word(value: object) -> str:
    text = _one_line(str(value))
    return json.dumps(text, ensure_ascii=False) if " " in text or not text else text


def _one_line(text: str) -> str:
    """The text with everything escaped that could end the line or speak to a terminal."""
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in text)
