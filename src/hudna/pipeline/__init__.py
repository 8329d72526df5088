"""The stages in order: read, code, merge, look ahead; and what a run leaves in the case.

A run reads only what the case does not hold yet, and codes again what was
coded by another casebook or program.  Each document goes into the case whole
or not at all, so a run that is stopped at any moment is taken up by the next.
"""
