"""Why a measure has no value although the file has what it needs.

Each sentence completes "not measurable from this file, because …".
"""

from typing import Final

NO_SPEECH: Final = "nothing countable is said in it"
ONE_PERSON: Final = "a share among people takes at least two of them"
TOO_FEW: Final = "there are too few cases to say anything"
NO_TURN_CHANGES: Final = "the floor never passes from one person to another"
NO_CUT_OFFS: Final = "it marks no cut-off words, as in files that were tidied up"
NO_QUESTIONS: Final = "no question was found in it"
NO_INVITATIONS: Final = "no invitation to speak was found in it"
NO_EVENTS: Final = "nothing was found that someone raised in front of a leader"
NO_RESPONSES: Final = "no response of a leader could be read"
NO_MOVES: Final = "none of these moves was found in it"
NO_OTHERS: Final = "everyone on the roster leads"
TOO_SHORT: Final = "it is too short to be cut in windows of five minutes"
