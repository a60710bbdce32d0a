"""What was said: the inventory of acts, moves and question types, and how they are found.

Importing this package, and listing its registries, imports no spaCy.

>>> from analyzer.acts import ACTS, QUESTION_TYPES
>>> len(ACTS), ACTS["concern"].family, ACTS["frame"].tool, list(QUESTION_TYPES)[:2]
(18, 'speak_up', 'set the stage', ['check', 'closed'])
"""

from analyzer.acts.kinds import ACTS, LANGUAGES, QUESTION_TYPES, ActKind, act, question_type
from analyzer.acts.labelling import as_cues_label, label

__all__ = [
    "ACTS",
    "LANGUAGES",
    "QUESTION_TYPES",
    "ActKind",
    "act",
    "as_cues_label",
    "label",
    "question_type",
]
