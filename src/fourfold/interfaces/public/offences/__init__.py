"""Kinds of offence: what each counts, what it leaves out, and its figures."""
