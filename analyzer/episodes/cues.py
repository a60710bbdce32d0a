"""Finds the cues of the responses in what a leader said, by the matcher that finds acts."""

from collections.abc import Callable, Iterable
from functools import cache
from typing import TYPE_CHECKING

from analyzer.acts import LANGUAGES
from analyzer.episodes.kinds import RESPONSES
from analyzer.episodes.reply import Found
from analyzer.session import Utterance

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from analyzer.acts.component import CueFinder


def response_cues(language: str) -> dict[str, tuple[str, ...]]:
    """Return the cues of all responses in a language, by `"response/cue"`.

    >>> "act/concedes" in response_cues("nl")
    True
    """
    return {
        f"{name}/{cue}": written[language]
        for name, kind in RESPONSES.items()
        for cue, written in kind.cues.items()
        if language in written
    }


def find(utterances: Iterable[Utterance]) -> tuple[Found, ...]:
    """Return the response cues in these utterances, each read in its own language.

    Text of unrecognised language is read in both English and Dutch; of another, in neither.

    >>> [each.name for each in find([Utterance(0, "Ann", "You're right, noted.", language="en")])]
    ['act/concedes', 'acknowledge/notes it']
    """
    return tuple(
        Found(name, text, each.index, start)
        for each in utterances
        for language in LANGUAGES
        if each.language is None or language in each.language.split("+")
        for name, text, start in _in_text(language, each.text)
    )


def _in_text(language: str, text: str) -> tuple[tuple[str, str, int], ...]:
    """Return name, written form and place of each cue in a text."""
    finder, tokenizer = _finder(language)
    doc = finder(tokenizer(text))
    return tuple(
        (hit.label, hit.cue.text, hit.start) for hit in doc._.speakup.hits if not hit.cue.veto
    )


@cache
def _finder(language: str) -> tuple["CueFinder", "Callable[[str], Doc]"]:
    """Return a finder of the responses' cues and the blank tokenizer of a language."""
    from spacy import blank

    from analyzer.acts.component import CueFinder

    nlp = blank(language)
    return CueFinder(nlp, language, response_cues(language)), nlp.make_doc
