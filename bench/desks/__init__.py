"""The desks beside a record full of open work: how long the server takes for a queue and for a case."""
