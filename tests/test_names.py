"""Display names taken apart, and names that may be one person's."""

from collections.abc import Callable

import pytest

from analyzer.names import MAYBE_ONE, display_name, is_placeholder, merge_proposals, settle_names
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
        ("R&D team", "R&D team", {}),
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
    if "Notetaker" in raw:
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
        ("Kim", "Kimberley", False),
        ("Ann Vos", "Bo Vos", False),
        ("Room 1", "Room 2", False),
        ("Speaker 1", "Speaker 11", False),
    ],
)
def test_proposals(left: str, right: str, *, alike: bool) -> None:
    """Names that may be one person's are proposed, others are not."""
    assert bool(merge_proposals([left, right])) is alike


@pytest.mark.parametrize("name", ["Speaker 1", "Spreker 12", "SPEAKER_00", "spk_0", "Deelnemer 2"])
def test_placeholders(name: str) -> None:
    """Numbered speakers are told from names."""
    assert is_placeholder(name)
    assert not is_placeholder(name + " Jansen")
