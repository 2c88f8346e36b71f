# One image for the web server, the worker and the migrations: they differ in their command only.
FROM python:3.11-slim-bookworm AS build
WORKDIR /src
COPY requirements.txt requirements-build.txt ./
RUN python -m venv /opt/sanad \
    && /opt/sanad/bin/pip install --no-cache-dir --require-hashes -r requirements.txt \
    && python -m venv /opt/build \
    && /opt/build/bin/pip install --no-cache-dir --require-hashes -r requirements-build.txt
COPY . .
RUN /opt/build/bin/pip wheel --no-cache-dir --no-deps --no-build-isolation --wheel-dir /dist . \
    && /opt/sanad/bin/pip install --no-cache-dir --no-deps --no-index /dist/*.whl

FROM python:3.11-slim-bookworm
RUN useradd --system --uid 10001 --create-home --home-dir /var/lib/sanad sanad \
    && install -d -o sanad -m 0700 /var/lib/sanad/papers /var/lib/sanad/bank
COPY --from=build /opt/sanad /opt/sanad
ENV PATH=/opt/sanad/bin:$PATH PYTHONUNBUFFERED=1
USER sanad
WORKDIR /var/lib/sanad
EXPOSE 8000
ENTRYPOINT ["sanad"]
CMD ["serve"]
