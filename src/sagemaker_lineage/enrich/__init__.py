"""What happened, read from AWS: pure sources of facts, and the plan that runs them."""
