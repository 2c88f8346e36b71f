"""The tables of the record; importing this package registers them all with the metadata."""

from sqlmodel import SQLModel

SQLModel.metadata.naming_convention = {
    "ck": "%(table_name)s_%(column_0_name)s_check",
    "fk": "%(table_name)s_%(column_0_name)s_fkey",
    "uq": "%(table_name)s_%(column_0_N_name)s_key",
    "ix": "%(table_name)s_%(column_0_name)s_idx",
    "pk": "%(table_name)s_pkey",
}

from store.tables import (  # noqa: E402 (the naming convention must stand before the first table)
    accounts,
    charities,
    decisions,
    deliveries,
    events,
    exclusions,
    identities,
    matches,
    outbox,
    outside_aid,
    people,
    policies,
    requests,
    reservations,
    tasks,
)

metadata = SQLModel.metadata

__all__ = [
    "accounts",
    "charities",
    "decisions",
    "deliveries",
    "events",
    "exclusions",
    "identities",
    "matches",
    "metadata",
    "outbox",
    "outside_aid",
    "people",
    "policies",
    "requests",
    "reservations",
    "tasks",
]
