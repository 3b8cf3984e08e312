import json

from django.conf import settings
from django.db import models
from helpdesk.models import Ticket


class Evaluation(models.Model):
    """What the scorecard posts with the helpdesk's form: the evaluation, its score and its outcome."""

    ticket = models.OneToOneField(Ticket, on_delete=models.CASCADE)
    rater = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    document = models.TextField(help_text="canonical JSON, exactly as it was posted")
    score = models.DecimalField(max_digits=9, decimal_places=2, null=True)
    outcome = models.CharField(max_length=8, blank=True)
    saved_at = models.DateTimeField(auto_now=True)

    def __str__(self):
        return f"{self.ticket.ticket_for_url}: {self.score} {self.outcome}"

    @property
    def is_draft(self):
        return json.loads(self.document)["state"] == "draft"
