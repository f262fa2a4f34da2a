"""What the program must be fast at, timed beside the least that Textual needs, in one run."""
