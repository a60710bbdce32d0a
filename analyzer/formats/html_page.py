"""Web pages that hold a transcript: each block is a line, and who spoke stands in it or above.

A page is read as the text grammars read its lines. Where the page sets a name apart at the start of
a block (in bold, or in an element whose class names a speaker), it counts as a name before a colon;
rows of a table are read by their cells, and headings as Markdown has them. What a page marks as
chat, as a bot's or as decided, is no speech.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from lxml import etree

from analyzer.errors import FormatError
from analyzer.formats import transcript_format
from analyzer.formats.files.document import Document
from analyzer.formats.generic import grammar_of, session_of_text
from analyzer.formats.google_meet import is_meet, parse_meet
from analyzer.formats.grammar.names import is_name
from analyzer.formats.grammar.paragraphs import CLOCK, row_line
from analyzer.formats.screenplay import is_screenplay, session_of_screenplay
from analyzer.session import Session
from analyzer.translate import marked

BLOCKS: Final = frozenset(
    "p div li dt dd h1 h2 h3 h4 h5 h6 section article blockquote tr pre main ul ol dl table "
    "tbody thead header body html figure figcaption td th".split()
)
LEFT_OUT: Final = frozenset(
    "script style head nav footer address template noscript svg button form select aside".split()
)
HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
NO_SPEECH: Final = frozenset("irc bot chat action resolution summary".split())
"""Classes of what is no speech, as W3C's minutes have them."""
CELL: Final = "\x1f"
CELLS: Final = frozenset(("td", "th"))
BOLD: Final = frozenset("b strong cite dt".split())
SPEAKER: Final = re.compile(r"speaker|spreker|\bname\b|author|participant", re.IGNORECASE)
TIMED: Final = re.compile(rf"^[(\[]?{CLOCK}[)\]]?$")


def lines_of(root: "etree._Element") -> list[tuple[str, int]]:
    """Return the blocks of a page as lines, each with the line of the file it begins on."""
    found: list[tuple[list[str], int]] = [([], 1)]
    for kind, element, text in _events(root):
        if kind == "break":
            found.append(([], _line_of(element)))
        elif kind == "speaker" and _begins("".join(found[-1][0]), text):
            found[-1][0].append(": ")
        elif kind == "text" and text:
            found[-1][0].append(text)
    lines = [(_joined("".join(parts)), line) for parts, line in found]
    return [(text, line) for text, line in lines if text]


def _begins(line: str, name: str) -> bool:
    """Return whether a line holds a name so far, and perhaps a time before it."""
    before, _, after = " ".join(line.split()).rpartition(name)
    return not after and (not before.strip() or bool(TIMED.match(before.strip(" -–—|:"))))


def _joined(text: str) -> str:
    """Return a block on one line; of a row of a table, its cells as name and text."""
    if CELL not in text:
        return " ".join(text.split())
    cells = [" ".join(each.split()).removesuffix(":").strip() for each in text.split(CELL)]
    return row_line(cells) or " ".join(each for each in cells if each)


def _line_of(element: Any) -> int:  # noqa: ANN401 - the stubs know no line
    return element.sourceline or 1


def _events(root: "etree._Element") -> Iterator[tuple[str, "etree._Element", str]]:
    """Yield breaks and texts in the order of the page, without recursion."""
    waiting: list[tuple[etree._Element, bool]] = [(root, False)]
    while waiting:
        element, done = waiting.pop()
        tag = _tag(element)
        left_out = not tag or tag in LEFT_OUT or bool(NO_SPEECH & _classes(element))
        block = tag in BLOCKS and tag not in CELLS
        if done:
            if tag in CELLS:
                yield "text", element, CELL
            elif name := _speaker(element):
                yield "speaker", element, name
            if block and tag != "dt":
                yield "break", element, ""
            yield "text", element, element.tail or ""
            continue
        if left_out:
            yield "text", element, element.tail or ""
            continue
        if (block and tag != "dd") or tag == "br":
            yield "break", element, ""
        if tag in HEADINGS:
            yield "text", element, f"{'#' * int(tag[1])} "
        yield "text", element, element.text or ""
        waiting.append((element, True))
        waiting += [(child, False) for child in reversed(element)]


def _tag(element: Any) -> str:  # noqa: ANN401 - comments have a function for a tag
    return element.tag if isinstance(element.tag, str) else ""


def _classes(element: Any) -> set[str]:  # noqa: ANN401 - comments have no classes
    return set((element.get("class") or "").casefold().split())


def _speaker(element: "etree._Element") -> str | None:
    """Return the name an element holds, and nothing else, where the page sets it apart."""
    tag = _tag(element)
    apart = tag in BOLD or bool(SPEAKER.search(element.get("class") or ""))
    if not apart or len(element) > 1:
        return None
    text = " ".join("".join(map(str, element.itertext())).split())
    own = is_name(text) and not text.endswith(":") and not TIMED.match(text)
    return text if own else None


def _as_text(document: Document) -> tuple[Document, list[int]]:
    """Return a page as a document of text, and the line of the file of each of its lines."""
    lines = lines_of(document.html) if document.html is not None else []
    text = "\n".join(re.sub(r"\s*:\s*: ", ": ", line) for line, _ in lines)
    return Document(document.name, text, document.size, document.sha256), [at for _, at in lines]


def is_page(document: Document) -> bool:
    """Return whether the blocks of a page follow one of the grammars of text."""
    text, _ = _as_text(document)
    return is_meet(text) or grammar_of(text) is not None or is_screenplay(text)


@transcript_format(
    "html",
    title="web page",
    sniff=is_page,
    generic=True,
    kinds=("html",),
    extensions=(".html", ".htm"),
    times="start",
    how_to_export="Open the transcript in the browser and save the page as HTML.",
)
def parse_page(document: Document) -> Session:
    """Parse the blocks of a page as lines of text; scripts, menus and forms are left out.

    Raises:
        FormatError: if they follow no grammar.
    """
    text, places = _as_text(document)
    grammar = grammar_of(text)
    if is_meet(text):
        session = parse_meet(text)
        source = replace(
            session.source, format="html", layout=f"google_meet {session.source.layout}"
        )
        session = replace(session, source=source)
    elif grammar is not None:
        session = session_of_text(text, grammar=grammar, format="html", layout=grammar)
    elif is_screenplay(text):
        session = session_of_screenplay(text, format="html", layout="screenplay")
    else:
        problem = marked("no names with what they said are found on this page")
        raise FormatError(document.name, problem, marked("copy the transcript into a text file"))
    placed = (
        replace(each, line=places[each.line - 1] if each.line else None)
        for each in session.utterances
    )
    return replace(session, utterances=tuple(placed))
