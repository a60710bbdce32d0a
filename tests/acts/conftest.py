"""What tests of labels share."""

from collections.abc import Callable

import pytest

from analyzer.acts import label
from analyzer.models import CUES
from analyzer.session import Roster, Session, Source, Utterance


@pytest.fixture
def say() -> Callable[..., Utterance]:
    """Return a function that labels one utterance by its cues, after others where given."""

    def labelled(text: str, *before: str) -> Utterance:
        texts = (*before, text)
        said = [Utterance(n, f"P{n}", each) for n, each in enumerate(texts)]
        session = Session(tuple(said), Roster(), Source("made.txt", "made"))
        return label(session, model=CUES).utterances[-1]

    return labelled
