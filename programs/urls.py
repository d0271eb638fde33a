from django.contrib.sitemaps import views as sitemap_views
from django.urls import path
from django.views.decorators.cache import cache_control

from programs.sitemaps import SITEMAPS
from programs.views import experience, guides, health
from programs.views.accuracy_csv import accuracy_csv
from programs.views.calendar import calendar
from programs.views.call_sheet import call_sheet
from programs.views.compare import compare, compare_csv
from programs.views.cost import good_faith_estimate, worksheet
from programs.views.download import programs_csv
from programs.views.home import home
from programs.views.kits import start_from
from programs.views.my_week import my_week
from programs.views.our_data import our_data
from programs.views.pages import about, accessibility, crisis, how_we_rank, privacy, robots
from programs.views.program import program
from programs.views.reporting import report, suggest, told
from programs.views.right_for_me import right_for_me
from programs.views.search import geojson, results
from programs.views.shortlist import shortlist, shortlist_now
from programs.views.update.by_link import update, update_check, update_section

kept_a_day = cache_control(public=True, max_age=86_400)

pages = [
    path("", home, name="home"),
    path("programs/", results, name="results"),
    path("programs/<slug:slug>/", program, name="program"),
    path("programs/<slug:slug>/<int:track>.ics", calendar, name="calendar"),
    path("compare/", compare, name="compare"),
    path("call-sheet/", call_sheet, name="call_sheet"),
    path("shortlist/", shortlist, name="shortlist"),
    path("shortlist/now.json", shortlist_now, name="shortlist_now"),
    path("kits/", start_from, name="start_from"),
    path("cost/", worksheet, name="cost"),
    path("good-faith-estimate/", good_faith_estimate, name="good_faith_estimate"),
    path("my-week/", my_week, name="my_week"),
    path("right-for-me/", right_for_me, name="right_for_me"),
    path("report/", told, name="told"),
    path("report/<slug:slug>/", report, name="report"),
    path("suggest/", suggest, name="suggest"),
    path("experience/", experience.experience, name="experience"),
    path("experience/thanks/", experience.thanks, name="experience_thanks"),
    path("experience/rules/", experience.rules, name="experience_rules"),
    path("crisis/", crisis, name="crisis"),
    path("how-we-rank/", how_we_rank, name="how_we_rank"),
    path("our-data/", our_data, name="our_data"),
    path("privacy/", privacy, name="privacy"),
    path("accessibility/", accessibility, name="accessibility"),
    path("about/", about, name="about"),
    path("update/<str:token>/", update, name="update"),
    path("update/<str:token>/check/", update_check, name="update_check"),
    path("update/<str:token>/<slug:section>/", update_section, name="update_section"),
    path("guides/", guides.index, name="guides"),
    path("guides/<slug:slug>/", guides.guide, name="guide"),
]
"""What people read, in every language."""

urlpatterns = [
    path("programs.geojson", geojson, name="geojson"),
    path("programs.csv", programs_csv, name="csv"),
    path("compare.csv", compare_csv, name="compare_csv"),
    path("our-data/accuracy.csv", accuracy_csv, name="accuracy_csv"),
    path("robots.txt", robots, name="robots"),
    path(
        "sitemap.xml",
        kept_a_day(sitemap_views.index),
        {"sitemaps": SITEMAPS, "sitemap_url_name": "sitemap_section"},
        name="sitemap",
    ),
    path(
        "sitemap-<section>.xml",
        kept_a_day(sitemap_views.sitemap),
        {"sitemaps": SITEMAPS},
        name="sitemap_section",
    ),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
]
"""What machines read, in English."""
