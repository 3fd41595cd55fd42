"""Saved assessments."""
