"""Reading takes time in proportion to the file, whatever it holds, in every format."""

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from grown import grown

from analyzer.companions import COMPANIONS, is_companion
from analyzer.errors import AnalyzerError
from analyzer.formats import FORMATS, read, read_document, sniff
from analyzer.formats.files.document import Document, open_document

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


SAMPLES = Path(__file__).parents[2] / "samples"
SHORT = 25_000  # characters of a short file, about 500 cues
GROWTH = 8
BOUND = 24  # linear gives 8, quadratic 64
ENOUGH_S = 0.02


@cache
def samples() -> dict[str, Path]:
    """Return one sample by each format and each companion that it is."""
    found: dict[str, Path] = {}
    for path in sorted((*(SAMPLES / "formats").iterdir(), *(SAMPLES / "companions").iterdir())):
        with suppress(AnalyzerError):
            found.setdefault(sniff(path), path)
            found.setdefault(is_companion(open_document(path)) or "", path)
    return found


def seconds_of(document: Document, name: str) -> float:
    """Return the CPU seconds that recognising and reading a document takes, or refusing it."""
    begin = time.process_time()
    for kind in (*FORMATS.values(), *COMPANIONS.values()):
        if document.kind in getattr(kind, "kinds", (document.kind,)):
            kind.sniff(document)
    with suppress(AnalyzerError):
        if name in FORMATS:
            read_document(document, format=name)
        else:
            COMPANIONS[name].parse(document)
    return time.process_time() - begin


@pytest.mark.slow
@pytest.mark.parametrize("name", [*FORMATS, *COMPANIONS])
def test_every_format_is_linear(name: str) -> None:
    """Eight times the file takes about eight times as long, to recognise and to read."""
    document = open_document(samples()[name])
    size = max(len(document.text), 500)
    short = grown(document, SHORT // size + 1)
    long = grown(document, GROWTH * (SHORT // size + 1))
    least, most = (min(seconds_of(replace(each), name) for _ in range(2)) for each in (short, long))
    assert most < BOUND * max(least, ENOUGH_S)


@pytest.mark.slow
@pytest.mark.parametrize(
    "row",
    [
        "Name,Join time,Leave time,Guest\n",
        "Name,Join time,Leave time,Guest\nAnn,,,No\n",
        '00:00:05\tBo:\tReacted to "plan" with 👍\r\n',
        "09:00:00 From Bo to Everyone:\n\tyo\n\tA, B, C:👍\n",
    ],
    ids=["headers", "tables of one", "reactions", "reactions below"],
)
def test_companions_that_repeat_one_thing(row: str) -> None:
    """Tables within tables and messages about one thing take time in proportion too."""
    short, long = ((row * count + "Ann,,,No\n").encode() for count in (3_000, 24_000))
    begin = time.process_time()
    _read_side(short)
    middle = time.process_time()
    _read_side(long)
    assert time.process_time() - middle < BOUND * max(middle - begin, ENOUGH_S)


def _read_side(data: bytes) -> None:
    document = open_document(data, name="side.txt")
    with suppress(AnalyzerError):
        COMPANIONS[is_companion(document) or "zoom_chat"].parse(document)
