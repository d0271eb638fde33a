"""How gunicorn serves the site. The access log knows nothing about the reader.

WEB_BIND      address and port (default 127.0.0.1:8000)
WEB_WORKERS   processes (default: one per CPU, at most 4)
WEB_THREADS   threads in each process (default 4)
WEB_ACCESS_LOG  a file, or - for standard output (default -)
"""

import os

wsgi_app = "iopfinder.wsgi"
preload_app = True
worker_class = "gthread"
bind = os.environ.get("WEB_BIND", "127.0.0.1:8000")
workers = int(os.environ.get("WEB_WORKERS", min(4, os.cpu_count() or 1)))
threads = int(os.environ.get("WEB_THREADS", 4))
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: S108 (a mount, not a file)
timeout = 30
graceful_timeout = 20
keepalive = 5
control_socket_disable = True
max_requests = 20_000
max_requests_jitter = 2_000

logger_class = "iopfinder.access_log.PrivateLogger"
accesslog = os.environ.get("WEB_ACCESS_LOG", "-")
access_log_format = "%(t)s %(m)s %(U)s %(s)s %(b)s %(M)sms"
