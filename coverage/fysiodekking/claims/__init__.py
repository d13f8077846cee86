"""Claims and returns: what was going to be sent beside a decision, and what came back beside the case."""
