"""An invented borough: files in the publishers' own formats about no real place."""
