"""The record and the engine that the tests run on are the real ones, and each test's database is its own."""

import asyncio

import psycopg
import pytest
from temporalio.api.workflowservice.v1 import DescribeNamespaceRequest
from temporalio.client import Client

from stack.temporal import NAMESPACE, RETENTION, EngineServer
from tests.conftest import Database


@pytest.mark.parametrize("turn", [1, 2])
def test_each_test_finds_a_database_without_the_tables_of_another(database: Database, turn: int) -> None:
    with psycopg.connect(host=database.host, dbname=database.name, user="sanad_owner") as connection:
        connection.execute("CREATE TABLE left_behind (turn int)")
        connection.commit()
        assert connection.execute("SELECT count(*) FROM left_behind").fetchone() == (0,), turn


def test_owner_of_the_record_is_no_superuser(database: Database) -> None:
    with psycopg.connect(host=database.host, dbname=database.name, user="sanad_owner") as connection:
        row = connection.execute(
            "SELECT rolsuper, rolcreaterole, rolbypassrls FROM pg_roles WHERE rolname = current_user"
        ).fetchone()
    assert row == (False, True, False)


async def describe_retention(address: str) -> int:
    client = await Client.connect(address, namespace=NAMESPACE)
    answer = await client.workflow_service.describe_namespace(DescribeNamespaceRequest(namespace=NAMESPACE))
    return answer.config.workflow_execution_retention_ttl.seconds


def test_engine_keeps_closed_cases_for_the_retention(engine_server: EngineServer) -> None:
    assert asyncio.run(describe_retention(engine_server.address)) == RETENTION.total_seconds()
