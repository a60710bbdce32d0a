"""The nine responses, one module each: definition, cues and rule."""
