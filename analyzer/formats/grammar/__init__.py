"""What formats share: names, cues, paragraphs, words, rows, tiers and times."""
