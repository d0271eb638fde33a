from django.urls import path

from programs.views import health
from programs.views.download import programs_csv
from programs.views.home import home
from programs.views.my_week import my_week
from programs.views.pages import how_we_rank
from programs.views.program import program
from programs.views.search import geojson, results

urlpatterns = [
    path("", home, name="home"),
    path("programs/", results, name="results"),
    path("programs.geojson", geojson, name="geojson"),
    path("programs.csv", programs_csv, name="csv"),
    path("programs/<slug:slug>/", program, name="program"),
    path("my-week/", my_week, name="my_week"),
    path("how-we-rank/", how_we_rank, name="how_we_rank"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
]
