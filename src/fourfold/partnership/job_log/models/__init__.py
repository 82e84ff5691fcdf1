from .job_run import JobRun

__all__ = ["JobRun"]
