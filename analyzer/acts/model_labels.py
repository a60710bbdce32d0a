"""Acts, moves and questions by a trained model, which reads each utterance in its context."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from analyzer.acts.encoder import Encoder, Reading
from analyzer.acts.kinds import LANGUAGES
from analyzer.acts.language import languages
from analyzer.acts.marks import UNKNOWN
from analyzer.session import Act, Session, Utterance
from analyzer.text import count_words, is_backchannel

FLOOR: Final = 0.01
"""Acts less probable than this are left out; they would fill records and add next to nothing."""


def read_session(session: Session, model: Encoder) -> Reading:
    """Return what a model finds in the utterances of a session; all are read as context."""
    return model.read([each.text for each in session.utterances], *speakers_of(session))


def label_and_read(session: Session, model: Encoder) -> tuple[tuple[Utterance, ...], Reading]:
    """Return the utterances of a session with what a model finds, and its reading of them."""
    spoken = languages([each.text for each in session.utterances])
    reading = read_session(session, model)
    return label_by_model(session, spoken, model, reading), reading


def label_by_model(
    session: Session, spoken: Sequence[str | None], model: Encoder, reading: Reading
) -> tuple[Utterance, ...]:
    """Return the utterances of a session with what a model finds; labels they have are replaced.

    Labels go to utterances in English or Dutch that hold a word and are no backchannel.

    Args:
        session: as a format reads it.
        spoken: the language of each utterance.
        model: loaded.
        reading: of the session, from `read_session`.
    """
    made = []
    for at, (each, language) in enumerate(zip(session.utterances, spoken, strict=True)):
        acts: tuple[Act, ...] = ()
        question, asks = None, 0.0
        if is_read(each.text, language):
            acts = acts_at(reading, at, model, len(each.text))
            question = question_at(reading, at, len(each.text))
            asks = round(float(reading.asks[at]), 4) if question else 0.0
        found = replace(each, language=language, acts=acts, question=question, asks=asks)
        made.append(found)
    return tuple(made)


def speakers_of(session: Session) -> tuple[list[int], list[bool]]:
    """Return a number for each utterance's speaker, and whether a leader said it.

    >>> from analyzer.session import Roster, Source
    >>> said = tuple(Utterance(n, who, "Yes.") for n, who in enumerate(("Bo", None, "Bo")))
    >>> speakers_of(Session(said, Roster(), Source("a.txt", "text")))
    ([0, -1, 0], [False, False, False])
    """
    numbers: dict[str, int] = {}
    leaders = frozenset(session.roster.leaders)
    who = [
        UNKNOWN if each.speaker is None else numbers.setdefault(each.speaker, len(numbers))
        for each in session.utterances
    ]
    return who, [each.speaker in leaders for each in session.utterances]


def is_read(text: str, language: str | None) -> bool:
    """Return whether an utterance gets labels.

    >>> is_read("Dat klopt niet.", "nl"), is_read("Mm-hmm.", "nl"), is_read("Das geht.", "de")
    (True, False, False)
    """
    known = bool(set(LANGUAGES) & set((language or "").split("+")))
    return known and count_words(text) > 0 and not is_backchannel(text)


def acts_at(reading: Reading, at: int, model: Encoder, length: int) -> tuple[Act, ...]:
    """Return the acts of one utterance, most probable first."""
    found = []
    for name, each in reading.acts.items():
        chance = float(each[at])
        if chance >= FLOOR:
            maybe = chance < model.threshold(name)
            found.append(Act(name, round(chance, 4), 0, length, maybe=maybe))
    return tuple(sorted(found, key=lambda act: (-act.probability, act.label)))


def question_at(reading: Reading, at: int, length: int) -> Act | None:
    """Return the question of one utterance, or None where it is hardly one.

    Its probability is that of asking, times that of the likeliest type; `maybe` says whether it
    is unsure that it asks at all.
    """
    asks = float(reading.asks[at])
    if asks < FLOOR:
        return None
    name, share = max(
        ((name, float(each[at])) for name, each in reading.types.items()), key=lambda one: one[1]
    )
    maybe = asks < reading.asking
    return Act(name, round(asks * share, 4), 0, length, maybe=maybe)
