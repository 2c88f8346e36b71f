"""The embedded machine: Postgres, Temporal, worker and web under one supervisor."""
