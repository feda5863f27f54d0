"""Which language a text is written in."""

from __future__ import annotations

import re

_HAN = re.compile("[\u4e00-\u9fff]")
_KANA = re.compile("[\u3041-\u30ff]")
_HANGUL = re.compile("[\uac00-\ud7a3]")
_CODE = re.compile(r"^([a-z]{2})(?:[-_]|$)", re.I)
_ENGLISH = re.compile(r"\b(?:the|and|of|to|in|is|for|that|with|said)\b", re.I)


def language_of(text: str, declared: str = "") -> str | None:
    """ISO 639-1 code; None if unknown. A script that speaks for itself beats the page's declaration, often wrong."""
    sample = text[:5000]
    east_asian = len(_HAN.findall(sample)), len(_KANA.findall(sample)), len(_HANGUL.findall(sample))
    if sum(east_asian) > 0.15 * len(sample):
        han, kana, hangul = east_asian
        return "ko" if hangul > han else "ja" if kana > 0.1 * (han + kana) else "zh"
    if len(_ENGLISH.findall(sample)) > max(3, len(sample) / 80):
        return "en"
    code = _CODE.match(declared)
    return code[1].lower() if code else None
