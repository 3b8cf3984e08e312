from django.urls import include, path

from quality.views import update_ticket

urlpatterns = [
    # Before the helpdesk's own address of the same form.
    path("tickets/<int:ticket_id>/update/", update_ticket),
    path("", include("helpdesk.urls", namespace="helpdesk")),
]
