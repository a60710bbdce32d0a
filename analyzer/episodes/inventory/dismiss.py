"""Rejects without a reason, mocks, blames, threatens, or ends the matter by rank."""

from typing import Final

from analyzer.episodes.kinds import Cues, response
from analyzer.episodes.reply import Evidence, Reply

CUES: Final[Cues] = {
    "ends it": {
        "en": (
            "do not want to hear",
            "not interested in (problems|excuses|objections)",
            "because i (say|said) so",
            "end of (story|discussion)",
            "not having this (discussion|conversation)",
            "not up for (discussion|debate)",
            "(that is|is) not your (place|call|job|concern)",
            "(who|nobody) asked you",
            "do not (bring|give) me (problems|excuses)",
            "i do not care",
            "stop (whining|complaining|moaning)",
            "(not|is not) for you to (decide|say|judge)",
            "heard enough",
            "i will find someone (who|that)",
            "want solutions",
        ),
        "nl": (
            "omdat ik het zeg",
            "wil ... niet horen",
            "wil geen (problemen|gezeur|bezwaren|excuses)",
            "punt uit",
            "einde (discussie|verhaal)",
            "geen discussie over",
            "staat niet ter discussie",
            "daar ga je niet over",
            "(niemand|wie) vroeg je",
            "kan me niet schelen",
            "hou (eens|nou|toch|) op met",
            "wil oplossingen",
        ),
    },
    "mocks it": {
        "en": (
            "(that is|do not be) (ridiculous|nonsense|stupid|rubbish|absurd)",
            "you cannot be serious",
        ),
        "nl": ("dat is (onzin|belachelijk|flauwekul)", "wat een (onzin|flauwekul)"),
    },
}


@response(
    "dismiss",
    rank=1,
    group="closes",
    title="Dismissed",
    definition="Rejects without a reason, mocks, blames, threatens, or ends the matter by rank.",
    examples={
        "en": ("I don't want to hear problems, I want solutions.",),
        "nl": ("Omdat ik het zeg, klaar.",),
    },
    cues=CUES,
)
def dismiss(reply: Reply) -> Evidence | None:
    """Find words that end the matter, or a reply that belittles or leans on rank alone."""
    found = reply.cue("dismiss/ends it", "dismiss/mocks it")
    if found or reply.carries("belittles", "belittle"):
        return found or reply.carries("belittles", "belittle")
    rank, reason = reply.carries("rank", "authority"), reply.cue("reasoned_no/reason")
    other = rank and reason and not set(reason.utterances) & set(rank.utterances)
    return None if other else rank
