"""A tree as a drawing: what stands in it and what leads where, in no format.

`ways` finds the ways out of each question, `drawing` the boxes and the arrows between them, `traffic` who has come by,
`sections` puts questions of one criterion together; `cards` writes what stands in each box, for every format to set.
"""
