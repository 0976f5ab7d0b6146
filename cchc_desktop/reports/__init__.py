"""The read side: what is shown and counted."""
