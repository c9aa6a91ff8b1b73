"""Hand-made lineages, and golden files to hold what is made of them."""
