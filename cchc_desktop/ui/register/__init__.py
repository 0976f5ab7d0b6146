"""The register (sổ theo dõi): what was received on a day and what became of it, as its pages print it."""
