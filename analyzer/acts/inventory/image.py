"""The move `image`."""

from analyzer.acts.kinds import Cues, act


@act(
    "image",
    title="Image",
    definition="Steers talk towards appearance.",
    out="Ordinary planning of communication.",
    tool="look good",
    examples={
        "en": ("Let's not put that in the minutes.",),
        "nl": ("Dit mag er bij de directie niet slecht uitzien.",),
    },
)
def cues() -> Cues:
    """Return the cues by language."""
    return {
        "en": (
            (
                "(let's|let us|please|can we|i'd rather|we) (not|don't|didn't|rather not|we "
                "didn't) (put|write|mention|log|include|record|show) ... (minutes|report|down|"
                "anywhere|slide|notes|board|email|that|it)"
            ),
            (
                "(not|don't|leave|keep) ... (in|out of|off) the (minutes|report|record|slides|"
                "newsletter|notes)"
            ),
            (
                "(make|makes|making|so) (us|it|me|the team|the whole team|the department|we|"
                "them) (all|) look (good|bad|calmer|better|like|great|stupid|disorganised|"
                "sloppy|weak|amateur|professional)"
            ),
            "(how|what) (will|would|does) (this|that|it) (look|sound) (to|like to|for|if)",
            (
                "(don't|do not|not) (want|let) (us|them|to|anybody) ... (look|looking|see|"
                "seeing) (like|bad|sloppy|weak|stupid|the mess|amateurs)"
            ),
            (
                "(optics|our image|our reputation|save face|lose face|losing face|window "
                "dressing|bad press|bad light|good light|sound confident|united front)"
            ),
            (
                "(nobody|don't|no one) (mentions|mention|tell|tells) (it|the|them|that) ... "
                "(until|to|in front)"
            ),
            "(call it|phrase it|spin|spin it) ... (instead|sounds|timing|better)",
            (
                "(before|when|until|in front of) the (visitors|board|client|inspectors|"
                "inspection|visit|press) ... (clean|hide|smile|nobody)"
            ),
        ),
        "nl": (
            (
                "(niet|geen) ... (in|op) (de|het|dat) (notulen|verslag|rapport|logboek|"
                "nieuwsbrief|slides|papier)"
            ),
            (
                "(zet|zetten|noteer|schrijf|noem|noemen) (dat|dit|het|die|daar) (maar|liever|"
                "alsjeblieft|) (niet|nergens)"
            ),
            "(slecht|goed|beter|mooi|lelijk|verzorgd|rommelig) (uitzien|uitziet|uit ziet|uit zien)",
            (
                "(oogt|klinkt|staat|lijkt|leest) (dat|dit|het|zo|) (zo|wel heel|heel|nogal|) "
                "(rommelig|dramatisch|lelijk|slecht|amateuristisch|slordig|beter)"
            ),
            (
                "(dan|straks|anders) (lijkt|lijken|denken|staan|denkt) (het|we|ze|mensen|"
                "iedereen) ... (alsof|kleuterklas|voor paal|dat we|voor gek|knoeiers|amateurs)"
            ),
            (
                "(lijkt het alsof|doe alsof|doen alsof|voor paal|voor gek staan|"
                "gezichtsverlies|goede indruk|slechte indruk|één front|onze reputatie|ons "
                "imago|het imago|de buitenwereld|goed voor de dag|mooi weer|goede sier)"
            ),
            "(hou|houd) het (positief|luchtig|mooi)",
            "(wat|hoe) (komt|zal) (dit|dat|het) ... (over|binnen|overkomen)",
            "(komt|komen) ... (slecht|niet goed) (over|binnen)",
        ),
    }
