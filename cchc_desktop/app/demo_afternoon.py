"""x."""
AFTERNOON = ()
