"""Fresh environments, and programs run in them as a user would."""
