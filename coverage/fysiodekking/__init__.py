"""Is this Dutch physiotherapy session covered, who pays, and why: dry needling first."""
