"""`--self-test`: the installed program proves on this very computer that it keeps its promises."""
