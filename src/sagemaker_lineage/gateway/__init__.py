"""The gateway to AWS: the only place that talks to it, and the only one that imports boto."""
