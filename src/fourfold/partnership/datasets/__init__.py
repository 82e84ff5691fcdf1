"""The sources, releases and builds of the evidence, as rows to point at."""
