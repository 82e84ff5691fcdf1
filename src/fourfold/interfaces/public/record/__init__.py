"""The public record: publications, people in offices, events, and what words mean."""
