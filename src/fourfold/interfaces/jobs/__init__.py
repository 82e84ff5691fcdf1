"""What runs by itself: the folder that a job is in is how often.

Each module has `run(at)`, which does what there is to do as of a time, and counts it.
It must do no more when called twice.
"""
