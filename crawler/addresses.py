"""Which addresses may be connected to, and the resolver that holds every connection to it.

A link from the web may lead anywhere: to this machine, to the router, to the cloud's metadata service. So the check
stands where names become addresses: what was checked is what is connected to (a second look-up, which DNS rebinding
lives on, does not happen), and literal, decimal and octal hosts, redirects and robots.txt pass through it as well.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Mapping, Sequence
from fnmatch import fnmatchcase
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Protocol

from twisted.internet.address import IPv4Address as TwistedV4
from twisted.internet.address import IPv6Address as TwistedV6
from twisted.internet.interfaces import IAddress

from crawler.urls import host as host_of

Address = IPv4Address | IPv6Address

_KINDS = tuple(
    (ip_network(network), words)
    for network, words in (
        ("169.254.169.254/32", "the cloud's metadata service"),
        ("100.100.100.200/32", "the cloud's metadata service"),  # Alibaba Cloud
        ("168.63.129.16/32", "the cloud's metadata service"),  # Azure's, a public address
        ("192.0.0.192/32", "the cloud's metadata service"),  # Oracle Cloud
        ("fd00:ec2::254/128", "the cloud's metadata service"),  # AWS over IPv6
        ("0.0.0.0/8", "this machine"),
        ("127.0.0.0/8", "this machine (loopback)"),
        ("::/127", "this machine (loopback)"),
        ("169.254.0.0/16", "link-local"),
        ("fe80::/10", "link-local"),
        ("100.64.0.0/10", "a carrier's shared network"),
        ("10.0.0.0/8", "a private network"),
        ("172.16.0.0/12", "a private network"),
        ("192.168.0.0/16", "a private network"),
        ("fc00::/7", "a private network"),
        ("64:ff9b:1::/48", "a private network"),  # local-use NAT64 (RFC 8215)
    )
)
_NAT64 = ip_network("64:ff9b::/96")


def forbidden(address: str) -> str | None:
    """Why an IP address is not of the public internet, in words; None where it is.

    An IPv4 address inside an IPv6 one (mapped, compatible, 6to4, NAT64, Teredo) is judged as what it leads to.
    """
    return next((words for ip in _meanings(ip_address(address)) if (words := _kind(ip))), None)


def _meanings(ip: Address) -> list[Address]:
    if isinstance(ip, IPv4Address):
        return [ip]
    inner: list[Address | None] = [ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ())]
    if ip in _NAT64 or (int(ip) >> 32 == 0 and int(ip) > 1):
        inner.append(IPv4Address(int(ip) & 0xFFFFFFFF))
    return [found for found in inner if found is not None] or [ip]


def _kind(ip: Address) -> str | None:
    for network, words in _KINDS:
        if ip in network:
            return words
    if ip.is_multicast:
        return "multicast"
    return None if ip.is_global and not ip.is_reserved else "reserved"


def _ascii(host: str) -> str:
    """A host as URLs spell it; Twisted hands international names over in Unicode."""
    host = host.lower().rstrip(".")
    return host if host.isascii() else host_of(f"http://{host}/")


class AddressGuard:
    """Says of a host and an address it resolved to whether to connect, and remembers the refusals."""

    def __init__(self, hosts: Mapping[str, str] = {}, allow_private: Sequence[str] = ()) -> None:
        """`hosts` gives names their address, as /etc/hosts does; `allow_private` are patterns of host names
        (with `*`) that may lead anywhere. A name in `hosts` may: its address was written down by the user."""
        self.hosts = {_ascii(name): address for name, address in hosts.items()}
        self.refused: dict[str, str] = {}
        """Host → why it was refused: "leads to 127.0.0.1, this machine (loopback)"."""
        self._allowed = tuple(pattern.lower() for pattern in allow_private)

    def admits(self, host: str, address: str) -> bool:
        """Whether a connection to `address`, found under the name `host`, may be made; notes it where not."""
        reason = None if self._is_allowed(host) else forbidden(address)
        if reason:
            self.refused[host] = f"is {reason}" if host == address else f"leads to {address}, {reason}"
        return reason is None

    def _is_allowed(self, host: str) -> bool:
        return host in self.hosts or any(fnmatchcase(host, pattern) for pattern in self._allowed)

    async def resolve(self, host: str) -> list[str]:
        """The addresses of a host that may be connected to; empty where it has none or only forbidden ones."""
        host = _ascii(host)
        if host in self.hosts:
            return [self.hosts[host]]
        try:
            loop = asyncio.get_running_loop()
            found = await loop.getaddrinfo(host, None, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            return []
        addresses = dict.fromkeys(str(info[4][0]) for info in found)
        return [address for address in addresses if self.admits(host, address)]


class Receiver(Protocol):
    """Twisted's `IResolutionReceiver`, as a type that a checker can read."""

    def resolutionBegan(self, resolution: Resolution) -> None:
        """The look-up is under way."""

    def addressResolved(self, address: TwistedV4 | TwistedV6) -> None:
        """One address was found."""

    def resolutionComplete(self) -> None:
        """There are no more."""


class Resolution:
    """A look-up under way, as Twisted's `IHostResolution` has it."""

    def __init__(self, name: str) -> None:
        self.name = name

    def cancel(self) -> None:
        """Nothing to do: the answer of a look-up that nobody waits for is dropped."""


class GuardedResolver:
    """Twisted's door to `AddressGuard`, an `IHostnameResolver`: every connection of the crawl asks it for addresses."""

    def __init__(self, guard: AddressGuard) -> None:
        self._guard = guard
        self._found: dict[str, list[str]] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def resolveHostName(
        self,
        resolutionReceiver: Receiver,
        hostName: str,
        portNumber: int = 0,
        addressTypes: Sequence[type[IAddress]] | None = None,
        transportSemantics: str = "TCP",
    ) -> Resolution:
        """Resolves a name; a sweep looks each up once."""
        resolution = Resolution(hostName)
        resolutionReceiver.resolutionBegan(resolution)
        task = asyncio.ensure_future(self._answer(resolutionReceiver, hostName, portNumber))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return resolution

    async def _answer(self, receiver: Receiver, host: str, port: int) -> None:
        if not self._found.get(host):
            self._found[host] = await self._guard.resolve(host)
        for address in self._found[host]:
            make = TwistedV6 if ":" in address else TwistedV4
            receiver.addressResolved(make("TCP", address, port))
        receiver.resolutionComplete()
