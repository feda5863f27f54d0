"""Which language is a story in?"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.funding import analyse
from crawler.funding.language import UNKNOWN, recognise

STORIES = [
    (
        "Zephyr raises $12M Series A led by North Pier",
        "The company said it will use the money to hire.",
        "en",
    ),
    ("Zephyr nabs $12M", "", "en"),
    ("LA and Chicago, IL-based IT startups close rounds", "", "en"),
    ("Zephyr AI (月之摆渡) raises $5M", "", "en"),
    ("「云栈科技」完成近亿元A轮融资", "", "zh"),
    ("雲棧科技完成近億元A輪融資", "", "zh"),
    ("OpenVista完成2亿美元融资", "OpenVista AI Robotics Inc. Series B 由 North Pier Capital 领投。", "zh"),
    ("SwingBy raises $5M", "SwingBy (摆渡) is a startup from Shanghai that will hire for its team.", "en"),
    ("クラウド会計のゼファーが10億円を調達", "シリーズAの資金調達を実施した。", "ja"),
    ("제퍼, 100억원 투자 유치", "시리즈 A 투자를 유치했다.", "ko"),
    ("Зефир привлек 5 млн долларов", "", "ru"),
    (
        "Zephyr lève 10 M€ pour son logiciel",
        "La startup parisienne développe des outils pour les entreprises et les banques.",
        "fr",
    ),
    (
        "Zephyr sammelt 10 Mio. ein",
        "Das Startup aus Berlin und die Investoren haben sich auf eine Runde geeinigt.",
        "de",
    ),
    (
        "Zephyr levanta 10 millones",
        "La empresa de Madrid cierra una ronda con fondos para crecer en los mercados del sur.",
        "es",
    ),
    (
        "Zephyr recebe aporte",
        "A empresa não informou os valores, mas uma rodada com fundos já é esperada pela equipe.",
        "pt",
    ),
    (
        "Zephyr raccoglie 10 mln",
        "La società di Milano chiude un round che sarà usato per la crescita nel settore.",
        "it",
    ),
    (
        "Zephyr haalt geld op",
        "Het bedrijf van de oprichters heeft een investering voor zijn software aangetrokken met hulp.",
        "nl",
    ),
    (
        "Zephyr galang dana",
        "Perusahaan yang didirikan pada 2020 ini akan menggunakan dana untuk ekspansi dan pengembangan.",
        "id",
    ),
    ("", "", UNKNOWN),
    ("12345 !!! €", "", UNKNOWN),
]


@pytest.mark.parametrize(("title", "text", "language"), STORIES, ids=[s[0][:20] or "empty" for s in STORIES])
def test_a_language_is_recognised(title: str, text: str, language: str) -> None:
    assert recognise(title, text) == language


def test_a_language_that_is_not_read_is_passed_over_and_named() -> None:
    analysis = analyse(
        {"title": "クラウド会計のゼファーが10億円を調達", "text": "シリーズAの資金調達を実施した。"}
    )
    assert analysis.mentions == ()
    assert analysis.language == "ja"
    assert analysis.skipped is not None and "ja" in analysis.skipped


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=200), st.text(max_size=200))
def test_any_text_has_an_answer(title: str, text: str) -> None:
    assert recognise(title, text)
