"""How fast each format is read: `make speed` prints the table of docs/formats.md.

Each sample is made about 2 MB of text long, its contents repeated, and read five times as one file,
from bytes to session: decoding, recognising, parsing and building. Figures are the median of CPU
time. Of several samples of a format the one that gives the most utterances counts. webvtt-py reads
the same bytes where it can, from text to captions.
"""

import io
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import webvtt
from grown import grown_file

from analyzer.errors import AnalyzerError
from analyzer.formats import FORMATS, read, sniff
from analyzer.formats.files.document import open_document

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


def rows() -> Iterator[str]:
    """Yield the lines of the table."""
    yield "| format | MB | utterances | MB/s | utterances/s | webvtt-py, MB/s |"
    yield "|---|---|---|---|---|---|"
    for name, paths in samples().items():
        path, data, size, said = longest(paths)
        ours = seconds(lambda data=data, path=path: read(data, name=path.name))
        beside = _webvtt(data, path.suffix)
        yield (
            f"| `{name}` | {size:.1f} | {said:,} | {size / ours:.1f} | {said / ours:,.0f} | "
            f"{f'{size / beside:.1f}' if beside else ''} |"
        )


def _webvtt(data: bytes, suffix: str) -> float | None:
    """Return how long webvtt-py takes for a file of captions; None for any other, or an error."""
    if suffix not in CAPTIONS:
        return None
    text = data.decode()
    try:
        return seconds(lambda: webvtt.from_buffer(io.StringIO(text), CAPTIONS[suffix]))
    except webvtt.errors.MalformedFileError:
        return None


if __name__ == "__main__":
    for line in rows():
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()
