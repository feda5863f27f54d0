from __future__ import annotations

import asyncio
import socket
from ipaddress import IPv4Address

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from twisted.internet.address import IPv4Address as TwistedV4
from twisted.internet.address import IPv6Address as TwistedV6

from crawler.addresses import AddressGuard, GuardedResolver, Resolution, forbidden

LOOPBACK, METADATA, PRIVATE = "this machine (loopback)", "the cloud's metadata service", "a private network"


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("127.0.0.1", LOOPBACK),
        ("127.8.9.10", LOOPBACK),
        ("0.0.0.0", "this machine"),
        ("::1", LOOPBACK),
        ("::", LOOPBACK),
        ("10.1.2.3", PRIVATE),
        ("172.31.255.255", PRIVATE),
        ("192.168.1.1", PRIVATE),
        ("fd12:3456::1", PRIVATE),
        ("169.254.10.20", "link-local"),
        ("fe80::1", "link-local"),
        ("fe80::1%eth0", "link-local"),
        ("169.254.169.254", METADATA),
        ("100.100.100.200", METADATA),
        ("168.63.129.16", METADATA),
        ("fd00:ec2::254", METADATA),
        ("100.64.0.1", "a carrier's shared network"),
        ("224.0.0.251", "multicast"),
        ("ff02::1", "multicast"),
        ("255.255.255.255", "reserved"),
        ("240.0.0.1", "reserved"),
        ("192.0.2.7", "reserved"),
        ("198.18.0.1", "reserved"),
        ("2001:db8::1", "reserved"),
    ],
)
def test_an_address_that_is_not_public_is_forbidden_by_its_kind(address: str, why: str) -> None:
    assert forbidden(address) == why


@pytest.mark.parametrize(
    "address", ["1.1.1.1", "203.0.114.9", "172.32.0.1", "100.128.0.1", "2606:4700::1111"]
)
def test_a_public_address_is_not_forbidden(address: str) -> None:
    assert forbidden(address) is None


@pytest.mark.parametrize(
    "address",
    [
        "::ffff:127.0.0.1",
        "::ffff:7f00:1",
        "::127.0.0.1",
        "64:ff9b::127.0.0.1",
        "2002:7f00:0001::",
        "2001:0:4136:e378:8000:63bf:80ff:fffe",
        "64:ff9b:1::7f00:1",
        "::ffff:169.254.169.254",
        "::ffff:10.0.0.1",
    ],
    ids=[
        "mapped",
        "mapped-hex",
        "compatible",
        "nat64",
        "6to4",
        "teredo",
        "local-nat64",
        "metadata",
        "private",
    ],
)
def test_an_ipv4_address_hidden_in_ipv6_is_forbidden_as_itself(address: str) -> None:
    assert forbidden(address) is not None


def test_a_public_ipv4_address_in_ipv6_is_not_forbidden() -> None:
    assert forbidden("::ffff:1.1.1.1") is None
    assert forbidden("64:ff9b::1.1.1.1") is None


@given(st.ip_addresses(v=4, network="10.0.0.0/8"))
@settings(deadline=None, max_examples=40)
def test_every_private_address_is_forbidden_in_every_dress(address: IPv4Address) -> None:
    assert forbidden(str(address))
    assert forbidden(f"::ffff:{address}")
    assert forbidden(f"64:ff9b::{address}")


def resolve(guard: AddressGuard, host: str) -> list[str]:
    return asyncio.run(guard.resolve(host))


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "2130706433", "0x7f000001", "0177.0.0.1", "127.1", "::1", "LOCALHOST."]
)
def test_every_spelling_of_this_machine_is_refused_after_resolution(host: str) -> None:
    guard = AddressGuard()
    assert resolve(guard, host) == []
    assert all("this machine" in reason for reason in guard.refused.values())


def test_a_refusal_names_the_address() -> None:
    guard = AddressGuard()
    resolve(guard, "127.0.0.1")
    assert guard.refused == {"127.0.0.1": "is this machine (loopback)"}
    resolve(guard, "localhost")
    assert guard.refused["localhost"].endswith(", this machine (loopback)")


@pytest.mark.parametrize("pattern", ["127.0.0.1", "127.*", "*"])
def test_the_configuration_can_allow_a_host_by_pattern(pattern: str) -> None:
    assert resolve(AddressGuard(allow_private=[pattern]), "127.0.0.1") == ["127.0.0.1"]


def test_allowing_one_host_allows_no_other_on_the_same_address() -> None:
    guard = AddressGuard(allow_private=["*.internal.example"])
    assert resolve(guard, "127.0.0.1") == []


def test_the_hosts_map_gives_a_name_its_address_without_asking() -> None:
    guard = AddressGuard({"News.Example": "127.0.0.1"})
    assert resolve(guard, "news.example") == ["127.0.0.1"]
    assert guard.refused == {}


def test_an_international_name_is_one_host_in_both_spellings(monkeypatch: pytest.MonkeyPatch) -> None:
    assert resolve(AddressGuard({"xn--bcher-kva.example": "127.0.0.1"}), "bücher.example") == ["127.0.0.1"]
    assert resolve(AddressGuard({"bücher.example": "127.0.0.1"}), "xn--bcher-kva.example") == ["127.0.0.1"]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [as_found("10.0.0.1")])
    guard = AddressGuard()
    assert resolve(guard, "bücher.example") == []
    assert list(guard.refused) == ["xn--bcher-kva.example"]


def test_a_name_that_does_not_exist_has_no_addresses_and_is_no_refusal() -> None:
    guard = AddressGuard()
    assert resolve(guard, "no-such-host.invalid") == []
    assert resolve(guard, "x" * 70 + ".example") == []
    assert guard.refused == {}


def as_found(address: str) -> tuple[socket.AddressFamily, socket.SocketKind, int, str, tuple[str, int]]:
    return (socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 0))


class Listener:
    def __init__(self, done: asyncio.Event) -> None:
        self.found: list[tuple[str, int]] = []
        self._done = done

    def resolutionBegan(self, resolution: Resolution) -> None:
        assert resolution.name == "rebind.example"

    def addressResolved(self, address: TwistedV4 | TwistedV6) -> None:
        self.found.append((address.host, address.port))

    def resolutionComplete(self) -> None:
        self._done.set()


def test_a_name_that_changes_its_mind_is_connected_to_where_it_was_checked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """DNS rebinding: the second answer of such a name is the dangerous one, so there is none."""
    answers = iter(["1.1.1.1", "127.0.0.1"])

    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [as_found(next(answers))])

    async def twice() -> list[tuple[str, int]]:
        resolver, found = GuardedResolver(AddressGuard()), []
        for _ in range(2):
            receiver = Listener(done := asyncio.Event())
            resolver.resolveHostName(receiver, "rebind.example", 80)
            await done.wait()
            found += receiver.found
        return found

    assert asyncio.run(twice()) == [("1.1.1.1", 80), ("1.1.1.1", 80)]


def test_of_mixed_answers_only_the_public_addresses_are_used(monkeypatch: pytest.MonkeyPatch) -> None:
    both = [as_found("10.0.0.1"), as_found("1.1.1.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: both)
    guard = AddressGuard()
    assert resolve(guard, "both.example") == ["1.1.1.1"]
    assert "both.example" in guard.refused
