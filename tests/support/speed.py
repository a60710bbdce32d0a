"""How fast each format is read: `make speed` prints the table of docs/formats.md.

Each sample is made about 2 MB long, its contents repeated, and read five times as one file, from
bytes to session: decoding, recognising and parsing. Figures are the median of CPU time.
webvtt-py reads the same bytes where it can. Word documents and workbooks are counted as the
compressed file that they are.
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
from analyzer.formats.document import open_document

SAMPLES = Path(__file__).parents[2] / "samples" / "formats"
SIZE = 2_000_000
RUNS = 5
MB = 1e6
CAPTIONS = {".vtt": "vtt", ".srt": "srt", ".sbv": "sbv"}


def samples() -> dict[str, Path]:
    """Return a sample of each format that is read."""
    found: dict[str, Path] = {}
    for path in sorted(SAMPLES.iterdir()):
        with suppress(AnalyzerError):
            found.setdefault(sniff(path), path)
    return {name: path for name, path in found.items() if not FORMATS[name].refused}


def long_file(path: Path) -> bytes:
    """Return a sample made about `SIZE` characters long."""
    document = open_document(path)
    held = len(document.text) or sum(len(cell) for row in document.tables[0] for cell in row)
    return grown_file(document, SIZE // max(held, 1) + 1)


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
    for name, path in samples().items():
        data = long_file(path)
        said = len(read(data, name=path.name, format=name).utterances)
        ours = seconds(lambda data=data, path=path: read(data, name=path.name))
        size = len(data) / MB
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
