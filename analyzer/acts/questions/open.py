"""The question type `open`."""

from analyzer.acts.kinds import Cues, question_type


@question_type(
    "open",
    title="Open",
    definition="Asks for an account, a reason or a view (what, how, why).",
    out="A question word that asks for one fact (closed).",
    examples={
        "en": ("How did you arrive at that number?",),
        "nl": ("Hoe kom je aan dat getal?",),
    },
)
def cues() -> Cues:
    """Return the cues by language."""
    return {
        "en": (
            "^ how (do|did|does|would|can|could|should|is|are|was|will|come|have|has)",
            "^ why (do|did|does|would|can|could|should|is|are|was|not|have|has|will)",
            (
                "^ what (do|did|does|would|can|could|should|have|will|happens|happened|makes|"
                "went|kind of|sort of|about|if)"
            ),
            (
                "^ what (is|are|was|were) (the|your|our) (reason|reasons|problem|difference|"
                "idea|plan|point|purpose|advantage|advantages|goal|story|thinking|impact|"
                "status|issue|best way|next step|rationale)"
            ),
            "^ what (is|are) (going|happening|holding|stopping|needed|important|wrong)",
            "in what way",
            "^ how (about|come)",
        ),
        "nl": (
            (
                "^ hoe (kom|komt|komen|is|zit|zou|zouden|kan|kunnen|kun|gaan|gaat|doe|doen|"
                "doet|moet|moeten|wil|willen|heb|heeft|hebben|denk|zie|ziet|werkt|bedoel|"
                "gebruik|pak|wordt|was|weet|weten|krijg|krijgen|stel|zorg|maak|lost|loopt|ga)"
            ),
            "^ (waarom|hoezo|waardoor|waarvoor|wat voor|waaraan|waarin|waarop)",
            (
                "^ wat (zou|zouden|doe|doen|doet|kan|kunnen|kun|moet|moeten|wil|willen|gebeurt|"
                "gaat|gaan|bedoel|maakt|betekent|als|vind|heb|hebben|denk|speelt|ging|dacht|is "
                "er|is de reden|is het verschil|is het idee|is het plan|is je)"
            ),
            "in welke zin",
        ),
    }
