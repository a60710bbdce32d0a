"""What a file is before anyone knows its format: opened, under limits, and taken apart."""
