"""The spaCy component that finds cues: `speakup/cues`.

A blank tokenizer of the language and one component: no statistical model, nothing to download.
The rarest phrases of all cues stand in one `PhraseMatcher`, so a text is read once however many
cues there are; groups, gaps and anchors are checked for the few cues whose phrase is there.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from spacy import blank
from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from analyzer.acts.asking import Asking, asking
from analyzer.acts.kinds import ACTS, LANGUAGES, QUESTION_PREFIX, QUESTION_TYPES
from analyzer.acts.notation import Cue, anchors, parse, pattern
from analyzer.acts.tokens import COMMON, OPENERS, Forms, PlainTokenizer, forms


@dataclass(frozen=True, slots=True)
class Hit:
    """One cue that fired.

    Attributes:
        label: of the act; question types are prefixed with `QUESTION_PREFIX`.
        cue: which.
        start: character offset where it starts.
        end: character offset where it ends.
    """

    label: str
    cue: Cue
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What the component found in one text, kept as `doc._.speakup`.

    Attributes:
        hits: cues that fired, vetoed ones left out, in the order of the text.
        asking: how it asks something, or None where it is no question.
        length: characters of the text.
    """

    hits: tuple[Hit, ...]
    asking: Asking | None
    length: int


if not Doc.has_extension("speakup"):
    Doc.set_extension("speakup", default=None)


class CueFinder:
    """Finds the cues of every label of the registries in a `Doc`.

    Args:
        nlp: the pipeline, whose tokenizer also takes the cues apart.
        language: `"en"` or `"nl"`.
        cues: the cues of each label.
    """

    def __init__(self, nlp: Language, language: str, cues: Mapping[str, Iterable[str]]) -> None:
        """Index the cues by the phrase that each needs; patterns are compiled on first use."""
        self.language = language
        self._nlp = nlp
        self._matcher = PhraseMatcher(nlp.vocab, attr="ORTH")
        self._cues: list[tuple[str, Cue]] = []
        self._patterns: dict[int, re.Pattern[str]] = {}
        self._needing: dict[int, list[int]] = defaultdict(list)
        common = OPENERS[language] | COMMON[language]
        for label, written in cues.items():
            for text in written:
                cue = parse(text)
                for phrase in anchors(cue, self._normalise, common):
                    self._needing[self._key(phrase)].append(len(self._cues))
                self._cues.append((label, cue))

    def _normalise(self, text: str) -> tuple[str, ...]:
        return forms(self._nlp.make_doc(text), self.language).words

    def _key(self, phrase: tuple[str, ...]) -> int:
        """Return the matcher's key of a phrase, adding it on first sight."""
        name = " ".join(phrase)
        if name not in self._matcher:
            self._matcher.add(name, [Doc(self._nlp.vocab, words=list(phrase))])
        return self._nlp.vocab.strings[name]

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc._.speakup`."""
        plain = forms(doc, self.language)
        found = asking(plain, doc.text, self.language)
        hits = self._hits(plain, question=found is not None) if plain.words else ()
        doc._.speakup = Reading(hits, found, len(doc.text))
        return doc

    def _hits(self, plain: Forms, *, question: bool) -> tuple[Hit, ...]:
        """Return the cues that fire in these forms, vetoed ones left out."""
        keys = {each[0] for each in self._matcher(Doc(self._nlp.vocab, words=list(plain.words)))}
        numbers = {number for key in keys for number in self._needing[key]}
        joined = " ".join(plain.words) + " "
        hits: list[Hit] = []
        vetoed: set[str] = set()
        for number in sorted(numbers):
            label, cue = self._cues[number]
            if (cue.question and not question) or label in vetoed:
                continue
            span = self._span(number, joined, plain)
            if span and cue.veto:
                vetoed.add(label)
            elif span:
                hits.append(Hit(label, cue, plain.starts[span[0]], plain.ends[span[1]]))
        kept = [each for each in hits if each.label not in vetoed]
        return tuple(sorted(kept, key=lambda each: (each.start, each.label)))

    def _span(self, number: int, joined: str, plain: Forms) -> tuple[int, int] | None:
        """Return the first and last form of a cue's first match, or None."""
        cue = self._cues[number][1]
        if number not in self._patterns:
            self._patterns[number] = pattern(cue, self._normalise)
        for match in self._patterns[number].finditer(joined):
            first = joined.count(" ", 0, match.start())
            if not cue.start or first <= plain.opening:
                return first, joined.count(" ", 0, match.end()) - 1
        return None


def registry_cues(language: str) -> dict[str, tuple[str, ...]]:
    """Return the cues of all acts, moves and question types in `language`.

    >>> "concern" in registry_cues("nl"), "question:open" in registry_cues("en")
    (True, True)
    """
    acts = {name: tuple(kind.cues().get(language, ())) for name, kind in ACTS.items()}
    types = {
        QUESTION_PREFIX + name: tuple(kind.cues().get(language, ()))
        for name, kind in QUESTION_TYPES.items()
    }
    return acts | types


@Language.factory("speakup/cues", assigns=["doc._.speakup"], default_config={"language": "en"})
def cue_finder(nlp: Language, name: str, language: str) -> CueFinder:  # noqa: ARG001 - spaCy's
    """Return the component for `language`, `"en"` or `"nl"`."""
    return CueFinder(nlp, language, registry_cues(language))


@cache
def pipeline(language: str) -> Language:
    """Return the pipeline of a language: its blank tokenizer and the cue finder.

    >>> doc = pipeline("en")("I'm worried we haven't tested this.")
    >>> [(hit.label, doc.text[hit.start : hit.end]) for hit in doc._.speakup.hits][0]
    ('concern', "i'm worried")
    """
    if language not in LANGUAGES:
        message = f"no cues are written in language '{language}'"
        raise ValueError(message)
    nlp = blank(language)
    nlp.tokenizer = PlainTokenizer(nlp.tokenizer)
    nlp.add_pipe("speakup/cues", config={"language": language})
    return nlp
