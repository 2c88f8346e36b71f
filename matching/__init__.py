"""Decides who a person is: normalise, keys, compare and classify, without any I/O.

    profile = prepare(Statement(given_ar="محمد", ..., civil_id="..."))   # once per registration; never raises
    keys = [hash_key(key, secret) for key in list_index_keys(profile)]   # rows of match_key
    verdict = check(profile, Found(candidates, holders, dropped, sharers), size)  # the decision, its score, the household
    evidence = explain(verdict.best.assessment)                          # codes and signed bits, worded by `language`

`Registry` is the same path in memory. `docs/matching.md` says the rest.
"""

from matching.classify import Assessment, Bands, Decision, Rule, assess
from matching.explain import Evidence, explain
from matching.keys import CAPS, Key, KeyKind, hash_key, list_index_keys, list_query_keys
from matching.model import Model, Relation, read_model
from matching.packing import pack_profile, unpack_profile
from matching.records import Profile, Statement, merge_profiles, prepare
from matching.registry import Registry
from matching.storms import Storm, find_storm
from matching.verdicts import Candidate, Found, Ranked, Verdict, check

__all__ = [
    "CAPS",
    "Assessment",
    "Bands",
    "Candidate",
    "Decision",
    "Evidence",
    "Found",
    "Key",
    "KeyKind",
    "Model",
    "Profile",
    "Ranked",
    "Registry",
    "Relation",
    "Rule",
    "Statement",
    "Storm",
    "Verdict",
    "assess",
    "check",
    "explain",
    "find_storm",
    "hash_key",
    "list_index_keys",
    "list_query_keys",
    "merge_profiles",
    "pack_profile",
    "prepare",
    "read_model",
    "unpack_profile",
]
