"""Bytes of unknown charset into UTF-8.

Declared charsets lie or are missing: feeds in GBK say gb2312 or nothing. What decodes without error in a likely
charset is taken, in this order: byte order mark, declaration, HTTP header, UTF-8, detection by `charset_normalizer`
among the charsets that news is published in.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from charset_normalizer import from_bytes
from w3lib.encoding import http_content_type_encoding, read_bom, resolve_encoding

_DECLARED = re.compile(rb"""^\s*<\?xml\b[^>]{0,200}?encoding\s*=\s*["']\s*([\w.:-]{1,40})\s*["']""")
_DECLARATION = re.compile(r"^\s*<\?xml\b[^>]{0,400}>\s*")
_DETECTED_AMONG = (
    *("utf_8", "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr", "cp1251", "koi8_r", "cp1252", "cp1250"),
    *("iso8859_2", "cp1253", "cp1254", "cp1255", "cp1256"),
)
_SAMPLE = 20_000
"""Bytes of non-ASCII lines that detection looks at: enough for every feed measured, and 1 ms of work."""


def utf8(data: bytes, content_type: str | None = None) -> bytes:
    """An XML or JSON document in UTF-8, without byte order mark and without its XML declaration."""
    mark, rest = read_bom(data)
    if mark is None and _is_plain(data, content_type):
        return _without_declaration(data)
    text = rest.decode(mark, "replace") if mark else _decoded(data, content_type)
    return _DECLARATION.sub("", text.lstrip("\ufeff"), count=1).encode("utf-8", "replace")


def _is_plain(data: bytes, content_type: str | None) -> bool:
    """UTF-8 by every sign there is: nothing to convert."""
    named = next(_named(data, content_type), "utf-8")
    return named == "utf-8" and b"\0" not in data[:4] and _is_utf8(data)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _without_declaration(data: bytes) -> bytes:
    start = data.lstrip()[:5]
    return data.partition(b"?>")[2] if start == b"<?xml" and b"?>" in data[:1000] else data


def _decoded(data: bytes, content_type: str | None) -> str:
    for name in _candidates(data, content_type):
        try:
            return data.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode(next(_named(data, content_type), "utf-8"), "replace")


def _candidates(data: bytes, content_type: str | None) -> Iterator[str]:
    if data[:4] in (b"<\0?\0", b"<\0r\0", b"<\0f\0"):
        yield "utf-16-le"
    elif data[:4] in (b"\0<\0?", b"\0<\0r", b"\0<\0f"):
        yield "utf-16-be"
    yield from _named(data, content_type)
    yield "utf-8"
    yield from _detected(data)


def _named(data: bytes, content_type: str | None) -> Iterator[str]:
    """The charsets that the document and the header name, as the web understands them: gb2312 is gb18030 there."""
    declared = _DECLARED.match(data[:1000])
    for name in (declared[1].decode() if declared else None, http_content_type_encoding(content_type)):
        if known := resolve_encoding(name) if name else None:
            yield "gb18030" if known in ("gb2312", "gbk") else _python_name(known)


def _python_name(name: str) -> str:
    try:
        return codecs.lookup(name).name
    except LookupError:
        return name


def _detected(data: bytes) -> Iterator[str]:
    lines = re.findall(rb"[^\n]*[\x80-\xff][^\n]*\n?", data)
    sample = b"".join(lines)[:_SAMPLE]
    best = from_bytes(sample, cp_isolation=list(_DETECTED_AMONG)).best() if sample else None
    if best is not None:
        yield best.encoding
    yield from ("gb18030", "cp1252") if best is None else ()
