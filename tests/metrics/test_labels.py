"""Measures that count labels: questions, speaking up, responses, moves."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from analyzer.capabilities import NO_LANGUAGE, NO_LEADER
from analyzer.metrics import measure, reasons
from analyzer.metrics.values import Index, NotMeasurable, Rate
from analyzer.session import Act, Event, Response, Session

Made = Callable[..., Session]


def labelled(session: Session, labels: dict[int, list[Act]]) -> Session:
    """Return the session with these acts on its utterances."""
    said = [replace(each, acts=tuple(labels.get(each.index, ()))) for each in session.utterances]
    return replace(session, utterances=tuple(said))


def asked(session: Session, types: dict[int, str]) -> Session:
    """Return the session with questions of these types on its utterances."""
    said = [
        replace(each, question=Act(types[each.index], 0.6), asks=0.75)
        if each.index in types
        else each
        for each in session.utterances
    ]
    return replace(session, utterances=tuple(said))


@pytest.fixture
def session(make_session: Made) -> Session:
    """Return eight utterances of a leader L, of B and C, with D silent."""
    speakers = "LBCLBCLB"
    rows = [(name, "so that is how it goes") for name in speakers]
    return make_session(rows, leaders=["L"], silent=["D"])


def test_counts_add_probabilities_and_lines_are_findings(session: Session) -> None:
    """Doubtful labels add to the count; only findings are evidence."""
    found = labelled(
        session,
        {1: [Act("concern", 0.6)], 2: [Act("concern", 0.3, maybe=True)], 4: [Act("idea", 1)]},
    )
    rate = measure(found)["acts_concern"][None]
    assert rate == Rate(0.9, 8)
    assert rate.evidence == (1,)


def test_no_one_has_a_count_of_what_they_raised(session: Session) -> None:
    """Speaking up, responses and moves are measured for the session alone."""
    found = labelled(session, {i: [Act("concern", 0.9), Act("invite", 0.9)] for i in range(8)})
    for metric, values in measure(found).items():
        if metric.startswith(("acts_", "response", "moves_", "speaking", "instincts", "upward")):
            assert set(values) == {None}, metric


def test_breadth_is_over_everyone_who_does_not_lead(session: Session) -> None:
    """Of B, C and silent D one raised something; a leader's act does not count, nor a retreat."""
    found = labelled(
        session,
        {
            0: [Act("idea", 0.9)],
            1: [Act("ask", 0.9)],
            4: [Act("idea", 0.8)],
            5: [Act("retreat", 0.9)],
        },
    )
    value = measure(found)["speaking_up_breadth"][None]
    assert value == Rate(1, 3)
    assert value.evidence == (1, 4)


def test_an_instinct_takes_two_people(session: Session) -> None:
    """An instinct counts when two non-leaders overcame it; a procedural question does not ask."""
    one = labelled(session, {1: [Act("dissent", 0.9)], 4: [Act("dissent", 0.9)]})
    assert measure(one)["instincts_overcome"][None].value == 0
    two = labelled(session, {1: [Act("dissent", 0.9)], 2: [Act("dissent", 0.9)]})
    assert measure(two)["instincts_overcome"][None] == Index(1.0, unit="of 4")
    asking = asked(two, {4: "open", 5: "closed"})
    assert measure(asking)["instincts_overcome"][None].value == 2
    assert measure(asking)["instincts_overcome"][None].evidence == (1, 2, 4, 5)
    procedural = asked(two, {4: "procedural", 5: "procedural"})
    assert measure(procedural)["instincts_overcome"][None].value == 1


def test_questions_by_type_person_and_role(session: Session) -> None:
    """Questions are counted by the probability of asking, whatever the type, by person and role."""
    values = measure(asked(session, {0: "open", 1: "open", 3: "check", 6: "invite"}))
    assert values["question_share"][None] == Rate(3, 8)
    assert values["question_share"]["L"] == Rate(2.25, 3)
    assert values["question_share"]["B"] == Rate(0.75, 3)
    assert values["question_share"]["B"].evidence == (1,)
    assert "D" not in values["question_share"]
    assert values["questions_open"][None] == Rate(1.5, 3)
    assert values["questions_open"]["L"] == Rate(0.75, 2.25)
    assert values["leader_question_share"][None] == Rate(2.25, 3)
    assert values["invitation_yield"][None].value == 1


