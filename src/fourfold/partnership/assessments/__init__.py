"""Assessments as they are drafted, signed off and published."""
