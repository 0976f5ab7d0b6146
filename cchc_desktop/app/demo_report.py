"""x."""
def leave(*a): return {"all_acknowledged": True}
