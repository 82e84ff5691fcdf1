"""What an analyst brings: arrays and frames, as the statistics take them."""
