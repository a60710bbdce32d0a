"""Reading takes time in proportion to the file, whatever it holds."""

import time
from collections.abc import Callable
from contextlib import suppress

import pytest

from analyzer.errors import AnalyzerError
from analyzer.formats import read

MOST = 30.0
LONG = 2_000_000


def cues(count: int, text: Callable[[int], str]) -> bytes:
    """Return a VTT file of so many cues of 3 s."""
    stamps = [f"{at // 1200:02}:{at // 20 % 60:02}:{at % 20 * 3:02}.000" for at in range(count + 1)]
    blocks = [f"{stamps[at]} --> {stamps[at + 1]}\n{text(at)}\n" for at in range(count)]
    return ("WEBVTT\n\n" + "\n".join(blocks)).encode()


def took(data: bytes) -> float:
    """Return the CPU seconds that reading some bytes takes, or refusing them."""
    begin = time.process_time()
    with suppress(AnalyzerError):
        read(data, name="long.txt")
    return time.process_time() - begin


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        lambda at: f"{'Ann' if at % 3 else 'Bo'}: We talk about it.",
        lambda _: "Ann: we talk about it",
    ],
    ids=["sentences", "one speaker without punctuation"],
)
def test_ten_times_the_cues(text: Callable[[int], str]) -> None:
    """Ten times the cues take about ten times as long, never a hundred times."""
    short = took(cues(20_000, text))
    assert took(cues(200_000, text)) < MOST * short


@pytest.mark.slow
@pytest.mark.parametrize(
    "start",
    ["WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>", "Ann: hi\nBo: hello\n", "00:05:00\nAnn: x "],
    ids=["voice", "text", "meet"],
)
@pytest.mark.parametrize("piece", ["a", " ", ".", '."', "<v.", "<v ", "a:", "0a-", "**"])
def test_one_long_line(start: str, piece: str) -> None:
    """A line of 2 MB of one thing takes seconds, as patterns never start over from each letter."""
    assert took((start + piece * (LONG // len(piece)) + " z\n").encode()) < 4
