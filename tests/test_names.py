"""Display names taken apart, and names that may be one person's."""

from collections.abc import Callable

import pytest

from analyzer.names import (
    MAYBE_ONE,
    SEVERAL,
    display_name,
    is_placeholder,
    merge_proposals,
    settle_names,
)
from analyzer.session import Session

Made = Callable[..., Session]


@pytest.mark.parametrize(
    ("raw", "name", "beside"),
    [
        ("Nora Blake (Ops)", "Nora Blake", {"affiliation": "Ops"}),
        ("Nora Blake | Team A", "Nora Blake", {"affiliation": "Team A"}),
        ("Nova - Beheer", "Nova", {"affiliation": "Beheer"}),
        ("Anne-Marie Bos", "Anne-Marie Bos", {}),
        ("[Gemeente X] Bo Lind", "Bo Lind", {"affiliation": "Gemeente X"}),
        ("Novak, Ada (Extern)", "Novak, Ada", {"marks": ("external",)}),
        ("Casey (Guest) (Unverified)", "Casey", {"marks": ("guest", "unverified")}),
        ("Kim de Boer (Gast)", "Kim de Boer", {"marks": ("guest",)}),
        ("Ada (she/her)", "Ada", {"pronouns": "she/her"}),
        ("Ada (zij/haar) | Zorg", "Ada", {"pronouns": "zij/haar", "affiliation": "Zorg"}),
        ("Piet Smit (M)", "Piet Smit", {"affiliation": "M"}),
        ("Eric’s iPad (Clapton)", "Eric", {"device": "iPad", "affiliation": "Clapton"}),
        ("iPhone van Jan", "Jan", {"device": "iPhone"}),
        ("Samsung SM-S928U1", "Samsung SM-S928U1", {"device": "Samsung SM-S928U1"}),
        ("+31 6 ****5678", "+31 6 ****5678", {"device": "telephone"}),
        ("Robin Vale's Presentation", "Robin Vale", {"device": "presentation"}),
        ("Ada's Notetaker (Otter.ai)", "Ada's Notetaker", {"affiliation": "Otter.ai"}),
        ("Lou + Sasha 🚗", "Lou + Sasha 🚗", {"several": True}),
        ("Jan en Piet", "Jan en Piet", {"several": True}),
        ("An & Bo", "An & Bo", {"several": True}),
        ("Lou + Sasha (Ops)", "Lou + Sasha", {"several": True, "affiliation": "Ops"}),
        ("R&D team", "R&D team", {}),
        ("Ann (She/They) | Ops", "Ann", {"pronouns": "She/They", "affiliation": "Ops"}),
        ("Nora Blake she/her/hers", "Nora Blake", {"pronouns": "she/her/hers"}),
        ("Jan/Piet", "Jan/Piet", {}),
        ("Nova • Beheer", "Nova", {"affiliation": "Beheer"}),
        ("Nova @ Acme", "Nova", {"affiliation": "Acme"}),
        ("bo@acme.example", "bo@acme.example", {}),
        ("Nova (Beheer) 🌱", "Nova 🌱", {"affiliation": "Beheer"}),
        ("Bo [Acme]", "Bo", {"affiliation": "Acme"}),
        ("Graham, Ken (Contractor)", "Graham, Ken", {"affiliation": "Contractor"}),
        ("Huib (Gast) (Niet geverifieerd)", "Huib", {"marks": ("guest", "unverified")}),
        ("Huib (Guest, unverified)", "Huib", {"marks": ("guest", "unverified")}),
        ("Ann (Host, me)", "Ann", {"marks": ("host", "me")}),
        ("Jörg (Nicht überprüft)", "Jörg", {"marks": ("unverified",)}),
        ("Ann (2)", "Ann", {}),
        ("\u200eNoa", "Noa", {}),
        ("ORG3: Sam Tan", "ORG3: Sam Tan", {}),
        ("\u0bcc\u0bcc\u0bcc", "\u0bcc\u0bcc\u0bcc", {}),
        ("Jean-Pierre", "Jean-Pierre", {}),
        ("Anne-Marieke", "Anne-Marieke", {}),
        ("Mac", "Mac", {}),
        ("MacBook Pro", "MacBook Pro", {"device": "MacBook Pro"}),
        ("Noor's MacBook Pro", "Noor", {"device": "MacBook Pro"}),
        ("Noor’s iPhone (2)", "Noor", {"device": "iPhone"}),
        ("iPhone (2)", "iPhone", {"device": "iPhone"}),
        ("Galaxy A54", "Galaxy A54", {"device": "Galaxy A54"}),
        ("DESKTOP-AB12CD", "DESKTOP-AB12CD", {"device": "DESKTOP-AB12CD"}),
        ("Boardroom North", "Boardroom North", {"device": "room"}),
        ("Vergaderkamer De Linde", "Vergaderkamer De Linde", {"device": "room"}),
        ("Zaal 3", "Zaal 3", {"device": "room"}),
        ("Zaal", "Zaal", {}),
        ("Big Meeting Room", "Big Meeting Room", {"device": "room"}),
        ("(***) ***-1234", "(***) ***-1234", {"device": "telephone"}),
        ("16505551234", "16505551234", {"device": "telephone"}),
        ("Call-in User_1", "Call-in User_1", {"device": "telephone"}),
        ("Otter.ai", "Otter.ai", {"device": "bot"}),
        ("read.ai meeting notes", "read.ai meeting notes", {"device": "bot"}),
        ("Fireflies.ai Notetaker", "Fireflies.ai Notetaker", {"device": "bot"}),
        ("Presentatie van Robin Vale", "Robin Vale", {"device": "presentation"}),
        ("Robin Vale (Presenting)", "Robin Vale", {"device": "presentation"}),
        ("Speaker 1", "Speaker 1", {}),
        ("(Guest)", "(Guest)", {}),
    ],
)
def test_display_names(raw: str, name: str, beside: dict[str, object]) -> None:
    """What stands beside a name is kept apart from it."""
    shown = display_name(raw)
    assert shown.name == name
    found = {
        key: getattr(shown, key)
        for key in ("affiliation", "pronouns", "marks", "device", "several")
        if getattr(shown, key)
    }
    if raw.startswith("Ada's Notetaker"):
        beside = {**beside, "device": "bot"}
    assert found == beside


