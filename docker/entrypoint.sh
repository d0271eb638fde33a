#!/bin/sh
# Brings the database up to date, then becomes the server (or whatever command is given).
set -eu

for name in DATABASE_URL SECRET_KEY ALLOWED_HOSTS; do
    if [ -z "$(printenv "$name")" ]; then
        echo "IOP Finder does not start without $name; give it with --env $name=..." >&2
        exit 1
    fi
done

if [ "$1" = gunicorn ]; then
    python manage.py migrate --no-input
    python manage.py load_places
fi

exec "$@"
