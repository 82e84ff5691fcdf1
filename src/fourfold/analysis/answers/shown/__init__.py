"""What an answer is shown as: a frame, a chart, words."""
