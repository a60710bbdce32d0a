"""Invented replies to a concern, in both languages, whose acts are found as in a meeting."""

import pytest

from analyzer.episodes.exchange import respond_to

RAISED = {
    "en": "I'm worried that the night shift can't handle the new intake form.",
    "nl": "Ik maak me zorgen dat de nachtdienst het nieuwe intakeformulier niet aankan.",
}
LULL = {"en": "Soup for lunch again.", "nl": "Weer soep bij de lunch."}
REPLIES = """
dismiss|en|Oh come on, stop whining and just do it.
dismiss|en|That's not for you to decide.
dismiss|en|I've heard enough, we're doing it my way.
dismiss|en|If you can't handle it, I'll find someone who can.
dismiss|en|The director has decided, so we do it.
dismiss|en|Nobody asked you, Bo.
act|en|Good point, I'll ask Dana to run a trial on Monday.
act|en|OK, let's add a buffer of two weeks.
act|en|Then let's postpone the launch until we know.
act|en|Yes, and we could also give them a printed version.
act|en|We'll move it to the next release.
act|en|Fair point. I'll talk to IT this afternoon.
reasoned_no|en|I see why you say that, but the pilot showed it took four minutes.
reasoned_no|en|No, the form is shorter than the old one, it has half the fields.
reasoned_no|en|I don't agree, we trained them last month.
reasoned_no|en|Actually they asked for it themselves.
explore|en|What makes you think so?
explore|en|Which part would they struggle with?
explore|en|Can you say a bit more about that?
explore|en|So your fear is that they won't have time?
explore|en|How often does that happen?
appreciate|en|Thank you for raising that.
appreciate|en|I'm really glad you bring this up.
appreciate|en|That's a really important observation.
defend|en|It has worked perfectly for years.
defend|en|We put a lot of work into that form.
defend|en|You're blowing it out of proportion.
deflect|en|Let's not go there today.
deflect|en|We'll get to that at some point.
deflect|en|Let's park that.
deflect|en|Anyway, next item.
deflect|en|Right, moving on to the budget.
acknowledge|en|Okay.
acknowledge|en|Right, I hear you.
acknowledge|en|Mm, okay, I'll note that down.
dismiss|nl|Hou eens op met zeuren.
dismiss|nl|Daar ga jij niet over.
dismiss|nl|De directie heeft het besloten, dus zo doen we het.
dismiss|nl|Ik wil oplossingen, geen problemen.
dismiss|nl|Punt uit, we doen het zo.
act|nl|Goed punt, ik vraag Sanne om het maandag te testen.
act|nl|Oké, dan plannen we twee weken extra.
act|nl|Je hebt gelijk, dan stellen we het uit.
act|nl|Ik neem dat mee naar het overleg van morgen.
reasoned_no|nl|Ik begrijp het, maar uit de proef bleek dat het vier minuten kost.
reasoned_no|nl|Nee, het formulier is juist korter dan het oude.
reasoned_no|nl|Daar denk ik anders over, ze zijn vorige maand getraind.
explore|nl|Waar zit hem dat volgens jou in?
explore|nl|Kun je daar iets meer over vertellen?
explore|nl|Hoe vaak komt dat voor?
explore|nl|Dus je bent bang dat ze geen tijd hebben?
appreciate|nl|Fijn dat je dit zegt.
appreciate|nl|Dank voor je openheid.
appreciate|nl|Goed dat je dat aankaart.
defend|nl|Dat werkt al jaren prima.
defend|nl|Zo erg is het niet.
defend|nl|We hebben hier heel veel werk in gestoken.
deflect|nl|Daar hebben we het een andere keer over.
deflect|nl|Laten we dat even parkeren.
deflect|nl|Goed, volgend punt.
deflect|nl|Dat komt later wel.
acknowledge|nl|Oké.
acknowledge|nl|Ja, ik snap het.
acknowledge|nl|Duidelijk, dank.
"""


@pytest.mark.parametrize("row", REPLIES.strip().splitlines())
def test_a_plain_reply_is_read_as_what_it_does(row: str) -> None:
    """From the words alone: the acts of the reply are found, not given."""
    label, language, text = row.split("|")
    lull = [{"who": who, "text": LULL[language]} for who in ("Cy", "Dee", "Cy", "Dee", "Cy")]
    event = respond_to(
        [],
        {"who": "Bo", "text": RAISED[language]},
        [{"who": "Ann", "text": text}, *lull],
        "Ann",
        acts=["concern"],
    )
    assert event is not None
    assert event.response is not None
    assert event.response.label == label
