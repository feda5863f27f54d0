"""Dates as pages write them → aware datetimes. Never guesses between day and month: what is ambiguous is no date."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_CLOCK = (
    r"(?:[T\s,，|·-]*(?:at\s+|um\s+|à\s+)?(?P<h>\d{1,2})[:：时時h](?P<mi>\d{2})"
    r"(?:[:：分](?P<s>\d{2})(?:[.,](?P<f>\d{1,9}))?)?秒?\s*(?P<ap>[ap]\.?m\.?)?)?"
)
_ZONE = (
    r"\s*(?P<z>Z\b|UTC|GMT|[+-]\d{2}:?\d{2}\b|[ECMP][SD]?T\b|"
    r"CET\b|CEST\b|BST\b|IST\b|JST\b|KST\b|SGT\b|HKT\b|AE[SD]T\b)?"
)
_YEAR = r"(?P<y>(?:19|20)\d{2})"
_DAY = r"(?P<d>\d{1,2})"
_NUMERIC = re.compile(
    rf"(?<!\d){_YEAR}(?P<sep>[-/.年])(?P<m>\d{{1,2}})(?:(?P=sep)|月){_DAY}(?!\d)日?{_CLOCK}{_ZONE}", re.I
)
_DAY_FIRST = re.compile(rf"(?<![\d.]){_DAY}\.\s?(?P<m>\d{{1,2}})\.\s?{_YEAR}(?![\d.]){_CLOCK}{_ZONE}", re.I)
_COMPACT = re.compile(
    rf"^{_YEAR}(?P<m>\d{{2}})(?P<d>\d{{2}})(?:T?(?P<h>\d{{2}}):?(?P<mi>\d{{2}}):?(?P<s>\d{{2}}))?{_ZONE}$"
)
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar janvier enero gennaio janeiro jänner januari",
            "feb february februar février febrero febbraio fevereiro februari",
            "mar march märz mars marzo março mrz maart",
            "apr april avril abril aprile",
            "may mai mayo maggio maio mei maj",
            "jun june juni juin junio giugno junho",
            "jul july juli juillet julio luglio julho",
            "aug august août agosto augusti augustus",
            "sep sept september septembre septiembre settembre setembro",
            "oct october oktober octobre octubre ottobre outubro okt",
            "nov november novembre noviembre novembro",
            "dec december dezember décembre diciembre dicembre dezembro dez",
        ),
        1,
    )
    for name in names.split()
}
_MONTH = r"(?P<mon>[^\W\d_]{3,12})\.?"
_WORDY = (
    re.compile(rf"\b{_MONTH}\s+{_DAY}(?:st|nd|rd|th)?,?\s+{_YEAR}\b{_CLOCK}{_ZONE}", re.I),
    re.compile(
        rf"(?<!\d){_DAY}(?:\.|st|nd|rd|th|er)?[\s-]+(?:de\s+)?{_MONTH}[\s-]*(?:de\s+)?,?\s*{_YEAR}\b{_CLOCK}{_ZONE}",
        re.I,
    ),
)
_EPOCH = re.compile(r"^\d{10}(?:\d{3})?$")
_HOURS = {
    **{
        "est": -5,
        "edt": -4,
        "et": -5,
        "cst": -6,
        "cdt": -5,
        "ct": -6,
        "mst": -7,
        "mdt": -6,
        "mt": -7,
        "pst": -8,
    },
    **{
        "pdt": -7,
        "pt": -8,
        "cet": 1,
        "cest": 2,
        "bst": 1,
        "ist": 5.5,
        "jst": 9,
        "kst": 9,
        "sgt": 8,
        "hkt": 8,
    },
    **{"aest": 10, "aedt": 11},
}
_EARLIEST, _LATEST = 1994, 2100


def zone(name: str | None) -> tzinfo:
    """The time zone of an IANA name; UTC where there is none or nobody knows it."""
    try:
        return ZoneInfo(name) if name else UTC
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC


def parse_date(text: str | None, assumed: tzinfo = UTC) -> datetime | None:
    """The first date in a short text, aware; a date without zone is read in `assumed`. None if there is none.

    ISO 8601 and its looser kin, 2024年2月21日 17:12, epoch seconds and milliseconds, "Feb. 21, 2024, 6:46 PM EDT",
    "21 février 2024", 21.02.2024 (with dots the day is first). A date alone is its midnight.
    """
    text = (text or "")[:200].strip()
    if _EPOCH.match(text):
        return from_epoch(int(text))
    match = _COMPACT.match(text) or _NUMERIC.search(text) or _wordy(text) or _DAY_FIRST.search(text)
    return _build(match, assumed) if match else None


def _wordy(text: str) -> re.Match[str] | None:
    found = (match for pattern in _WORDY for match in pattern.finditer(text))
    return next((match for match in found if match["mon"].lower() in _MONTHS), None)


def from_epoch(value: float) -> datetime | None:
    """Epoch seconds or milliseconds → UTC; None outside the years that news pages have."""
    seconds = value / 1000 if value > 1e11 else value
    try:
        moment = datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return moment if _EARLIEST <= moment.year <= _LATEST else None


def day_in_url(path: str) -> date | None:
    """The day that a URL path names: /2024/02/21/, /2024-02-21/, /20240221/; None if it names none."""
    match = re.search(r"(?<!\d)((?:19|20)\d{2})([-/_]?)(\d{2})\2(\d{2})(?!\d)", path)
    return _day(int(match[1]), int(match[3]), int(match[4])) if match else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if _EARLIEST <= year <= _LATEST else None
    except ValueError:
        return None


def _build(match: re.Match[str], assumed: tzinfo) -> datetime | None:
    parts = match.groupdict()
    month = parts.get("m") or _MONTHS[parts["mon"].lower()]
    day = _day(int(parts["y"]), int(month), int(parts["d"]))
    if day is None:
        return None
    hour, minute, second = (int(parts.get(key) or 0) for key in ("h", "mi", "s"))
    if afternoon := (parts.get("ap") or "").lower().replace(".", ""):
        hour = hour % 12 + (12 if afternoon == "pm" else 0)
    if hour > 23 or minute > 59 or second > 59:
        hour = minute = second = 0
    micro = int((parts.get("f") or "0")[:6].ljust(6, "0"))
    return datetime(
        day.year, day.month, day.day, hour, minute, second, micro, tzinfo=_offset(parts.get("z"), assumed)
    )


def _offset(written: str | None, assumed: tzinfo) -> tzinfo:
    if not written:
        return assumed
    if written[0] in "+-":
        digits = written[1:].replace(":", "")
        span = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
        return timezone(span if written[0] == "+" else -span) if span < timedelta(hours=24) else assumed
    hours = _HOURS.get(written.lower(), 0)
    return timezone(timedelta(hours=hours)) if hours else UTC
