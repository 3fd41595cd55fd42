"""Tests of the app: journeys on the real one, pictures of its screens, and a real pseudo-terminal."""
