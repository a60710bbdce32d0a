"""What was done with what was said: speak-up events and a leader's responses."""

from analyzer.episodes.events import EVENT_ACTS, find_events
from analyzer.episodes.kinds import RESPONSES, ResponseKind, response

__all__ = ["EVENT_ACTS", "RESPONSES", "ResponseKind", "find_events", "response"]
