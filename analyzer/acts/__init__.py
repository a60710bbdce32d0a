"""What was said: the inventory of acts, moves and question types, and how they are found."""
