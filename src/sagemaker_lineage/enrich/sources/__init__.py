"""Sources of facts: one file each, pure; none knows another."""
