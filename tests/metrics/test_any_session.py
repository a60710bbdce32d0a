"""What holds for every measure on every session."""

import math
import time
from collections.abc import Callable
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from analyzer.metrics import METRICS, measure
from analyzer.metrics.values import Index, NotMeasurable, Rate
from analyzer.record import Measured, SessionRecord
from analyzer.session import Act, Person, Roster, Session, Source, Utterance

ACTS = ("ask", "concern", "dissent", "idea", "invite", "appreciate", "retreat")
TEXTS = ("mm-hmm", "so that is how it goes", "but I thi-", "yes", "", "Waarom?")
LIMIT_CPU_S = 0.3


@st.composite
def sessions(draw: st.DrawFn) -> Session:
    """Return a session of up to 25 utterances, with or without times, names, leaders and labels."""
    count = draw(st.integers(0, 25))
    timed = draw(st.booleans())
    clock = 0.0
    said = []
    for index in range(count):
        clock = max(0.0, clock + draw(st.floats(-3, 90)))
        end = clock + draw(st.floats(0, 70))
        acts = draw(st.lists(st.sampled_from(ACTS), max_size=2, unique=True))
        chance = draw(st.floats(0, 1))
        said.append(
            Utterance(
                index,
                draw(st.sampled_from(["A", "B", "C", None])),
                draw(st.sampled_from(TEXTS)),
                clock if timed else None,
                end if timed else None,
                "measured" if timed else "none",
                language=draw(st.sampled_from(["en", "nl", "fr", None])),
                acts=tuple(Act(label, chance, maybe=chance < 0.5) for label in acts),
                question=Act("open", chance) if draw(st.booleans()) else None,
            )
        )
    people = tuple(Person(n, leader=n == "A") for n in draw(st.sampled_from(["ABC", "ABCD"])))
    leaderless = tuple(replace(each, leader=False) for each in people)
    roster = Roster(people if draw(st.booleans()) else leaderless, complete=draw(st.booleans()))
    return Session(tuple(said), roster, Source("made.txt", "made"))


def check(value: object) -> None:
    """Check what every value holds to."""
    if isinstance(value, NotMeasurable):
        assert value.reason
        return
    if isinstance(value, Rate):
        assert -1e-9 <= value.count <= value.total + 1e-9
    assert isinstance(value, (Rate, Index))
    for number in (value.value, value.low, value.high):
        assert number is None or math.isfinite(number)
    if value.low is not None and value.high is not None:
        assert value.low <= value.high


@settings(max_examples=60, deadline=None)
@given(sessions())
def test_values_are_numbers_or_reasons(session: Session) -> None:
    """Never NaN, never an exception, counts within totals; and the record takes them all."""
    values = measure(session)
    assert set(values) == set(METRICS)
    for by_person in values.values():
        assert by_person
        for person, value in by_person.items():
            assert person is None or person in session.roster.names
            check(value)
    rows = tuple(Measured(m, p, v) for m, by in values.items() for p, v in by.items())
    record = SessionRecord(session, rows, {"analyzer": "0", "model": "cues"})
    assert SessionRecord.from_json(record.to_json()) == record


@settings(max_examples=30, deadline=None)
@given(sessions(), st.permutations(["A", "B", "C"]))
def test_names_do_not_matter(session: Session, names: list[str]) -> None:
    """Who is called what changes no figure of the session."""
    new = dict(zip("ABC", names, strict=True)) | {"D": "D"}
    people = tuple(replace(each, name=new[each.name]) for each in session.roster.people)
    said = tuple(
        replace(each, speaker=new[each.speaker] if each.speaker else None)
        for each in session.utterances
    )
    renamed = replace(session, utterances=said, roster=replace(session.roster, people=people))
    for metric, values in measure(session).items():
        assert values.get(None) == measure(renamed)[metric].get(None)


def test_a_long_meeting_is_quick(make_session: Callable[..., Session]) -> None:
    """1,500 utterances, every measure and bootstrap, in under 0.3 CPU-s."""
    rows = [
        ("ABCDE"[(i * i) % 5], f"so that is how it goes {i} -", i * 3.0, i * 3.0 + 3.4)
        for i in range(1500)
    ]
    session = make_session(rows, leaders=["A"], silent=["F"])
    said = tuple(
        replace(each, acts=(Act(ACTS[each.index % 7], 0.7),), question=Act("open", 0.6))
        for each in session.utterances
    )
    taken = []
    for _ in range(3):
        fresh = replace(session, utterances=said)
        begin = time.process_time()
        measure(fresh)
        taken.append(time.process_time() - begin)
    assert min(taken) < LIMIT_CPU_S
