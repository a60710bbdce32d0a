"""Adopts, concedes, extends, or commits an owner or a moment."""

from analyzer.episodes.inventory.deflect import postponed
from analyzer.episodes.kinds import response
from analyzer.episodes.reply import Evidence, Reply

CUES = {
    "concedes": {
        "en": (
            "you are right",
            "that is (true|right|correct|fair)",
            "(fair|good) (enough|point)",
            "i agree",
            "^ (agreed|true)",
            "^ sorry",
            "i am sorry",
            "my mistake",
        ),
        "nl": (
            "je hebt gelijk",
            "heb je gelijk in",
            "dat is (waar|terecht)",
            "^ (terecht|eens)",
            "dat klopt",
            "ben ik het mee eens",
            "mijn fout",
        ),
    },
    "commits": {
        "en": (
            "^ (i|we) will",
            "^ let us",
            "then (we|i)",
            "^ (we|you) (can|could)",
            "^ (we|you) should",
        ),
        "nl": (
            "^ dan * (we|ik)",
            "^ ik (zal|ga|bel|vraag|zorg|regel)",
            "^ laten we",
            "^ we gaan",
        ),
    },
    "a moment": {
        "en": (
            "(today|tonight|tomorrow|monday|tuesday|wednesday|thursday|friday)",
            "(this|next) (week|afternoon|morning|sprint|meeting)",
            "(after|before) (lunch|this)",
        ),
        "nl": (
            "(vandaag|vanmiddag|vanavond|morgen)",
            "(maandag|dinsdag|woensdag|donderdag|vrijdag)",
            "(deze|volgende|komende) (week|keer|sprint|vergadering)",
            "(na|voor) de (lunch|pauze)",
        ),
    },
    "myself": {
        "en": ("(i will|let me) (take|do|check|call|ask|find|fix|look|send|talk|write)",),
        "nl": ("ik (bel|vraag|zoek|regel|pak|kijk|stuur|neem|check)",),
    },
}


@response(
    "act",
    rank=2,
    group="opens",
    title="Acted on",
    definition="Adopts, concedes, extends, or commits an owner or a moment.",
    out="'We'll look at it' with neither an owner nor a moment.",
    examples={
        "en": ("You're right, then we change the plan.",),
        "nl": ("Dan schuiven we de datum, ik bel de klant vanmiddag.",),
    },
    cues=CUES,
)
def act(reply: Reply) -> Evidence | None:
    """Find a concession, a commitment, a next step with an owner, or an idea that builds on it."""
    if postponed(reply):
        return reply.cue("act/a moment", "act/myself")
    return reply.cue("act/concedes", "act/commits", "act/myself") or reply.carries(
        "builds on", "idea"
    )
