"""The doors of `bench/fuzz.py` work without atheris: their own seeds, whole and torn, keep what each door promises."""

from __future__ import annotations

import pytest

from bench.fuzz import DOORS, SEEDS


@pytest.mark.parametrize("name", DOORS)
def test_a_door_bears_its_seeds_whole_and_torn(name: str) -> None:
    door = DOORS[name]()
    for seed in SEEDS[name]:
        data = seed.encode()
        for piece in (
            data,
            data[: len(data) // 2],
            data[len(data) // 3 :],
            data[::-1],
            b"",
            b"\x00\xff" * 50,
        ):
            door(piece)
