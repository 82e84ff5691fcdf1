"""Pages for the evidence: data, editions of assessments, and figures."""
