"""Models on disk: what there is to have, how it gets here, and whether it is what it should be."""
