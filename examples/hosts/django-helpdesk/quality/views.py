import json
from decimal import Decimal, InvalidOperation

from django.core.exceptions import BadRequest
from django.shortcuts import get_object_or_404
from helpdesk.models import Ticket
from helpdesk.user import HelpdeskUser
from helpdesk.views import staff

from .models import Evaluation

FORMAT = "calibrant/evaluation@1"


def update_ticket(request, ticket_id):
    """The helpdesk's own update of a ticket; the evaluation that came with its form is kept beside it."""
    ticket = get_object_or_404(Ticket, id=ticket_id)
    if request.method == "POST" and may_score(request.user, ticket):
        keep_evaluation(ticket, request.user, request.POST)
    return staff.update_ticket_view(request, ticket_id)


def may_score(user, ticket):
    if not user.has_perm("quality.add_evaluation") or not HelpdeskUser(user).can_access_ticket(ticket):
        return False
    kept = Evaluation.objects.filter(ticket=ticket).first()
    return kept is None or kept.is_draft


def keep_evaluation(ticket, rater, posted):
    text = posted.get("quality")
    if not text or not read(text)["answers"]:
        return
    Evaluation.objects.update_or_create(
        ticket=ticket,
        defaults={
            "rater": rater,
            "document": text,
            "score": score(posted.get("quality.score")),
            "outcome": posted.get("quality.outcome", ""),
        },
    )


def read(text):
    try:
        document = json.loads(text)
        if document["format"] == FORMAT and isinstance(document["answers"], dict):
            return document
    except (ValueError, KeyError, TypeError):
        pass
    raise BadRequest(f"quality is not {FORMAT}")


def score(text):
    try:
        return Decimal(text) if text else None
    except InvalidOperation as error:
        raise BadRequest("quality.score is not a number") from error
