"""Filing many persons at once under their digests: by COPY and in sets; and finding whoever is not filed."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import psycopg
from sqlalchemy import text
from sqlmodel import Session

from matching import Profile, pack_profile, unpack_profile
from matching.packing import PACKING_VERSION
from store.queries.matches import hash_index_keys

SAMPLE = 50
SWEEP_ROWS = 50_000
