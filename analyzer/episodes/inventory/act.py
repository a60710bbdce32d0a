"""Adopts, concedes, extends, or commits an owner or a moment."""

import itertools
from collections.abc import Iterable
from typing import Final

from analyzer.episodes.inventory.deflect import postponed
from analyzer.episodes.inventory.explore import asks
from analyzer.episodes.inventory.reasoned_no import contradicts
from analyzer.episodes.kinds import Cues, response
from analyzer.episodes.reply import Evidence, Reply, takes_up
from analyzer.text import words

OWNER_DOES: Final = frozenset("and will can could would you en gaat kan zal wil jij".split())
OWNER_TAKES: Final = frozenset("with ask and met vraag en".split())
LONG_REPLY: Final = 20
SHORT_REPLY: Final = 4

CUES: Final[Cues] = {
    "concedes": {
        "en": (
            "you are right",
            "that is (true|right|correct|fair)",
            "(fair|good) (enough|point)",
            "i agree",
            "^ (agreed|true|exactly|absolutely|definitely|indeed)",
            "^ of course",
            "(makes|make) sense",
            "^ sorry",
            "i am sorry",
            "my mistake",
            "i (was wrong|stand corrected|had that wrong)",
        ),
        "nl": (
            "je hebt gelijk",
            "heb je gelijk in",
            "dat is (waar|terecht)",
            "^ (terecht|eens|precies|inderdaad|zeker)",
            "dat klopt",
            "^ klopt",
            "ben ik het mee eens",
            "mijn fout",
            "(zat|zit) ik (er|) (naast|fout|mis)",
            "had ik (het|dat) (mis|verkeerd|fout)",
        ),
    },
    "commits": {
        "en": (
            "^ (i|we) will",
            "^ let us (do|make|use|put|keep|try|test|change|add|say|ask|plan|postpone|start)",
            "! (i|we) will (not|note|see)",
        ),
        "nl": (
            "^ dan * (we|ik)",
            "^ (ik|we) (zal|zullen|ga|gaan)",
            "^ laten we",
            "! laten we (verder|doorgaan)",
            "! dan (krijgen|hebben|zitten|lopen) we",
            "! (ik|we) (zal|zullen|ga|gaan) (dat|het|daar|) (niet|geen)",
        ),
    },
    "says yes": {
        "en": (
            "^ (yes|yeah|yep|sure|right|good|great|nice|oh|ah|so|then|maybe)",
            "(we|you) (could|can)",
        ),
        "nl": (
            "^ (ja|jep|goed|mooi|leuk|prima|oh|ah|dus|dan|misschien)",
            "(we|je) (kunnen|kan|kunt)",
        ),
    },
    "goes along": {
        "en": ("^ (okay|alright|fine)", "^ maybe (we|if)", "(sounds|looks) good", "^ so (we|i)"),
        "nl": ("^ oké", "^ (prima|akkoord|goed)", "^ dus (we|ik)", "klinkt goed"),
    },
    "asks someone": {
        "en": (
            "(can|could|will|would) (you|someone) (check|test|run|ask|call|send|fix|write|find)",
        ),
        "nl": ("(kun|kan|wil) (je|iemand) ... (testen|nakijken|uitzoeken|vragen|bellen|regelen)",),
    },
    "a moment": {
        "en": (
            "(today|tonight|tomorrow|monday|tuesday|wednesday|thursday|friday)",
            "(this|next) (week|afternoon|morning|sprint|meeting)",
            "(after|before) (lunch|this)",
            "! not ... today",
        ),
        "nl": (
            "(vandaag|vanmiddag|vanavond|morgen)",
            "(maandag|dinsdag|woensdag|donderdag|vrijdag)",
            "(deze|volgende|komende) (week|keer|sprint|vergadering)",
            "(na|voor) de (lunch|pauze)",
            "! (niet|geen) ... vandaag",
        ),
    },
    "myself": {
        "en": (
            "(i will|let me) (take|do|check|call|ask|find|fix|look|send|talk|write)",
            "! let me ask you",
        ),
        "nl": ("ik (bel|vraag|zoek|regel|pak|kijk|stuur|neem|check)", "! ik vraag me af"),
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
    later = postponed(reply)
    if later:
        return _owned(reply, later)
    return reply.cue("act/concedes", "act/commits", "act/myself", "act/asks someone") or (
        _along(reply)
    )


def _along(reply: Reply) -> Evidence | None:
    """Return evidence that the leader goes on from what was raised, claiming nothing against it.

    That is an idea of the leader's own; "okay" and much more; an answer to what was asked; and,
    after a correction, an idea or a mistake, a yes with neither a contrary claim nor a question.
    """
    if reply.points_to("defend", "deflect"):
        return None
    if "ask" in reply.raised:
        return _answers(reply)
    if asks(reply) or contradicts(reply) or reply.cue("reasoned_no/reason"):
        return None
    if built := reply.carries("builds on", "idea"):
        return built
    if reply.words >= LONG_REPLY and (opened := reply.cue("act/goes along")):
        return opened
    goes_on = reply.words >= SHORT_REPLY and reply.touches and not reply.points_to("appreciate")
    adopts = goes_on and reply.raised & {"correction", "idea", "mistake"}
    return reply.cue("act/says yes") if adopts else None


def _answers(reply: Reply) -> Evidence | None:
    """Return evidence that what was asked is answered: more than questions and thanks."""
    thanked = {each.utterance for each in reply.cues if each.name.startswith("appreciate/")}
    told = [each for each in reply.said if not each.question and each.index not in thanked]
    if sum(each.words for each in told) < SHORT_REPLY or not takes_up(told, reply.matter):
        return None
    return Evidence("answers", "", tuple(each.index for each in told))


def _owned(reply: Reply, later: Evidence) -> Evidence | None:
    """Return evidence that what is put off has a moment or an owner, in the same utterance."""
    for each in reply.said:
        if each.index in later.utterances and _owner(words(each.text), reply.names):
            return Evidence("an owner", "", later.utterances)
    return reply.cue("act/a moment", "act/myself", among=later.utterances)


def _owner(said: list[str], names: Iterable[str]) -> bool:
    """Return whether someone on the roster is given something to do, not just spoken to."""
    firsts = {word for name in names for word in words(name)[:1]}
    pairs = itertools.pairwise(said)
    return any(
        (left in firsts and right in OWNER_DOES) or (left in OWNER_TAKES and right in firsts)
        for left, right in pairs
    )
