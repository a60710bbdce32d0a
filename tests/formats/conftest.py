"""What the tests of formats share."""

from collections.abc import Callable

import pytest

from analyzer.formats import read
from analyzer.session import Session

Row = tuple[str | None, str, float | None, float | None]


@pytest.fixture
def parse() -> Callable[[str], Session]:
    """Return a reader of inline text."""

    def parse_text(text: str) -> Session:
        return read(text.encode(), name="talk.txt")

    return parse_text


@pytest.fixture
def rows() -> Callable[[Session], list[Row]]:
    """Return a function that gives speaker, text, start and end of each utterance."""

    def of(session: Session) -> list[Row]:
        return [(each.speaker, each.text, each.start, each.end) for each in session.utterances]

    return of
