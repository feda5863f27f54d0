"""`fundwire deals merge …`, `orgs …` and `reextract`, on a real database."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.console.conftest import Command, Ran, one_line
from tests.console.library import fill


@pytest.fixture
def ask(quick: Command, tmp_path: Path) -> Command:
    """A command on a database of its own."""
    fill(tmp_path / "library.db")

    def run(*args: str | Path) -> Ran:
        return quick(*args, "--db", tmp_path / "library.db")

    return run


def deals(ask: Command) -> list[int]:
    return sorted(deal["id"] for deal in json.loads(ask("deals", "--json").stdout))


def test_deals_are_merged_and_parted_again(ask: Command) -> None:
    assert deals(ask) == [1, 2]
    merged = ask("deals", "merge", "1", "2", "--note", "one round")
    assert merged.returncode == 0
    assert "Deals that changed: 1, 2." in merged.stdout
    assert "fundwire deals undo 1" in merged.stderr
    assert deals(ask) == [1]
    [row] = json.loads(ask("deals", "corrections", "--json").stdout)
    assert (row["kind"], row["note"]) == ("merge", "one round")
    assert ask("deals", "undo", "1").returncode == 0
    assert len(deals(ask)) == 2
    assert "undone" in ask("deals", "corrections", "--all").stdout


def test_a_deal_is_split_and_rejected(ask: Command) -> None:
    mentions = json.loads(ask("deal", "1", "--json").stdout)["mentions"]
    assert ask("deals", "split", "1", str(mentions[1]["id"])).returncode == 0
    assert len(deals(ask)) == 3
    assert ask("deals", "reject", "1").returncode == 0
    assert 1 not in deals(ask)


def test_filters_still_come_without_a_subcommand(ask: Command) -> None:
    [found] = json.loads(ask("deals", "--company", "Zephyr", "--json").stdout)
    assert found["company"] == "Zephyr Robotics"


def test_names_are_shown_tied_and_parted(ask: Command) -> None:
    assert "泽飞机器人" in ask("orgs", "show", "zephyr robotics").stdout
    assert ask("orgs", "alias", "Zephyr Robotics", "Gale").returncode == 0
    assert "person" in ask("orgs", "show", "Gale").stdout
    assert ask("orgs", "separate", "Zephyr Robotics", "泽飞机器人").returncode == 0
    names = json.loads(ask("orgs", "show", "泽飞机器人", "--json").stdout)
    assert "Zephyr Robotics" not in {alias["name"] for alias in names["aliases"]}
    assert ask("orgs", "corrections").stdout.count("Zephyr") == 2


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["deals", "merge", "1", "77"], "no deal 77"),
        (["orgs", "show", "Nobody"], "no organization goes by"),
        (["orgs", "undo", "4"], "no correction 4"),
    ],
    ids=["merge", "show", "undo"],
)
def test_what_is_not_there_is_said_in_one_line(ask: Command, args: list[str], says: str) -> None:
    ran = ask(*args)
    assert ran.returncode == 2
    assert says in one_line(ran)


def test_reextract_reads_what_is_stored_anew_and_says_what_changed(ask: Command) -> None:
    ran = ask("reextract")
    assert ran.returncode == 0
    assert ran.stdout.startswith("4 articles read; deals: ")
    again = json.loads(ask("reextract", "--json").stdout)
    assert again == {"articles": 4, "appeared": [], "vanished": [], "merged": [], "changed": []}
