"""The command line: one file for each command, thin; what they print is made by pure modules beside them."""
