"""One screen to a file, with its style sheet beside it."""
