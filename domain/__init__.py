"""Pure rules of the aid cycle: no database, no engine, no clock of its own."""