def test_two_people_never_get_one_name(make_session: Made) -> None:
    """Names that would fall together stay whole, and are proposed for merging."""
    rows = [("Bo (Ops)", "Hi."), ("Bo (Legal)", "Hello."), ("Ann (Ops)", "Hey.")]
    session = settle_names(make_session(rows))
    assert session.roster.names == ("Bo (Ops)", "Bo (Legal)", "Ann")
    assert [each.speaker for each in session.utterances] == ["Bo (Ops)", "Bo (Legal)", "Ann"]
    assert session.notes == (f"{MAYBE_ONE}: Bo (Ops) / Bo (Legal)",)
    assert session.roster.find("Ann (Ops)").name == "Ann"


def test_the_plain_name_keeps_itself(make_session: Made) -> None:
    """Where one of two is plain, only the other keeps what stands beside it."""
    rows = [("Robin Vale", "Hi."), ("Robin Vale's Presentation", "A clip.")]
    session = settle_names(make_session(rows))
    assert session.roster.names == ("Robin Vale", "Robin Vale's Presentation")
    assert [each.device for each in session.roster.people] == ["", "presentation"]


@pytest.mark.parametrize(
    ("left", "right", "alike"),
    [
        ("Piet van der Berg", "Piet Van Der Berg", True),
        ("Novak, Ada", "Ada Novak", True),
        ("Zoë Maas", "Zoe Maas", True),
        ("Noa", "Noa Lee", True),
        ("Catharina Bos", "Catherina Bos", True),
        ("robin", "robin-tb", True),
        ("Nova | teamA", "Nova | TeamB", True),
        ("Alex", "Alex Roo", True),
        ("Kim", "kim", True),
        ("Lou + Sasha", "Sasha & Lou", True),
        ("Lou", "Lou + Sasha", False),
        ("+31 6 1234 5678", "(***) ***-5678", False),
        ("Vergaderkamer A", "Vergaderkamer", False),
        ("Kim", "Kimberley", False),
        ("Ann Vos", "Bo Vos", False),
        ("Room 1", "Room 2", False),
        ("Speaker 1", "Speaker 11", False),
    ],
)
def test_proposals(left: str, right: str, *, alike: bool) -> None:
    """Names that may be one person's are proposed, others are not."""
    assert bool(merge_proposals([left, right])) is alike


def test_namesakes_stay_two_people(make_session: Made) -> None:
    """Names alike but for a letter's case are proposed, and nothing they say is put together."""
    session = settle_names(make_session([("Kim", "Hi."), ("kim", "Hello."), ("Kim", "Bye.")]))
    assert [each.speaker for each in session.utterances] == ["Kim", "kim", "Kim"]
    assert session.notes == (f"{MAYBE_ONE}: Kim / kim",)


def test_two_on_one_microphone_stay_one_marked_speaker(make_session: Made) -> None:
    """Nobody can tell which of the two spoke."""
    session = settle_names(make_session([("Lou + Sasha 🚗", "We go."), ("Ann", "Good.")]))
    assert session.roster.names == ("Lou + Sasha 🚗", "Ann")
    assert [each.several for each in session.roster.people] == [True, False]
    assert session.notes == (f"{SEVERAL}: Lou + Sasha 🚗",)


@pytest.mark.parametrize(
    "name",
    [
        "Speaker 1",
        "Spreker 12",
        "SPEAKER_00",
        "spk_0",
        "Deelnemer 2",
        "Unknown Speaker 2",
        "Onbekende spreker 1",
        "Spreker A",
        "Gast 3",
        "Speaker #2",
        "Speaker1",
        "@1",
    ],
)
def test_placeholders(name: str) -> None:
    """Numbered speakers are told from names."""
    assert is_placeholder(name)
    assert not is_placeholder(name + " Jansen")
