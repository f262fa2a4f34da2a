"""What staff see: one module or small package a screen, with its style sheet beside it."""
