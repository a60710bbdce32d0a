"""The pages: widgets that show what the other parts measured; they measure nothing themselves."""
