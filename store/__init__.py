"""The record in Postgres: tables, queries, scope and migrations."""
