"""The visitor's pages at the root, the curator's desk beside them."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("desk/", admin.site.urls),
    path("", include("programs.urls")),
]

handler400 = "programs.views.errors.bad_request"
handler403 = "programs.views.errors.permission_denied"
handler404 = "programs.views.errors.page_not_found"
handler500 = "programs.views.errors.server_error"
