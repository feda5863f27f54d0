"""When is a source due: sweeps as child processes, upkeep, health."""
