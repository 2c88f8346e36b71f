"""The web application: API and pages over one house, with the two addresses that ask how it is."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from anyio.to_thread import current_default_thread_limiter
from fastapi import FastAPI, Response
from fastapi.concurrency import run_in_threadpool

from api.app import build_api
from api.doors import PREFIX
from cli.settings import load_settings
from cli.wiring import House, build_house
from services.health import is_record_up
from store.scope import POOL_SIZE
from web.app import build_web


def build_app(house: House) -> FastAPI:
    """API under its prefix, pages at the root, `/health` for the process and `/ready` for all it needs."""

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        current_default_thread_limiter().total_tokens = POOL_SIZE
        yield
        house.store.close()

    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None, lifespan=lifespan)

    @app.get("/health")
    async def health() -> dict[str, str]:
        return {"status": "up"}

    @app.get("/ready")
    async def ready(response: Response) -> dict[str, bool]:
        parts = {
            "record": await run_in_threadpool(is_record_up, house.store),
            "engine": await house.processes.is_up(),
        }
        response.status_code = 200 if all(parts.values()) else 503
        return parts

    app.mount(PREFIX, build_api(house))
    app.mount("/", build_web(house))
    return app


async def load_app() -> FastAPI:
    """The application of this process's settings."""
    return build_app(await build_house(load_settings()))
