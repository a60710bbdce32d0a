"""The move `frame`."""

from analyzer.acts.kinds import Cues, act


@act(
    "frame",
    title="Frame",
    definition=(
        "Says the work is new, complex, uncertain or error-prone, so learning and input are needed."
    ),
    out="Plain pessimism.",
    tool="set the stage",
    examples={
        "en": ("We've never done this before, so we will get things wrong.",),
        "nl": ("Zie deze sprint als experiment, niet als examen.",),
    },
)
def cues() -> Cues:
    """Return the cues by language."""
    return {
        "en": (
            (
                "(we|we've|nobody has|nobody's|no one has|no one's|haven't|have|has) (have|"
                "ever|) (never|not|) (really|) (done|tried|tested|run|dealt with|built|faced|"
                "seen|handled|drilled) (this|it|that|anything) ... before"
            ),
            "(this is|it's|is) the first time (we|we've|anybody|anyone|through|that we)",
            "(expect|expecting) (surprises|mistakes|some mistakes|things to go wrong|glitches)",
            (
                "(things|something|some of this|some of these|some|we|we'll|we will|bits of "
                "it) (are|is|will|are going to|'re going to|going to) (break|fail|go wrong|get "
                "things wrong|get it wrong|make mistakes|get this wrong|get bits of it wrong)"
            ),
            (
                "(learning|figuring it out|figure this out|learn) (as we go|together|while "
                "doing|by doing)"
            ),
            (
                "(treat|see|think of|look at) (this|it) ... as (a|an|our) (trial|experiment|"
                "pilot|test|learning|prototype|first try|draft)"
            ),
            (
                "(this|it|that) (is|plan is) (a|an|just a|still a|only a) (guess|experiment|"
                "prototype|trial|first try|pilot|open question|learning)"
            ),
            (
                "(nobody|no one|none of us) ... (knows yet|knows the answer|can see all of it|"
                "has the answer|has all the answers|has the full picture)"
            ),
            "(there's|there is) no (playbook|manual|blueprint|right answer|precedent)",
            "(we don't know|we do not know) (yet|the answer|how this will|what we don't know)",
            (
                "(moving parts|error-prone|uncharted|brand new system|new territory|new to all "
                "of us|new for all of us|most errors|most mistakes)"
            ),
            "(supposed|meant|here) to (teach us|learn|try things)",
            "! never work",
        ),
        "nl": (
            (
                "(nog|we|) nooit ... (gedaan|gevaren|geprobeerd|meegemaakt|gebouwd|gedraaid|"
                "gewerkt|geboord|eerder)"
            ),
            "de eerste keer (dat we|met|voor)",
            "voor het eerst",
            "(dit is|is dit|het is) de eerste keer",
            "(reken|rekenen) op (verrassingen|fouten)",
            "(leren|leer) (al doende|gaandeweg|samen|terwijl|van)",
            "(al werkend|al doende|gaandeweg)",
            (
                "(zie|zien|beschouw|behandel) ... als (een|) (experiment|proef|proefveld|"
                "oefening|test|pilot|leerproces|prototype)"
            ),
            (
                "(is|wordt) (een|nog een|maar een|echt een) (gok|experiment|prototype|proef|"
                "leerproces|kluwen|zoektocht|aanname)"
            ),
            (
                "(gaan|gaat|zal|zullen|mag) ... (haperen|mislukken|fout|misgaan|fouten maken|"
                "bijstellen|schuren)"
            ),
            "(niemand|geen van ons) ... (weet|overziet|antwoord|alles|getest)",
            "(bestaat|is) (er|) (nog|) geen (draaiboek|handleiding|blauwdruk|goed antwoord)",
            "(hoort|horen) erbij",
            "(we weten|weten we) (het|nog) niet (precies|zeker|wat|hoe|)",
            (
                "(meeste fouten|foutgevoelig|nieuw voor ons allemaal|veel onzeker|onbekend "
                "terrein|onontgonnen)"
            ),
            "(sturen|stellen) (we|het|elke|onderweg) ... bij",
            "(moet|om) ... (iets leren|te oefenen)",
        ),
    }
