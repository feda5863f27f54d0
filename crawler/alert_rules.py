"""Whom to tell of which deals, and when: the `[alerts]` of the configuration.

[alerts.channels]                     # addresses as Apprise writes them; "env:NAME" takes one from the environment
desk = "env:FUNDWIRE_DESK"
[alerts.rules.big-in-china]
channels = ["desk"]
deals = { country = "cn", min = "50m" }   # the words of `fundwire deals`
events = ["new", "confirmed"]             # new, confirmed, changed, denied; all where not given
daily = "08:00"                           # one digest a day; at once where not given
window = "08:00-20:00"                    # only then
timezone = "Asia/Shanghai"
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from typing import Annotated, Literal, get_args
from zoneinfo import ZoneInfo

from msgspec import Meta, Struct

from storage.errors import ConfigError, InputError
from storage.filter_words import read
from storage.filters import DealFilter

EventKind = Literal["new", "confirmed", "changed", "denied"]
EVENT_KINDS: tuple[EventKind, ...] = get_args(EventKind)
_FROM_ENVIRONMENT = "env:"
_LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
_DAY = timedelta(days=1)


class AlertRule(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which events of which deals go to which channels, and when."""

    channels: Annotated[tuple[str, ...], Meta(min_length=1)]
    deals: dict[str, str] = {}
    """A filter in the words of `fundwire deals`; empty: every deal."""
    events: tuple[EventKind, ...] = EVENT_KINDS
    daily: str | None = None
    """Time of day of a digest, "08:00"; None: each event at once."""
    window: str | None = None
    """Times between which messages go out, "08:00-20:00" (over midnight too); None: any time."""
    timezone: str = "UTC"
    """IANA name: the zone of `daily` and `window`."""

    def wanted(self, now: datetime) -> DealFilter:
        """The filter; InputError for a word that cannot be read."""
        return read(self.deals, now)

    def due(self, now: datetime) -> datetime:
        """When something that happens now is to be sent: at once, at the digest's hour, or as the window opens."""
        zone = ZoneInfo(self.timezone)
        if self.daily:
            return _next(_time(self.daily), now, zone)
        if self.window is None:
            return now
        opens, closes = map(_time, self.window.split("-"))
        local = now.astimezone(zone).time()
        is_open = opens <= local < closes if opens < closes else local >= opens or local < closes
        return now if is_open else _next(opens, now, zone)


class Alerts(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Channels and rules."""

    channels: dict[str, str] = {}
    """Name → address as Apprise writes it, or "env:NAME". Addresses hold secrets: they are never logged or stored."""
    rules: dict[str, AlertRule] = {}
    source_health: tuple[str, ...] = ()
    """Channels that hear of a source in trouble, and of its recovery."""

    def address(self, channel: str) -> str:
        """The address of a channel; ConfigError where the environment does not have it."""
        told = self.channels[channel]
        if not told.startswith(_FROM_ENVIRONMENT):
            return told
        name = told.removeprefix(_FROM_ENVIRONMENT)
        if not os.environ.get(name):
            raise ConfigError(f"channel '{channel}': the environment variable {name} is not set")
        return os.environ[name]


def alert_mistakes(alerts: Alerts) -> Iterator[tuple[tuple[str, ...], str]]:
    """What types cannot say: (place below `alerts`, what was expected). Never repeats an address."""
    for name, address in alerts.channels.items():
        if not address.startswith(_FROM_ENVIRONMENT) and "://" not in address:
            yield ("channels", name), f"'{name}': expected an Apprise address like 'mailto://…' or 'env:NAME'"
    named = [("source_health", alerts.source_health)]
    for place, channels in (
        *named,
        *((f"rules.{name}", rule.channels) for name, rule in alerts.rules.items()),
    ):
        for channel in channels:
            if channel not in alerts.channels:
                # An address written here by mistake holds a secret as well.
                which = "with that address" if "://" in channel else f"'{channel}'"
                yield tuple(place.split(".", 1)), f"no channel {which} under [alerts.channels]"
    for name, rule in alerts.rules.items():
        yield from ((("rules", name, *key), told) for key, told in _rule_mistakes(rule))


def _rule_mistakes(rule: AlertRule) -> Iterator[tuple[tuple[str, ...], str]]:
    try:
        rule.wanted(_LONG_AGO)
    except InputError as error:
        yield ("deals",), f"'deals': {error}"
    try:
        rule.due(_LONG_AGO)
    except (ValueError, KeyError, OSError):
        told = f"daily {rule.daily}, window {rule.window}, timezone {rule.timezone}"
        yield (
            (),
            f"expected times like daily = '08:00', window = '08:00-20:00' and an IANA timezone, got {told}",
        )


def _time(text: str) -> time:
    """ "08:00" as a time; ValueError for anything else."""
    return datetime.strptime(text.strip(), "%H:%M").time()  # noqa: DTZ007 - a time of day has no zone yet


def _next(at: time, now: datetime, zone: ZoneInfo) -> datetime:
    local = now.astimezone(zone)
    moment = datetime.combine(local.date(), at, zone)
    return (moment if moment > local else datetime.combine(local.date() + _DAY, at, zone)).astimezone(UTC)
