"""Security posture judged: facts in, findings out. Pure, and asks AWS for nothing."""
