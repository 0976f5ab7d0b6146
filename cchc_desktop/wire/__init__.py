"""The contract's payloads, every version of them: pure, canonical bytes."""
