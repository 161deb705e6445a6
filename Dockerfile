# The pages, the API, the worker and every command, for use beside a Neo4j server.
# syntax is plain on purpose: any builder will do.
FROM python:3.11.14-slim-bookworm AS packages
WORKDIR /app
COPY requirements/serve.txt requirements/serve.txt
RUN python -m venv /venv \
    && /venv/bin/pip install --no-cache-dir --no-deps --require-hashes -r requirements/serve.txt

FROM python:3.11.14-slim-bookworm
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PATH=/venv/bin:$PATH ROWAN_HOME=/data
RUN useradd --system --uid 10001 --home-dir /app --shell /usr/sbin/nologin rowan \
    && mkdir -p /data && chown rowan:rowan /data && chmod 700 /data
COPY --from=packages /venv /venv
WORKDIR /app
COPY pyproject.toml LICENSE ./
COPY network network
COPY api api
COPY web web
COPY cypher cypher
RUN printf '#!/bin/sh\nexec python -m network.cli "$@"\n' > /venv/bin/network \
    && chmod 755 /venv/bin/network
USER rowan
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=6 \
    CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/readyz', timeout=4)"]
CMD ["gunicorn", "web.wsgi:app", "--config", "python:network.cli._gunicorn", "--bind", "0.0.0.0:8000", "--workers", "2"]
