"""How fast each format is read: `make speed` prints the table of docs/formats.md.

Each sample is made about 2 MB of text long, its contents repeated, and read five times as one file,
from bytes to session: decoding, recognising, parsing and building. Figures are the median of CPU
time. Of several samples of a format the one that gives the most utterances counts. webvtt-py reads
the same text where it can, from text to captions; beside it stand our cues alone, which is what it
does. Names of formats after the command time these alone.
"""

import io
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import webvtt
from grown import grown_file

from analyzer.errors import AnalyzerError
from analyzer.formats import FORMATS, read, sniff
from analyzer.formats.files.document import open_document
from analyzer.formats.grammar.cues import ARROW, COMMA, cue_blocks

SAMPLES = Path(__file__).parents[2] / "samples" / "formats"
SIZE = 2_000_000
RUNS = 5
MB = 1e6
CAPTIONS = {".vtt": "vtt", ".srt": "srt", ".sbv": "sbv"}


def samples() -> dict[str, list[Path]]:
    """Return the samples of each format that is read."""
    found: dict[str, list[Path]] = {}
    for path in sorted(SAMPLES.iterdir()):
        with suppress(AnalyzerError):
            found.setdefault(sniff(path), []).append(path)
    return {name: paths for name, paths in found.items() if not FORMATS[name].refused}


def longest(paths: list[Path]) -> tuple[Path, bytes, float, int]:
    """Return a sample, it made long, its text in MB, and how many utterances are in it."""
    found = []
    for path in paths:
        document = open_document(path)
        size = len(document.text) or sum(len(x) for row in document.tables[0] for x in row)
        times = SIZE // max(size, 1) + 1
        while times:
            data = grown_file(document, times)
            with suppress(AnalyzerError):
                said = len(read(data, name=path.name).utterances)
                found.append((path, data, size * times / MB, said))
                break
            times //= 2  # it met a limit, such as the hours of a meeting
    return max(found, key=lambda each: each[3])


def seconds(call: Callable[[], object]) -> float:
    """Return the median CPU time of a call."""
    taken = []
    for _ in range(RUNS):
        begin = time.process_time()
        call()
        taken.append(time.process_time() - begin)
    return statistics.median(taken)


def rows(chosen: Sequence[str]) -> Iterator[str]:
    """Yield the lines of the table, of these formats, or of all."""
    yield "| format | MB | utterances | MB/s | utterances/s | cues alone, MB/s | webvtt-py, MB/s |"
    yield "|---|---|---|---|---|---|---|"
    for name, paths in samples().items():
        if chosen and name not in chosen:
            continue
        path, data, size, said = longest(paths)
        ours = seconds(lambda data=data, path=path: read(data, name=path.name))
        cues, beside = _cues(data, path.suffix)
        yield (
            f"| `{name}` | {size:.1f} | {said:,} | {size / ours:.1f} | {said / ours:,.0f} | "
            f"{f'{size / cues:.1f}' if cues else ''} | {f'{size / beside:.1f}' if beside else ''} |"
        )


def _cues(data: bytes, suffix: str) -> tuple[float | None, float | None]:
    """Return how long our cues and webvtt-py's captions take; None where there are none."""
    if suffix not in CAPTIONS:
        return None, None
    document = open_document(data)
    stamp = COMMA if suffix == ".sbv" else ARROW
    ours = seconds(lambda: list(cue_blocks(document, stamp)))
    try:
        theirs = seconds(lambda: webvtt.from_buffer(io.StringIO(document.text), CAPTIONS[suffix]))
    except webvtt.errors.MalformedFileError:
        return ours, None
    return ours, theirs


if __name__ == "__main__":
    for line in rows(sys.argv[1:]):
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()
