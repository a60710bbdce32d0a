"""The move `authority`."""

from analyzer.acts.kinds import Cues, act


@act(
    "authority",
    title="Authority",
    definition="Rank or a higher-up as the reason.",
    out="A plain statement of who decides.",
    tool="respect authority",
    examples={
        "en": ("The board wants it, so we do it.",),
        "nl": ("Dat is boven al besloten.",),
    },
)
def cues() -> Cues:
    """Return the cues by language."""
    return {
        "en": (
            (
                "(because|since) (the|our) (board|boss|director|management|dean|ceo|minister|"
                "chair|chairman|owner|client|partners|editor|publisher|mayor|consultant) ... "
                "(said|says|wants|decided|signed|asked|told)"
            ),
            (
                "(the|our|) (board|boss|director|management|dean|ceo|minister|chair|chairman|"
                "owner|publisher|mayor|consultant|head office|headquarters|executive committee|"
                "partners|leadership) (wants|wanted|said so|says so|says|said|decided|has "
                "decided|has spoken|have decided|signed|signed it|picked|chose|insists|is "
                "really looking|feels|doesn't want) "
            ),
            "(was|is|it's|that's) a (management|board) decision",
            (
                "(because i said so|because i say so|i'm the boss|i'm in charge|i decide here|"
                "i'm the manager|i'm the head|i'm the editor|above your pay|above my pay|"
                "orders from above|from the top|comes from above|came from above|not for us to|"
                "not our place|not your place)"
            ),
            (
                "(came|comes|come) (straight|directly|) from (the|head|above|upstairs|hq) (top|"
                "board|office|executive|director|ceo|management|minister|)"
            ),
            "who are (you|we|i|you or i) to question",
            (
                "(i've been|he's been|she's been) (head|director|manager|doing this|in this "
                "job|chair) ... years so"
            ),
            (
                "(you don't|we don't|nobody) (push back|question|argue|say no) (on|to|with) "
                "(the|him|her|them)"
            ),
            "(they|he|she) (outranks|is the boss|is in charge)",
        ),
        "nl": (
            (
                "(is|is het|werd|wordt) (daar|boven|daarboven|hogerhand|van bovenaf|hogerop) "
                "(al|) (besloten|beslist|bepaald)"
            ),
            (
                "(van hogerhand|van bovenaf|van boven|hogerop|hoofdkantoor|verdiepingen hoger|"
                "orders van|opdracht van boven)"
            ),
            (
                "(de|het|onze) (directie|bestuur|baas|directeur|college|raad|minister|"
                "voorzitter|rector|ceo|schepen|management|burgemeester|professor|"
                "hoofdredacteur|publisher|eigenaar|manager) (wil|wilde|heeft|vindt|zegt|"
                "schrijft|eist|vraagt|besliste|besloot|bepaalt) (het|dat|dit|nu eenmaal|zo|"
                "beslist|besloten|gezegd|ja|voor) "
            ),
            (
                "(omdat|want) (ik het zeg|ik dat zeg|de directie|het bestuur|de baas|de "
                "directeur|de minister|de ceo|boven)"
            ),
            (
                "(ik ben|zolang ik) (hier|) (de|) (baas|leidinggevende|directeur|"
                "hoofdredacteur|manager|teamleider|voorzitter)"
            ),
            "(stellen|gaan) (we|daar) ... (geen vragen|niet aan tornen|niet over)",
            (
                "(dat is|het is|is) (een|) (besluit|beslissing) van (de|het|boven) (directie|"
                "bestuur|management|raad|college|)"
            ),
            "(dan|en dan) (doen|voeren) we dat (netjes|)",
            "(wie zijn je|wie zijn we|wie ben ik) om",
        ),
    }
