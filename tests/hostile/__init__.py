"""Hostile trees, texts and terminals: each module is tests that end soon, and `python -m tests.hostile` tries the whole."""
