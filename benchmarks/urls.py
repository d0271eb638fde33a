"""The site's addresses, and the pages that the results page is measured against."""

from django.urls import include, path

from benchmarks.rivals import pages

urlpatterns = [
    path("", include("iopfinder.urls")),
    path("empty/", pages.empty, name="benchmark_empty"),
    path("plain/", pages.plain, name="benchmark_plain"),
]
