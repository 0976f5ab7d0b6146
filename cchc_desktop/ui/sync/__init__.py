"""How the counter and its portal agree (đồng bộ, F9): the light's truth, what waits, what needs a person."""
