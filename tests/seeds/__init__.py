"""Everything concrete that published pages of one borough speak of, found on the site.

`rows.csv` numbers the things. A function called `check_t044` finds one of them through
the running site, with the Waltham Forest example in it; `part_t006` finds what there is
of one that is not all there yet. `./run docs` writes both into
docs/reference/coverage.md.
"""
