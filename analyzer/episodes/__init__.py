"""What was done with what was raised: events, response windows, retreat."""
