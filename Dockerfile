# Build:  docker build -t iop-finder .
# Run:    docker run -p 8000:8000 -e DATABASE_URL=postgres://... -e SECRET_KEY=... -e ALLOWED_HOSTS=iop.example.org iop-finder
# Behind a proxy that ends TLS and sets X-Forwarded-Proto; see the head of iopfinder/settings.py.
ARG PYTHON_IMAGE=python:3.13-slim-bookworm
FROM ${PYTHON_IMAGE}

ENV PYTHONUNBUFFERED=1 \
    PIP_NO_CACHE_DIR=1 \
    PIP_DISABLE_PIP_VERSION_CHECK=1 \
    WEB_BIND=0.0.0.0:8000

WORKDIR /app

# /data is for those who keep an SQLite file: DATABASE_URL=sqlite:////data/iopfinder.sqlite3 and a volume there.
RUN useradd --system --uid 10001 --create-home app && mkdir /data && chown app /data

COPY requirements.txt ./
RUN pip install --requirement requirements.txt

COPY . .
RUN SECRET_KEY="$(python -c 'import secrets; print(secrets.token_urlsafe(50))')" \
    ALLOWED_HOSTS=build.invalid \
    python manage.py collectstatic --no-input

USER app
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=120s \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/healthz', timeout=4)"]
ENTRYPOINT ["/app/docker/entrypoint.sh"]
CMD ["gunicorn"]
