"""The visitor's pages at the root, the curator's desk beside them."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("desk/", admin.site.urls),
    path("", include("programs.urls")),
]
