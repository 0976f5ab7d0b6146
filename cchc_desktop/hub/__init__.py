"""The portal's side of the contract: a small server."""
