"""Measure how well labels are found: `speakup evaluate`.

On annotated items it scores our own labels; on AMI and MRDA, whose tags only come near them,
proxies. Only development meetings are read.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from analyzer.acts import label
from analyzer.acts.encoder import Encoder, encoder
from analyzer.acts.model_labels import label_and_read
from analyzer.errors import AnalyzerError, FormatError
from analyzer.models import CUES, DEFAULT_MODEL, find_model
from analyzer.session import Session, Utterance
from analyzer.training.annotated import acts_rows, response_rows
from analyzer.training.baselines import RULES
from analyzer.training.corpora import CORPORA, LEADERS, Corpus, CorpusAct, meetings, read_pairs
from analyzer.training.items import ActsItem, ResponseItem, read_acts, read_responses
from analyzer.training.plain import strip_text
from analyzer.training.proxies import PROXIES, Proxy, population, reactions
from analyzer.training.releases import layout
from analyzer.training.results import CONDITIONS, Condition, Evaluation, Row
from analyzer.training.scores import MIN_MEETINGS, RESAMPLES, Score, Scores, choice, score
from analyzer.training.tagged import FIVE, Tagged, five_of, tags

SPLIT: Final = "dev"
NOTES: Final = (
    (
        f"Intervals are 95 %, from resampling meetings {RESAMPLES} times; with fewer than "
        f"{MIN_MEETINGS} meetings, or where all resamples agree, Wilson's for precision and "
        "recall, which is rather narrow, or none."
    ),
    "Stripped: the same texts, context included, without punctuation and capitals.",
    (
        "AP: average precision. ECE: expected calibration error, lower is better. r: of summed "
        "probabilities with counts, over meetings."
    ),
    "A dash: undefined, as precision is where nothing was found.",
)
PROXY_NOTE: Final = (
    "Rows of AMI and MRDA are proxies: their tags come near our labels and are not their truth."
)

Progress = Callable[[str], None]


def _silently(_stage: str) -> None:
    """Report progress to no one."""


def evaluate(
    data: str | Path | None = None,
    *,
    acts: str | Path | None = None,
    responses: str | Path | None = None,
    model: str = DEFAULT_MODEL,
    progress: Progress = _silently,
) -> Evaluation:
    """Score what is found against annotations.

    Args:
        data: folder with `gold/acts_*.jsonl`, `gold/resp_*.jsonl` and `data/ami`, `data/mrda`;
            what is missing is noted, and all missing is an error.
        acts: annotated utterances, see `analyzer.training.items.read_acts`.
        responses: annotated exchanges, see `analyzer.training.items.read_responses`.
        model: what finds acts, as for `analyzer.acts.label`.
        progress: called with the name of each part as it begins.

    Raises:
        AnalyzerError: if none of the three is given.
        FormatError: if a file cannot be read, has no annotated items, or `data` has none of it.
        ParseError: if an item or record breaks its form.
    """
    if data is None and acts is None and responses is None:
        raise AnalyzerError("there is nothing to evaluate: give --data, --acts or --responses")
    rows: list[Row] = []
    notes = list(NOTES)
    if data is not None:
        found, missing = _folder(Path(data), model, progress)
        rows += found
        notes += [PROXY_NOTE, *missing]
    if acts is not None:
        progress(Path(acts).name)
        rows += acts_rows(_annotated_acts([Path(acts)]), source=Path(acts).name, model=model)
    if responses is not None:
        progress(Path(responses).name)
        items = _annotated_responses([Path(responses)])
        rows += response_rows(items, source=Path(responses).name, model=model)
    return Evaluation(model, tuple(rows), tuple(notes))


def _folder(data: Path, model: str, progress: Progress) -> tuple[list[Row], list[str]]:
    """Return the rows of a folder of annotations and corpora, and what it does not have."""
    rows: list[Row] = []
    missing: list[str] = []
    acts, exchanges = (
        sorted((data / "gold").glob(f"{each}_*.jsonl*")) for each in ("acts", "resp")
    )
    if acts:
        progress("gold acts")
        rows += acts_rows(_annotated_acts(acts), source="gold acts", model=model)
    else:
        missing.append(f"Not scored: there is no gold/acts_*.jsonl in {data.name}.")
    if exchanges:
        progress("gold responses")
        items = _annotated_responses(exchanges)
        rows += response_rows(items, source="gold responses", model=model)
    else:
        missing.append(f"Not scored: there is no gold/resp_*.jsonl in {data.name}.")
    for corpus in CORPORA:
        if layout(data / "data" / corpus):
            progress(f"{corpus} {SPLIT}")
            rows += corpus_rows(data / "data", corpus, model=model)
        else:
            missing.append(f"Not scored: there is no corpus in data/{corpus} in {data.name}.")
    if not rows:
        remedy = "name a folder that holds gold/ or data/"
        raise FormatError(str(data), "there is nothing to score in it", remedy)
    return rows, missing


def _annotated_acts(paths: Sequence[Path]) -> list[ActsItem]:
    """Return the annotated utterances of these files."""
    items = [
        item
        for path in paths
        for item in read_acts(path)
        if item.labels is not None or item.question_known
    ]
    _demand(paths, items, "labels or question")
    return items


def _annotated_responses(paths: Sequence[Path]) -> list[ResponseItem]:
    """Return the annotated exchanges of these files."""
    items = [
        item
        for path in paths
        for item in read_responses(path)
        if item.labels is not None or item.response_known
    ]
    _demand(paths, items, "labels or response")
    return items


def _demand(paths: Sequence[Path], items: Sequence[object], field: str) -> None:
    if not items:
        problem = f"no item in it has {field}"
        raise FormatError(str(paths[0]), problem, "label it with `speakup label` instead")


def corpus_rows(data: Path, corpus: Corpus, *, model: str) -> Iterator[Row]:
    """Yield the proxy scores of a corpus's development meetings.

    Each meeting is labelled whole, as a transcript is. Speakers' roles are the corpus's:
    `LEADERS` against everyone else with a role. A trained model also has heads that learnt the
    corpus's own tags: they are scored beside our labels. Meetings that a model was calibrated
    on are left out.
    """
    trained = None if model == CUES else encoder(find_model(model))
    skipped = frozenset(trained.config.get("calibrated_on", ())) if trained else frozenset()
    made = [each for each in meetings(data, corpus, split=SPLIT) if each[0].title not in skipped]
    stances = reactions(read_pairs(data, corpus, split=SPLIT)) if corpus == "ami" else {}
    acts = [act for _, acts in made for act in acts]
    for text in CONDITIONS:
        sessions = [_stripped(each) if text == "stripped" else each for each, _ in made]
        said, tagged = _labelled(sessions, trained)
        for proxy in PROXIES:
            if proxy.corpus == corpus:
                systems = [(model, [probability_of(proxy, each) for each in said])]
                if tagged:
                    systems.append((f"{model}, corpus head", tagged.of(proxy)))
                yield from _proxy_rows(proxy, acts, said, stances, text=text, systems=systems)
        if tagged and corpus == "mrda":
            yield _five_row(acts, tagged, text=text, model=model)


def _labelled(
    sessions: Sequence[Session], trained: Encoder | None
) -> tuple[list[Utterance], Tagged | None]:
    """Return the utterances of sessions, labelled, and what a trained model's corpus heads say."""
    if trained is None:
        return [u for each in sessions for u in label(each, model=CUES).utterances], None
    found = [label_and_read(each, trained) for each in sessions]
    said = [utterance for utterances, _ in found for utterance in utterances]
    return said, tags(trained, [reading for _, reading in found])


