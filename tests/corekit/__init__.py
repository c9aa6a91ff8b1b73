"""What the tests of the core share: definitions in few words, and their graphs as lines of text."""