def test_a_doubtful_question_counts_as_much_as_it_is_probable(session: Session) -> None:
    """A question that may be none adds its probability, and is no line that is shown."""
    said = replace(session.utterances[0], question=Act("open", 0.2, maybe=True), asks=0.4)
    found = replace(session, utterances=(said, *session.utterances[1:]))
    assert measure(found)["question_share"][None] == Rate(0.4, 8)
    assert measure(found)["question_share"][None].evidence == ()
    assert measure(found)["questions_open"][None] == NotMeasurable(reasons.NO_QUESTIONS)


def test_invitations_no_one_takes_up(make_session: Made) -> None:
    """Six turns after an invitation are looked at; one at the end has none."""
    rows = [("L", "go on"), ("B", "we do it"), ("L", "what do you think")]
    found = asked(make_session(rows, leaders=["L"]), {0: "invite", 2: "invite"})
    values = measure(found)
    assert values["unanswered_invitations"][None] == Rate(1, 2)
    assert values["unanswered_invitations"][None].evidence == (2,)
    assert values["invitation_yield"][None] == Index(0.5, 0, 1, "people")


def event(utterance: int, person: str, label: str | None, **more: object) -> Event:
    """Return an event with a response of this label by L in the next utterance."""
    response = None
    if label:
        responder = None if label == "no_uptake" else "L"
        response = Response(
            label, 0.6, responder=responder, utterances=(utterance + 1,), latency=1.0
        )
    return Event(person, utterance, (utterance,), ("concern",), 0.8, response, **more)


def test_responses_are_shares_of_what_could_be_read(session: Session) -> None:
    """All nine, in three groups; an event without a response is left out of the total."""
    events = (
        event(1, "B", "reasoned_no", came_back=True),
        event(2, "C", "deflect", came_back=False, retreat=5),
        event(4, "B", None, no_response="ended"),
        event(5, "C", "no_uptake", came_back=True),
    )
    values = measure(replace(session, events=events))
    assert values["response_reasoned_no"][None] == Rate(1, 3)
    assert values["response_reasoned_no"][None].evidence == (1, 2)
    assert values["response_dismiss"][None] == Rate(0, 3)
    groups = [values[f"responses_{g}"][None].count for g in ("opens", "neutral", "closes")]
    assert groups == [1, 0, 2]
    assert values["answered_by_leader"][None] == Rate(2, 4)
    assert values["came_back"][None] == Rate(2, 3)
    assert values["taken_back"][None] == Rate(1, 4)
    assert values["upward_share"][None] == Rate(2, 4)


def test_without_events_there_is_a_reason(session: Session) -> None:
    """Nothing raised is not 0 of 0."""
    values = measure(session)
    assert values["responses_closes"][None] == NotMeasurable(reasons.NO_EVENTS)
    assert values["came_back"][None] == NotMeasurable(reasons.NO_EVENTS)


def test_moves_of_everyone_and_of_leaders(session: Session) -> None:
    """A move counts for all; the leader's view is a filter; others have their share."""
    found = labelled(session, {0: [Act("invite", 0.8)], 1: [Act("appreciate", 0.4, maybe=True)]})
    values = measure(found)
    assert values["moves_invite"][None] == Rate(0.8, 8)
    assert values["leader_moves_invite"][None] == Rate(0.8, 3)
    assert values["leader_moves_appreciate"][None] == Rate(0, 3)
    assert values["moves_by_others"][None] == Rate(0.4, 1.2)
    assert values["effective_move_makers"][None].value == pytest.approx(1 / (4 / 9 + 1 / 9))


def test_what_a_file_lacks_is_said(make_session: Made) -> None:
    """No leader, or another language, is a reason and no number."""
    rows = [("A", "so that is how it goes"), ("B", "so that is how it goes")]
    assert measure(make_session(rows))["responses_opens"] == {None: NotMeasurable(NO_LEADER)}
    session = make_session(rows, leaders=["A"])
    french = tuple(replace(each, language="fr") for each in session.utterances)
    values = measure(replace(session, utterances=french))
    assert values["acts_concern"] == {None: NotMeasurable(NO_LANGUAGE)}
    assert isinstance(values["words_gini"][None], Index)
