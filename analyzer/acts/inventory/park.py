"""The move `park`."""

from analyzer.acts.kinds import Cues, act


@act(
    "park",
    title="Park",
    definition="Moves a raised matter out of the conversation with no owner or moment.",
    out="Parked with an owner or a moment.",
    tool="undiscussable",
    examples={
        "en": ("Let's take that offline.",),
        "nl": ("Daar gaan we het hier niet over hebben.",),
    },
)
def cues() -> Cues:
    """Return the cues by language."""
    return {
        "en": (
            (
                "(take|discuss|do|talk about) (that|this|it|these) ... (offline|off line|"
                "privately|separately|elsewhere|outside)"
            ),
            "offline",
            (
                "(not|isn't|that's not) (a subject|something|the|an issue|a topic|the place|"
                "the time|a discussion) (for|we have to decide|place for|time for|to discuss) "
                "(this|now|here|today|us|right now|the group|just)"
            ),
            (
                "(we|let's|can|could|will|we'll|to) (can|will|could|'ll|) (discuss|talk about|"
                "talk more about|come back to|get to|worry about|look at|deal with|do) (that|"
                "this|it|more details|those) (later|another time|some other time|some day|at "
                "some point|later on|next time|separately)"
            ),
            (
                "(talk about|discuss|think about|come back to|decide|worry about) (that|it|"
                "this) (later|some other time|another time)"
            ),
            (
                "(table|park|shelve|postpone|leave|skip|drop) (that|this|it|the) (one|decision|"
                "discussion|topic|question|issue|for now|for later|aside|there|for the time|) "
                "(for now|later|today|for later)"
            ),
            (
                "(another|a whole other|a different|some other) (meeting|discussion|time|day|"
                "topic|issue|story) $"
            ),
            "(let's|we) not (open|go|get into|discuss|do|talk about|go into) (that|there|it|this)",
            (
                "(not now|don't discuss|move on|moving on|next item|beyond the scope|out of "
                "scope|separate discussion|put that off|put it off)"
            ),
            (
                "(don't|do not) (need|have) to (do|discuss|decide|talk about) (it|that|this) "
                "(now|here|during|today|right now)"
            ),
            "! (i'll|on) (monday|tuesday|wednesday|thursday|friday)",
            "! (park|parked) (it|the car) behind",
        ),
        "nl": (
            (
                "(daar|hier) (gaan|hebben|praten|spreken|branden) we ... (niet over|niet aan|"
                "niet over hebben)"
            ),
            "(gaan|hebben) we het (hier|nu|vandaag|gewoon|) niet over",
            "(over) ... (spreken|praten) we niet",
            "(komt|komen) (wel|later|ooit) (een keer|nog|wel|later|terug|eens)",
            (
                "(een andere keer|ander keertje|andere keer|ooit|buiten deze vergadering|"
                "buiten deze meeting|offline|onderling|bij de koffie) ... (over hebben|"
                "bespreken|op|terug|kijken|naar kijken|wel|praten|niet hier)"
            ),
            (
                "(laten|laat) we (dat|het|die|daar) ... (rusten|liggen|zitten|dicht houden|"
                "parkeren|buiten|even|voor later)"
            ),
            (
                "(parkeer|parkeren|bewaar|bewaren|skippen|sla|slaan) (dat|die|het|we|maar|dit|"
                "even) ... (even|maar|later|ergens|over|voor)"
            ),
            (
                "(bewaren voor later|parkeren voor later|voor een andere keer|voor een ander "
                "keertje|voor nu even|buiten beschouwing|hoort hier niet thuis|niet hier|"
                "volgende punt|door naar punt|we kijken vooruit|ander verhaal|andere discussie|"
                "niet de plek)"
            ),
            "(niet|liever niet) (nu|hier|vandaag) (over|aan|)",
            (
                "(pakken|nemen|doen|bespreken|hebben) (we|dat|het) ... (later|buiten|een "
                "andere keer|offline|apart)"
            ),
            "(hoeven|hoeft) ... niet nu",
            "! (maandag|dinsdag|woensdag|donderdag|vrijdag|volgende week)",
        ),
    }