def _stripped(session: Session) -> Session:
    said = tuple(replace(each, text=strip_text(each.text)) for each in session.utterances)
    return replace(session, utterances=said)


def _five_row(acts: Sequence[CorpusAct], tagged: Tagged, *, text: Condition, model: str) -> Row:
    """Return the accuracy of MRDA's five classes, in the column of recall."""
    truth = [five_of(act) for act in acts]
    known = [place for place, each in enumerate(truth) if each is not None]
    found = tagged.choices(FIVE)
    where = [acts[place].meeting for place in known]
    named = [str(truth[place]) for place in known]
    made = choice(named, [found[place] for place in known], sorted(set(named)), where)
    none = Score(None)
    counts = (len(known), len(set(where)), len(known), len(known))
    scores = Scores(*counts, none, made.accuracy, made.macro_f1, none, none)
    meaning = "statement, question, backchannel, floor mechanism, disruption; accuracy as recall"
    source, system = f"mrda {SPLIT}", f"{model}, corpus head"
    return Row(source, "proxy", "five classes", system, text, "en", "all", scores, meaning)


def _proxy_rows(
    proxy: Proxy,
    acts: Sequence[CorpusAct],
    said: Sequence[Utterance],
    stances: dict[str, set[str]],
    *,
    text: Condition,
    systems: Sequence[tuple[str, Sequence[tuple[bool, float]]]],
) -> Iterator[Row]:
    """Yield the rows of one proxy: each system and the rules, for everyone and by role."""
    meant = [population(proxy, act, stances) for act in acts]
    for role, chosen in _by_role(acts, proxy.corpus):
        places = [place for place, each in enumerate(meant) if each is not None and chosen[place]]
        if not places:
            continue
        truth = [bool(meant[place]) for place in places]
        where = [acts[place].meeting for place in places]
        scored: list[tuple[str, list[bool], list[float] | None]] = [
            (name, [found[p][0] for p in places], [found[p][1] for p in places])
            for name, found in systems
        ]
        scored += [
            (rule, [RULES[rule](said[place].text) for place in places], None)
            for rule in proxy.rules
        ]
        for system, hits, probabilities in scored:
            scores = score(truth, hits, probabilities, where)
            source = f"{proxy.corpus} {SPLIT}"
            yield Row(source, "proxy", proxy.label, system, text, "en", role, scores, proxy.meaning)


def probability_of(proxy: Proxy, said: Utterance) -> tuple[bool, float]:
    """Return whether what a proxy stands for was found in an utterance, and how probable it is.

    >>> from analyzer.session import Act
    >>> said = Utterance(0, "B", "Why?", question=Act("open", 0.7))
    >>> probability_of(PROXIES[0], said)
    (True, 0.7)
    """
    found = [act for act in said.acts if act.label in proxy.acts]
    asked = said.question
    if asked is not None and (proxy.questions == {"*"} or asked.label in proxy.questions):
        found.append(asked)
    return (
        any(not each.maybe for each in found),
        max((each.probability for each in found), default=0.0),
    )


def _by_role(acts: Sequence[CorpusAct], corpus: Corpus) -> Iterator[tuple[str, list[bool]]]:
    """Yield each role with whether an act is said by it."""
    leader = LEADERS[corpus]
    yield "all", [True] * len(acts)
    yield "leader", [act.role == leader for act in acts]
    yield "others", [act.role not in (leader, None) for act in acts]
