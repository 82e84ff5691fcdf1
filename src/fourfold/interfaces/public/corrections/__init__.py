"""What was said and was wrong: corrected figures, withdrawn and replaced editions."""
