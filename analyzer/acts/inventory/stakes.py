"""The move `stakes`."""

from analyzer.acts.kinds import Cues, act


@act(
    "stakes",
    title="Stakes",
    definition="Says what is at stake for people or quality, or why speaking up matters.",
    out="Stakes as a threat (pressure).",
    tool="set the stage",
    examples={
        "en": ("If the dose is wrong a patient gets hurt, so stop me if you see anything.",),
        "nl": ("Mensen vertrouwen ons hun geld toe, daarom horen twijfels op tafel.",),
    },
)
def cues() -> Cues:
    """Return the cues by language."""
    return {
        "en": (
            (
                "(patient|patients|people|someone|somebody|child|children|kids|family|families|"
                "student|students|tenant|residents|customers|players|driver|mother|baby|man|"
                "worker|lad) ... (hurt|harmed|die|dies|killed|injured|evicted|sick|lose|loses|"
                "lost|safe|unsafe|pensions)"
            ),
            "(gets|get|be|getting) (hurt|killed|injured|harmed|evicted)",
            (
                "(lives|safety|trust|health|livelihood|livelihoods) (are|is|depend|depends|of) "
                "(at stake|on|ours|our)"
            ),
            "(at stake|too late for her|too late for him|too late for them)",
            "(these|those|there|they) are (people|people's|real people)",
            (
                "(that's|which is) (why|what this) ... (matters|matter|is about|important|"
                "count|counts|speak up)"
            ),
            (
                "(that's why|so) ... (speak up|stop me|shout|say something|say so|sharp eyes|"
                "hear your doubts|your doubts)"
            ),
            "(so|please) (speak up|stop me|shout|say something)",
            (
                "if (you|anyone|anybody) ... (see|sees|notice|spot|looks odd|doubt) ... (stop|"
                "shout|say|call|speak)"
            ),
            "(a doubt|doubts) you keep to yourself",
            "(trust us|they trust|trust of)",
            "it matters that (we|you|i)",
        ),
        "nl": (
            (
                "(patiënt|patiënten|mensen|iemand|kind|kinderen|gezin|gezinnen|bewoner|"
                "bewoners|student|klanten|spelers|moeder|man|collega) ... (gewond|overlijdt|"
                "dood|kwijt|uit huis|ziek|kwijtgeraakt|verliezen|veilig|vertrouwen|pensioen)"
            ),
            "(vertrouwen|vertrouwt) (ons|op ons|onze)",
            "(op het spel|in gevaar)",
            (
                "(daarom|dus|want) ... (twijfels|twijfel|roepen|zeg het|meld|melden|kijk "
                "scherp|op tafel|trek aan de bel|hardop)"
            ),
            "(als je|wie) ... (ziet|twijfelt|opvalt) ... (zeg|roep|meld|stop)",
            (
                "(het gaat|gaat het|daar gaat) (hier|) (om|over) (mensen|mensenlevens|het "
                "pensioen|kinderen|patiënten|levens|dossier)"
            ),
            "(er) (zitten|varen|wonen|liggen|werken) ... (mensen|kinderen|patiënten|spelers)",
            "(twijfelt en niks zegt|gezwegen|je mond houdt)",
        ),
    }
