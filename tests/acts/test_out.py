"""What looks like an act and is none: the "out" column of the definitions."""

from collections.abc import Callable

import pytest

from analyzer.session import Utterance

OUT = [
    ("ask", "When does the bus leave?"),
    ("ask", "Any questions about this?"),
    ("ask", "Hoe laat is de volgende vergadering?"),
    ("ask", "Wie wil er eerst?"),
    ("concern", "That's my mistake, I pushed the wrong config."),
    ("concern", "No problem, that works for us."),
    ("concern", "Geen probleem, dat doen we zo."),
    ("mistake", "Sorry I'm late, the train was full."),
    ("mistake", "Mistakes were made last year."),
    ("mistake", "Sorry dat ik te laat ben, de trein zat vol."),
    ("mistake", "Er zijn vorig jaar fouten gemaakt."),
    ("correction", "I'd go with the blue one."),
    ("correction", "Daar denk ik anders over."),
    ("dissent", "The council rejected it last spring."),
    ("dissent", "De raad heeft dat vorig jaar afgewezen."),
    ("idea", "Ann, send the report to Bo by four."),
    ("idea", "Laten we beginnen."),
    ("idea", "Let's begin."),
    ("retreat", "Oh right, that was fixed on Monday."),
    ("retreat", "O ja, dat is maandag al opgelost."),
    ("frame", "It'll never work, same as last year."),
    ("stakes", "If this isn't done by Friday we will talk about your contract."),
    ("invite", "Any questions? No? Good."),
    ("fallibility", "I'm simply too thorough for this team."),
    ("appreciate", "Thanks, bye."),
    ("appreciate", "Great, next slide."),
    ("appreciate", "Bedankt, tot morgen."),
    ("support", "I'll do the minutes."),
    ("support", "Ik doe de notulen."),
    ("pressure", "Our target is ten by June, tell me early if something gets in the way."),
    ("pressure", "Het doel is tien voor juni, zeg het als er iets tussenkomt."),
    ("authority", "Anything above ten thousand goes to the finance director."),
    ("authority", "Boven de tien mille gaat het naar de directeur."),
    ("image", "The press release goes out at ten."),
    ("image", "Het persbericht gaat om tien uur de deur uit."),
    ("belittle", "I'm such an idiot, I forgot my keys."),
    ("belittle", "De titel is nog wat lang."),
    ("park", "Let's put that on Thursday's agenda, Ann leads it."),
    ("park", "Dat zetten we donderdag op de agenda, Els trekt het."),
]


@pytest.mark.parametrize(("name", "text"), OUT)
def test_out(say: Callable[..., Utterance], name: str, text: str) -> None:
    """What the definition leaves out is not shown as that act."""
    assert not say(text).has(name)


def test_answer_is_no_dissent(say: Callable[..., Utterance]) -> None:
    """A bare "no" after another's question answers it; elsewhere it may object."""
    assert "dissent" not in {act.label for act in say("No.", "Is it raining in Utrecht?").acts}
    assert "dissent" in {act.label for act in say("No.", "We ship on Friday then.").acts}


def test_backchannels_carry_nothing(say: Callable[..., Utterance]) -> None:
    """A listener's signal is neither an act nor a question."""
    for text in ("Yeah.", "Mm-hmm.", "Really?", "Echt waar?", "Ja, precies."):
        found = say(text)
        assert (found.acts, found.question) == ((), None)
