"""Exact answers about all the ways through a tree: counted, never sampled, and equal to trying every walk.

`states` finds what a walk can come to, `futures` what can still follow from there, and `search` the ways that lead to what
is wanted. On these stand the questions that people ask: how much is still open (`outlook`), what would change a result
(`changes`), what an answer that is not known means (`unknowns`), what a whole tree does (`survey`), what its points can't
do (`proofs`). `joint` follows two walks at once: that shows what never matters (`idle`), and what an edit moves.
"""
