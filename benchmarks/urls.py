"""The site's addresses, and the pages that the results page is measured against."""

from django.urls import path

from benchmarks.rivals import pages
from iopfinder.urls import handler400, handler403, handler404, handler500
from iopfinder.urls import urlpatterns as addresses

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

urlpatterns = [
    path("empty/", pages.empty, name="benchmark_empty"),
    path("plain/", pages.plain, name="benchmark_plain"),
    *addresses,
]
