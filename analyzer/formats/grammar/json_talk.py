"""JSON in which one text, with line breaks, is the whole transcript."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from analyzer.errors import AnalyzerError
from analyzer.formats import read_document
from analyzer.formats.files.document import Document
from analyzer.formats.grammar.column_names import rank
from analyzer.formats.grammar.columns import WEAK
from analyzer.formats.grammar.talk import turns_of
from analyzer.session import Session

MAX_DEPTH: Final = 3
"""Objects within one another in which the text is looked for."""
MAX_TRIED: Final = 3
_FOUND: Final = "talk"


def talk_of(document: Document) -> Session | None:
    """Return the session in the one text of a JSON file that is a transcript with speakers."""
    if document.kind != "json":
        return None
    if _FOUND not in document.found:
        document.found[_FOUND] = _talk(document)
    session: Session | None = document.found[_FOUND]
    return session


def _talk(document: Document) -> Session | None:
    longest = sorted(texts_of(document.json), key=len, reverse=True)
    for text in longest[:MAX_TRIED]:
        try:
            session = read_document(Document(document.name, turns_of(text)))
        except AnalyzerError:
            continue
        if session.roster.names:
            cues = tuple(replace(each, line=None) for each in session.utterances)
            source = document.source("json_rows", layout="dialogue")
            return replace(session, utterances=cues, source=source, title="")
    return None


def texts_of(value: object) -> Iterator[str]:
    r"""Yield the texts of several lines of which the keys say that they may be what was said.

    >>> list(texts_of({"call": {"transcript": "Ann: Hi.\nBo: Hello."}, "summary": "Hi."}))
    ['Ann: Hi.\nBo: Hello.']
    """
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    levels = [value]
    for _ in range(MAX_DEPTH):
        inner = [item for each in levels if isinstance(each, dict) for item in each.items()]
        for key, text in inner:
            found = rank("text", key) if isinstance(text, str) and "\n" in text else None
            if found is not None and found < WEAK:
                yield text
        levels = [each for _, each in inner]
