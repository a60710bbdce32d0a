"""Every format on damaged, shuffled and rebuilt files: a session or one line, in bounded memory.

A quick run takes a few cases of each; `make fuzz` takes 10,000 for each format.
"""

import json
import os
import random
import re
import resource
from collections.abc import Callable
from contextlib import suppress
from copy import deepcopy
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from lxml import etree

from analyzer.companions import COMPANIONS, is_companion, read_companion
from analyzer.errors import AnalyzerError, FormatError
from analyzer.formats import FORMATS, _recognised, read_document, sniff
from analyzer.formats.files.document import Document, open_document

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "samples"
SHARED = Path(os.environ.get("SPEAKUP_SHARED", ROOT.parent / "shared"))
SHORT = 1_500  # bytes of a text, of which most cases take no more
ITEMS = 6  # of a list in JSON, the same
WHOLE = 0.005  # share of cases that take a whole file, short or long
MIXED = 0.5  # share of cases that may take pieces of other formats' files
MAX_REAL = 30_000  # bytes of a file of a vendor's
CASES = int(os.environ.get("SPEAKUP_FUZZ", "30"))
MEMORY = 400 * 1024  # KiB that a whole run of one format may add
FUZZ = settings(
    max_examples=CASES,
    deadline=5_000,
    database=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
TOKEN = re.compile(r"\s+|\w+|[^\w\s]")
ODD_TEXT = ("", "\x00", "\u2028", "\ufeff", "NaN", "-1", "9" * 40, "1e999", "99:99:99", "0:0:0.0")
ODD_TEXT += (
    "-->",
    "<v ",
    "</v>",
    "]]>",
    "&#x110000;",
    "ſ",
    "İ",
    "٣",
    "²",
    "𝟙",
    "\ud7ff",
    "{}",
    '"',
)
ODD_VALUES: tuple[Any, ...] = (None, True, -1, 0, 1.5, 10**30, float("nan"), float("inf"), "", "x")
ODD_VALUES += ("1.2s", "PT1H", "NaN", [], {}, [None], {"a": None}, "a" * 2_000, "99:99:99")
Mutate = Callable[[random.Random, bytes, list[bytes]], bytes]


@cache
def samples() -> dict[str, list[bytes]]:
    """Return our samples, and vendors' files where they are here, by the format they are."""
    found: dict[str, list[bytes]] = {}
    ours = sorted((*(SAMPLES / "formats").iterdir(), *(SAMPLES / "companions").iterdir()))
    theirs = [each for each in sorted((SHARED / "formats").glob("*/*")) if each.is_file()]
    for path in (*ours, *(each for each in theirs if each.stat().st_size < MAX_REAL)):
        if path.suffix == ".md" and path in theirs:
            continue
        with suppress(AnalyzerError):  # of several fitting, or none, another test tells
            names: set[str | None] = {is_companion(open_document(path))}
            with suppress(FormatError):
                names.add(sniff(path))
            for name in names - {None}:
                found.setdefault(str(name), []).append(path.read_bytes())
    return found


@cache
def shrunk(data: bytes) -> bytes:
    """Return the beginning of a text, or JSON whose lists are short: what breaks, breaks there."""
    if data.startswith(b"PK"):
        return data
    try:
        value = json.loads(data)
    except ValueError:
        return _short_xml(data) or data[:SHORT]
    waiting = [value]
    while waiting:
        each = waiting.pop()
        if isinstance(each, list):
            del each[ITEMS:]
        waiting += each.values() if isinstance(each, dict) else each
        waiting = [part for part in waiting if isinstance(part, (dict, list))]
    return json.dumps(value, ensure_ascii=False).encode()


def _short_xml(data: bytes) -> bytes:
    """Return XML whose elements have few children, or nothing where it is none."""
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except (etree.XMLSyntaxError, ValueError):
        return b""
    for each in root.iter():
        del each[ITEMS:]
    return bytes(etree.tostring(root))


def in_one_line(error: AnalyzerError) -> None:
    """Check that an error is one line."""
    assert len(str(error).splitlines()) == 1


def damaged(rng: random.Random, data: bytes, others: list[bytes]) -> bytes:
    """Return a file with bits flipped, cut short, spliced with another, or with parts twice."""
    found = bytearray(data)
    for _ in range(rng.randint(1, 4)):
        at = rng.randrange(len(found) + 1)
        kind = rng.choice("cut splice flip twice drop".split())
        if kind == "cut" and rng.random() < 0.3:
            del found[at:]
        elif kind == "splice":
            other = rng.choice(others)
            begin = rng.randrange(len(other) + 1)
            found[at:at] = other[begin : begin + rng.randrange(600)]
        elif kind == "flip" and at < len(found):
            found[at] ^= 1 << rng.randrange(8)
        elif kind == "twice":
            found[at:at] = found[at : at + rng.randrange(300)]
        elif kind == "drop":
            del found[at : at + rng.randrange(60)]
    return bytes(found)


def shuffled(rng: random.Random, data: bytes, others: list[bytes]) -> bytes:
    """Return a file whose words and signs were replaced, moved, repeated or dropped."""
    tokens = TOKEN.findall(data.decode("utf-8", "replace"))
    pool = TOKEN.findall(rng.choice(others).decode("utf-8", "replace")) or ["x"]
    for _ in range(rng.randint(1, 12)):
        at = rng.randrange(len(tokens) + 1)
        kind = rng.choice("odd take twice drop swap".split())
        if kind == "odd":
            tokens[at : at + 1] = [rng.choice(ODD_TEXT)]
        elif kind == "take":
            tokens[at : at + 1] = [rng.choice(pool)]
        elif kind == "twice":
            tokens[at:at] = tokens[at : at + rng.randrange(40)]
        elif kind == "drop":
            del tokens[at : at + rng.randrange(8)]
        elif tokens:
            other = rng.randrange(len(tokens))
            at = min(at, len(tokens) - 1)
            tokens[at], tokens[other] = tokens[other], tokens[at]
    encoding = rng.choice(("utf-8", "utf-8", "utf-8", "utf-16", "cp1252"))
    return "".join(tokens).encode(encoding, "replace")


def rebuilt(rng: random.Random, data: bytes, others: list[bytes]) -> bytes:
    """Return JSON or XML with values, keys and elements changed, and its grammar kept."""
    try:
        return json.dumps(_other_values(rng, json.loads(data))).encode()
    except ValueError:
        pass
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except (etree.XMLSyntaxError, ValueError):
        return shuffled(rng, damaged(rng, data, others), others)
    for _ in range(rng.randint(1, 6)):
        _other_element(rng, rng.choice(list(root.iter("*"))))
    return bytes(etree.tostring(root))


def _other_values(rng: random.Random, value: Any) -> Any:  # noqa: ANN401 - JSON is anything
    """Return a JSON value in which a few values are others."""
    places: list[tuple[Any, Any]] = []
    waiting = [value]
    while waiting:
        each = waiting.pop()
        keys = list(each) if isinstance(each, dict) else range(len(each))
        places += [(each, key) for key in keys]
        waiting += [each[key] for key in keys if isinstance(each[key], (dict, list))]
    for holder, key in rng.sample(places, min(len(places), rng.randint(1, 4))):
        kind = rng.random()
        if isinstance(holder, dict) and key in holder and kind < 0.3:
            del holder[key]
        elif (isinstance(holder, dict) and key in holder) or (
            isinstance(holder, list) and key < len(holder)
        ):
            holder[key] = rng.choice(ODD_VALUES)
    return value


def _other_element(rng: random.Random, element: "etree._Element") -> None:
    parent = element.getparent()
    kind = rng.choice("drop twice text name attribute".split())
    if kind == "drop" and parent is not None:
        parent.remove(element)
    elif kind == "twice" and parent is not None:
        parent.append(deepcopy(element))
    elif kind == "text":
        element.text = rng.choice(("", "NaN", "-1", "9" * 40, "x", None))
    elif kind == "name":
        element.tag = rng.choice(("u", "seg", "TIER", "p", "x"))
    elif element.attrib:
        key = rng.choice(list(element.attrib))
        element.set(key, rng.choice(("", "NaN", "-1", "#x", "ts1", "9" * 40)))


def read_or_refuse(document: Document, name: str) -> None:
    """Read a document as a format: a session that holds together, or an error of one line."""
    try:
        session = read_document(document, format=name)
    except AnalyzerError as error:
        in_one_line(error)
        return
    assert session.utterances
    assert [each.index for each in session.utterances] == list(range(len(session.utterances)))
    assert all(each.text.strip() for each in session.utterances)
    assert {each.speaker for each in session.utterances} - {None} <= set(session.roster.names)
    for each in session.utterances:
        assert each.end is None or (each.start is not None and each.start <= each.end)


def try_bytes(data: bytes, name: str) -> None:
    """Read bytes as a format or a companion, and find out what they are: one format, or none."""
    try:
        document = open_document(data, name="any")
    except AnalyzerError as error:
        in_one_line(error)
        return
    try:
        _recognised(document)
    except AnalyzerError as error:
        in_one_line(error)
    if name in FORMATS:
        read_or_refuse(document, name)
    else:
        try:
            read_companion(data, name="any")
        except AnalyzerError as error:
            in_one_line(error)


def try_office(rng: random.Random, data: bytes, name: str, others: list[bytes]) -> None:
    """Read a Word document or workbook whose paragraphs or cells were changed."""
    document = open_document(data, name="any")

    def changed(text: str) -> str:
        raw = rng.choice((shuffled, damaged))(rng, text.encode(), others)
        return raw.decode("utf-8", "ignore").replace("\x00", "")

    if document.kind == "docx":
        text = changed("\r".join(document.paragraphs))
        paragraphs = tuple(text.split("\r"))
        text = "\n".join(paragraphs)
        read_or_refuse(replace(document, paragraphs=paragraphs, text=text, raw=text), name)
    else:
        cells = changed("\x1e".join("\x1f".join(row) for row in document.tables[0]))
        table = [row.split("\x1f") for row in cells.split("\x1e")]
        read_or_refuse(replace(document, tables=(table,)), name)


@pytest.mark.parametrize("name", [*FORMATS, *COMPANIONS])
def test_nothing_but_an_analyzer_error(name: str) -> None:
    """Any file of a format is read or refused in one line, whatever happened to it."""
    mine = samples().get(name, [])
    assert mine, f"{name} has no sample"
    everything = [shrunk(data) for each in samples().values() for data in each]
    alike = [shrunk(data) for data in mine]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    @FUZZ
    @given(st.integers(0, 2**32), st.sampled_from((damaged, shuffled, rebuilt)))
    def run(seed: int, mutate: Mutate) -> None:
        rng = random.Random(seed)
        data = rng.choice(mine if rng.random() < WHOLE else alike)
        if data.startswith(b"PK") and mutate is not damaged:
            try_office(rng, data, name, [b"Ann: Hello there.\nBo Lind  0:03\n\n00:01:02 Yes. 12"])
        else:
            others = everything if rng.random() < MIXED else alike
            try_bytes(mutate(rng, data, others), name)

    run()
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < MEMORY
