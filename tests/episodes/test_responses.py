"""The nine responses: the definitions' examples, precedence, and what is not one of them."""

import subprocess
import sys
from collections.abc import Callable

import pytest

from analyzer.episodes import EVENT_ACTS, RESPONSES
from analyzer.episodes.kinds import by_precedence
from analyzer.session import Response, Session

EVENTS = {"en": "I'm worried about the test load.", "nl": "Ik maak me zorgen over de belasting."}
QUESTIONS = {"explore": "open"}


@pytest.fixture
def reply(meet: Callable[..., Session]) -> Callable[..., Response]:
    """Return a function from what a leader said after a concern to the response."""

    def respond(
        text: str, *, language: str = "en", question: str | None = None, **more: tuple[str, ...]
    ) -> Response:
        session = meet(
            [("Bo", EVENTS[language]), ("Ann", text)],
            acts={0: more.get("raised", ("concern",)), 1: more.get("acts", ())},
            questions={1: question} if question else {},
            language=language,
            leaders=["Ann"],
        )
        (event,) = session.events
        assert event.response is not None
        return event.response

    return respond


def test_registry_holds_the_nine_in_three_groups() -> None:
    """Names, precedence and groups are those of the definitions."""
    assert [kind.name for kind in by_precedence()] == [
        "dismiss",
        "act",
        "reasoned_no",
        "explore",
        "appreciate",
        "defend",
        "deflect",
        "acknowledge",
        "no_uptake",
    ]
    groups = {name: kind.group for name, kind in RESPONSES.items()}
    assert [name for name in groups if groups[name] == "opens"] == [
        "act",
        "appreciate",
        "explore",
        "reasoned_no",
    ]
    assert [name for name in groups if groups[name] == "neutral"] == ["acknowledge"]


@pytest.mark.parametrize("raised", EVENT_ACTS)
@pytest.mark.parametrize(
    ("name", "language", "text"),
    [
        (name, language, text)
        for name, kind in RESPONSES.items()
        for language, texts in kind.examples.items()
        for text in texts
    ],
)
def test_examples_of_the_definitions_are_read_as_what_they_show(
    reply: Callable[..., Response], name: str, language: str, text: str, raised: str
) -> None:
    """Every example, in both languages, is the response it stands beside, whatever was raised.

    Only an explanation after an `ask` is not a no: who asked to understand was helped.
    """
    found = reply(text, language=language, question=QUESTIONS.get(name), raised=(raised,))
    assert found.label == ("act" if (name, raised) == ("reasoned_no", "ask") else name)
    assert 0.25 < found.probability < 1
    assert found.responder == "Ann"
    assert found.utterances == (1,)


@pytest.mark.parametrize(
    ("text", "language", "label", "second"),
    [
        ("Thanks, who can check?", "en", "explore", "appreciate"),
        ("Dank je, wie kan dat nakijken?", "nl", "explore", "appreciate"),
        ("Thank you, you're right, then we change it.", "en", "act", "appreciate"),
        ("Good catch, but we tested it last week.", "en", "reasoned_no", "appreciate"),
        ("You're right, then we change it, thank you.", "en", "act", None),
        ("Thanks, noted.", "en", "appreciate", None),
    ],
)
def test_thanks_that_comes_first_is_second(
    reply: Callable[..., Response], text: str, language: str, label: str, second: str | None
) -> None:
    """Thanks before something that goes before it is the second response."""
    question = "open" if text.endswith("?") else None
    found = reply(text, language=language, question=question)
    assert (found.label, found.second) == (label, second)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Let's take that offline.", "deflect"),
        ("Let's take that offline, I'll call you tomorrow.", "act"),
        ("We'll come back to that later.", "deflect"),
        ("Let's take that offline, Bo and I.", "act"),
        ("Let's take that offline, Bo will call them.", "act"),
        ("Let's take that offline, Bo.", "deflect"),
    ],
)
def test_parked_with_an_owner_or_a_moment_is_acted_on(
    reply: Callable[..., Response], text: str, label: str
) -> None:
    """What is put off with an owner or a moment is `act`, without either `deflect`."""
    assert reply(text).label == label


@pytest.mark.parametrize(
    ("acts", "label"),
    [
        (("belittle",), "dismiss"),
        (("authority",), "dismiss"),
        (("dissent",), "reasoned_no"),
        (("concern",), "reasoned_no"),
        (("idea",), "act"),
        (("appreciate",), "appreciate"),
        (("park",), "deflect"),
    ],
)
def test_acts_of_the_reply_count_without_cue_words(
    reply: Callable[..., Response], acts: tuple[str, ...], label: str
) -> None:
    """The acts and moves found in a leader's words decide where no response cue does."""
    assert reply("Load tests.", acts=acts).label == label


@pytest.mark.parametrize("kind", ["leading", "rhetorical", "procedural"])
def test_questions_that_ask_nothing_do_not_explore(
    reply: Callable[..., Response], kind: str
) -> None:
    """A leading, rhetorical or procedural question is no follow-up."""
    assert reply("Who tests that?", question=kind).label != "explore"


def test_a_bare_no_to_something_denied_is_no_objection(meet: Callable[..., Session]) -> None:
    """After "we don't need screens", a "no" agrees."""
    session = meet(
        [("Bo", "We don't need screens."), ("Ann", "No.")], acts={0: ("dissent",)}, leaders=["Ann"]
    )
    assert session.events[0].response is not None
    assert session.events[0].response.label == "acknowledge"


def test_sincere_disagreement_is_not_dismissal(reply: Callable[..., Response]) -> None:
    """A plain no with a reason opens: it is `reasoned_no`, in the group that opens."""
    found = reply("No, because we tested the load twice last week.")
    assert found.label == "reasoned_no"
    assert RESPONSES[found.label].group == "opens"


def test_an_answer_to_a_question_acts_on_it(reply: Callable[..., Response]) -> None:
    """Who asks for an explanation and gets one was helped."""
    found = reply("It marks the load that we keep for tests.", raised=("ask",))
    assert (found.label, found.cue) == ("act", "answers")


def test_speaking_of_something_else_is_no_uptake(meet: Callable[..., Session]) -> None:
    """Nothing the leader says touches the matter, in a window that is full."""
    rows = [
        ("Bo", "The fallback server is broken."),
        ("Ann", "Next on the agenda, holiday planning for summer."),
        ("Cy", "I am away in July."),
        ("Ann", "July, fine, and Dee?"),
        ("Dee", "August."),
        ("Cy", "Both of us then."),
        ("Dee", "Done."),
    ]
    (event,) = meet(rows, acts={0: ("concern",)}, leaders=["Ann"]).events
    assert event.response is not None
    assert (event.response.label, event.response.responder) == ("no_uptake", None)
    assert event.response.latency is None
    assert event.answered_by == "Ann"


def test_listing_the_responses_imports_no_heavy_library() -> None:
    """What only lists the nine must answer at once."""
    code = (
        "import sys; from analyzer.episodes import RESPONSES; "
        "assert len(RESPONSES) == 9; assert not {'spacy', 'numpy', 'pandas'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603 - our own interpreter
