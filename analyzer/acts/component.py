"""The spaCy component that finds cues: `speakup/cues`.

A blank tokenizer of the language and one component: no statistical model, nothing to download.
All phrases of all cues stand in one `PhraseMatcher`, so a text is read once however many cues
there are; gaps and anchors are checked on the few phrases found.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from spacy import blank
from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from analyzer.acts.asking import Asking, asking
from analyzer.acts.kinds import ACTS, LANGUAGES, QUESTION_TYPES
from analyzer.acts.notation import Cue, Segment, parse
from analyzer.acts.tokens import Forms, forms

QUESTION_PREFIX: Final = "question:"


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
    """

    hits: tuple[Hit, ...]
    asking: Asking | None


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
        """Compile the cues."""
        self.language = language
        self.vocab = nlp.vocab
        self._matcher = PhraseMatcher(nlp.vocab, attr="ORTH")
        self._starts: dict[int, list[tuple[str, Cue, list[tuple[int, int, int]]]]] = defaultdict(list)
        known: dict[tuple[str, ...], int] = {}
        for label, written in cues.items():
            for text in written:
                cue = parse(text)
                for variant in cue.variants:
                    keys = [(self._key(nlp, known, each), each.low, each.high) for each in variant]
                    self._starts[keys[0][0]].append((label, cue, keys[1:]))

    def _key(self, nlp: Language, known: dict[tuple[str, ...], int], segment: Segment) -> int:
        """Return the matcher's key of a segment, adding it on first sight."""
        words = forms(nlp.make_doc(" ".join(segment.words)), self.language).words
        if words not in known:
            name = " ".join(words)
            self._matcher.add(name, [Doc(nlp.vocab, words=list(words))])
            known[words] = nlp.vocab.strings[name]
        return known[words]

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc._.speakup`."""
        plain = forms(doc, self.language)
        found = asking(plain, doc.text, self.language)
        doc._.speakup = Reading(self._hits(plain, found is not None), found)
        return doc

    def _hits(self, plain: Forms, question: bool) -> tuple[Hit, ...]:  # noqa: FBT001 - a fact
        """Return the cues that fire in these forms."""
        if not plain.words:
            return ()
        places: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for key, start, end in self._matcher(Doc(self.vocab, words=list(plain.words))):
            places[key].append((start, end))
        hits: list[Hit] = []
        vetoed: set[str] = set()
        for key, spans in places.items():
            for label, cue, rest in self._starts.get(key, ()):
                if cue.question and not question:
                    continue
                for start, end in spans:
                    last = _follow(end, rest, places)
                    if last is None or (cue.start and start > plain.opening):
                        continue
                    if cue.end and last < len(plain.words):
                        continue
                    if cue.veto:
                        vetoed.add(label)
                    hits.append(Hit(label, cue, plain.starts[start], plain.ends[last - 1]))
        kept = [each for each in hits if each.label not in vetoed]
        return tuple(sorted(kept, key=lambda each: (each.start, each.label)))


def _follow(
    end: int,
    rest: list[tuple[int, int, int]],
    places: Mapping[int, list[tuple[int, int]]],
) -> int | None:
    """Return where a cue ends whose first segment ended at `end`, or None if it goes no further."""
    if not rest:
        return end
    key, low, high = rest[0]
    for start, stop in places.get(key, ()):
        if low <= start - end <= high:
            last = _follow(stop, rest[1:], places)
            if last is not None:
                return last
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


@Language.factory("speakup/cues", assigns=["doc._.speakup"], default_config={"language": None})
def cue_finder(nlp: Language, name: str, language: str | None) -> CueFinder:  # noqa: ARG001
    """Return the component for `language`, by default the pipeline's own."""
    chosen = language or nlp.lang
    return CueFinder(nlp, chosen, registry_cues(chosen))


@cache
def pipeline(language: str) -> Language:
    """Return the pipeline of a language: its blank tokenizer and the cue finder.

    >>> doc = pipeline("en")("I'm worried we haven't tested this.")
    >>> [(hit.label, doc.text[hit.start : hit.end]) for hit in doc._.speakup.hits][0]
    ('concern', "I'm worried")
    """
    if language not in LANGUAGES:
        message = f"no cues are written in language '{language}'"
        raise ValueError(message)
    nlp = blank(language)
    nlp.add_pipe("speakup/cues", config={"language": language})
    return nlp
