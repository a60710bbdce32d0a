"""Small labelled meetings for the tests of events and responses."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from analyzer.episodes import find_events
from analyzer.session import Act, Session


@pytest.fixture
def meet(make_session: Callable[..., Session]) -> Callable[..., Session]:
    """Return a maker of meetings whose events are found.

    `meet(rows, acts={0: ("concern",)}, questions={1: "open"}, leaders=["Ann"])`: rows as for
    `make_session`, acts and question types by utterance, found with probability 0.8.
    """

    def make(
        rows: list[tuple[Any, ...]],
        *,
        acts: dict[int, tuple[str, ...]],
        questions: dict[int, str] | None = None,
        language: str = "en",
        **marks: list[str],
    ) -> Session:
        session = make_session(rows, **marks)
        asked = questions or {}
        said = tuple(
            replace(
                each,
                language=language,
                acts=tuple(Act(label, 0.8) for label in acts.get(each.index, ())),
                question=Act(asked[each.index], 0.8) if each.index in asked else None,
            )
            for each in session.utterances
        )
        return find_events(replace(session, utterances=said))

    return make
