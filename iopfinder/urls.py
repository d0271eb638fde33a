"""The desk and the files at the root, the visitor's pages beside them in English, under /es/ in Spanish."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from programs.urls import pages

urlpatterns = [
    path("desk/", admin.site.urls),
    path("", include("programs.urls")),
    *i18n_patterns(path("", include(pages)), prefix_default_language=False),
]

handler400 = "programs.views.errors.bad_request"
handler403 = "programs.views.errors.permission_denied"
handler404 = "programs.views.errors.page_not_found"
handler500 = "programs.views.errors.server_error"
