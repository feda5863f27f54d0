"""What every answer passes on its way out, and every request on its way in.

* The headers that keep text from the web from becoming script, even were it ever not escaped: our pages load nothing
  but this server's own files; Datasette's have scripts and styles in their pages, so theirs may.
* A server on this machine alone answers to this machine's names alone: a page on the web that points its own name at
  127.0.0.1 reads nothing (DNS rebinding).
* Nothing is ever sent here: only GET and HEAD are answered.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, MutableMapping
from typing import Any

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Message, Receive, Send], Awaitable[None]]

_COMMON = "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
OURS = f"default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; {_COMMON}"
DATASETTES = (
    "default-src 'none'; style-src 'self' 'unsafe-inline'; script-src 'self' 'unsafe-inline'; "
    f"img-src 'self' data:; connect-src 'self'; {_COMMON}"
)
_HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",  # a publisher does not learn what was read here
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
_NOT_HERE = "fundwire answers here to this machine's own names only; --name adds another.\n"
POLICY = "content-security-policy"


def guarded(application: Application, names: Collection[str] | None) -> Application:
    """The application with these headers on all that it sends; asked for by another name than `names`, it refuses.

    `names` are host names without a port; None lets any pass.
    """

    async def guard(scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await application(scope, receive, send)
        elif names is not None and _host(scope) not in names:
            await _refuse(with_headers(send), 421, _NOT_HERE)
        elif scope["method"] not in ("GET", "HEAD"):
            await _refuse(with_headers(send), 405, "Here is only to be read.\n")
        else:
            await application(scope, receive, with_headers(send))

    return guard


def with_headers(send: Send) -> Send:
    """`send` with our headers on the start of an answer; a policy that the answer brings itself stays."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            given = [(bytes(name).lower(), value) for name, value in message.get("headers", [])]
            held = {name for name, _ in given}
            added = {POLICY: DATASETTES, **_HEADERS}
            more = [(n.encode(), v.encode()) for n, v in added.items() if n.encode() not in held]
            message = {**message, "headers": [*given, *more]}
        await send(message)

    return sending


def _host(scope: Message) -> str:
    """The name that the request was addressed to, without its port: `127.0.0.1`, `::1`, `localhost`."""
    for name, value in scope["headers"]:
        if name == b"host":
            host = bytes(value).decode("latin-1").lower()
            return host[1 : host.find("]")] if host.startswith("[") else host.partition(":")[0]
    return ""


async def _refuse(send: Send, status: int, why: str) -> None:
    body = why.encode()
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
