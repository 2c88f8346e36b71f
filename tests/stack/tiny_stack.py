"""A stack with a real record and a real engine, and the smallest worker and web server that have to be watched."""

import asyncio
import os
import signal
import sys
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from temporalio import workflow
from temporalio.client import Client
from temporalio.worker import UnsandboxedWorkflowRunner, Worker

from stack.errors import StackError
from stack.plan import StackPlan
from stack.supervisor import run_stack

QUEUE = "tiny"


@workflow.defn
class TinyWorkflow:
    """Waits for ever, so that a restarted engine has something to remember."""

    @workflow.run
    async def run(self) -> None:
        await workflow.sleep(timedelta(days=365))


class ReadyHandler(BaseHTTPRequestHandler):
    """Is always ready."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the standard library's
        """Keep quiet."""


def serve() -> None:
    ThreadingHTTPServer(("127.0.0.1", int(os.environ["SANAD_PORT"])), ReadyHandler).serve_forever()


def serve_stubbornly() -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    serve()


def fail_to_serve() -> None:
    raise SystemExit("no web today")


async def work() -> None:
    client = await Client.connect(
        os.environ["SANAD_ENGINE_ADDRESS"], namespace=os.environ["SANAD_ENGINE_NAMESPACE"]
    )
    await Worker(
        client, task_queue=QUEUE, workflows=[TinyWorkflow], workflow_runner=UnsandboxedWorkflowRunner()
    ).run()


def run(data: str, port: str, web: str) -> None:
    plan = StackPlan(
        data=Path(data),
        host="127.0.0.1",
        port=int(port),
        migrate=lambda _url: None,
        worker=build_command("work"),
        web=build_command(web),
        seed=(sys.executable, "-c", "print('demo account: amal')"),
        worker_queue=QUEUE,
        check_assets=lambda: None,
        environment={"SANAD_PORT": port},
    )
    try:
        asyncio.run(run_stack(plan, lambda line: print(line, flush=True)))
    except StackError as error:
        print(error, file=sys.stderr)
        raise SystemExit(2) from error


def build_command(*words: str) -> tuple[str, ...]:
    return (sys.executable, "-m", "tests.stack.tiny_stack", *words)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["up", data, port, web]:
            run(data, port, web)
        case ["work"]:
            asyncio.run(work())
        case ["serve"]:
            serve()
        case ["serve_stubbornly"]:
            serve_stubbornly()
        case ["fail_to_serve"]:
            fail_to_serve()
