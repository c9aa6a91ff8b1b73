"""What ``make bench`` runs: figures as ratios, never timed tests."""
