"""Many assessments at a glance: what each came to, which to show, where they lie on a map, and where their answers differ.

No room in here knows a screen or a format.
"""
