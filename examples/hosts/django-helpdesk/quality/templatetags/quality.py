import json
import uuid
from functools import cache

from django import template
from django.conf import settings
from django.utils import timezone

from ..models import Evaluation
from ..views import may_score

register = template.Library()


@register.inclusion_tag("quality/panel.html", takes_context=True)
def quality_panel(context):
    user, ticket = context["user"], context["ticket"]
    kept = Evaluation.objects.filter(ticket=ticket).first()
    is_open = may_score(user, ticket)
    return {
        "kept": kept,
        "is_open": is_open,
        "is_shown": is_open or (kept is not None and not kept.is_draft),
        "document": json.loads(kept.document) if kept else new_evaluation(ticket, user),
    }


def new_evaluation(ticket, rater):
    """What is known before the first answer: who is scored, by whom, and on which scorecard."""
    now = timezone.localtime()
    return {
        "format": "calibrant/evaluation@1",
        "id": str(uuid.uuid4()),
        "scorecard": scorecard(),
        "subject": {
            "contact": ticket.ticket_for_url,
            "agent": ticket.assigned_to.get_username() if ticket.assigned_to else "",
            "line": ticket.queue.slug,
            "at": ticket.created.isoformat(timespec="seconds"),
        },
        "rater": {"id": rater.get_username(), "level": "quality"},
        "kind": "standard",
        "state": "draft",
        "startedAt": now.isoformat(timespec="seconds"),
        "answers": {},
    }


@cache
def scorecard():
    card = json.loads(settings.QUALITY_SCORECARD.read_text(encoding="utf-8"))
    return {"id": card["id"], "version": card["version"]}
