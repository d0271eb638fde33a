from django.urls import path

from programs.views import health
from programs.views.home import home
from programs.views.my_week import my_week
from programs.views.program import program
from programs.views.search import geojson, results

urlpatterns = [
    path("", home, name="home"),
    path("programs/", results, name="results"),
    path("programs.geojson", geojson, name="geojson"),
    path("programs/<slug:slug>/", program, name="program"),
    path("my-week/", my_week, name="my_week"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
]
