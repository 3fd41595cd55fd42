"""A tree held to its own examples: which of them fail and why, what none of them walks through, and which would.

`parts` says what a walk passes by, and `runs` walks the examples. On these stand `strayed`, which shows where a failing
example left the way that its author expects, and `points`, which points would set it right. `cover` finds the walks that
pass by what is left out, as few as it can (`ground`, `flow`, `exact`), and `suggestion` makes examples of them.
"""
