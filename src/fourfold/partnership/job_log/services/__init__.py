"""Runs jobs, one at a time each, and keeps their log."""

from .asking import ask_for_run
from .clearing import clear_run_log
from .running import run_due, run_job

__all__ = ["ask_for_run", "clear_run_log", "run_due", "run_job"]
