from __future__ import annotations

import pytest

from storage.sentences import REACH, sentence_around

CASES = [
    ("It grew. Nimbus raised $3 million. More soon.", "$3 million", "Nimbus raised $3 million.", "full stops"),
    ("Nimbus Inc. raised $2.5m from Dr. Lee. Ok.", "$2.5", "Nimbus Inc. raised $2.5m from Dr. Lee.", "abbreviations"),
    ("A line\nNimbus raised $3m\nAnother", "$3m", "Nimbus raised $3m", "line feeds"),
    ("据悉，云杉完成融资。金额为3000万元！下一轮？", "3000万元", "金额为3000万元！", "Chinese stops"),
    ("他说：“我们融了3000万。”然后走了。", "3000万", "他说：“我们融了3000万。”", "a stop inside of quotation marks"),
    ("Nimbus raised $3m", "$3m", "Nimbus raised $3m", "no stop at all"),
    ("“Why now?” Nimbus raised $3m.", "$3m", "Nimbus raised $3m.", "a question before"),
    ("It raised a Series A. Fir led.", "Series A", "It raised a Series A.", "a round at the end"),
    ("The U.S. startup raised $3m. Yes.", "$3m", "The U.S. startup raised $3m.", "initials"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "quote", "sentence"), [pytest.param(*case[:3], id=case[3]) for case in CASES]
)
def test_the_sentence_around_some_words(text: str, quote: str, sentence: str) -> None:
    start = text.index(quote)
    assert sentence_around(text, start, start + len(quote)) == sentence


def test_a_text_without_end_gives_a_bounded_piece() -> None:
    text = "word " * 100_000
    assert len(sentence_around(text, 200_000, 200_004)) <= 2 * REACH + 4


@pytest.mark.parametrize(("start", "stop"), [(0, 0), (5, 5), (3, 1), (90, 99)])
def test_odd_offsets_do_not_crash(start: int, stop: int) -> None:
    assert isinstance(sentence_around("Short.", start, stop), str)
