"""A helpdesk as it looks after a week: a queue, three people, and a customer whose parcel does not come."""

from datetime import timedelta

from django.contrib.auth.models import Permission, User
from django.core.management.base import BaseCommand
from django.utils import timezone
from helpdesk.models import FollowUp, Queue, Ticket

PASSWORD = "only-for-trying-out"

COMPLAINT = """\
I have been waiting for parcel NP 441 709 26 since Tuesday. Every morning it says “out for delivery”, every evening \
it is back at the depot, marked “no access”. My front door is on the street and I was at home all three days. \
I took Wednesday off for this. It is my daughter’s birthday present, and her birthday is on Saturday."""

FOLLOW_UPS = [
    (
        "tom.reed",
        "Called the customer",
        True,
        "Verified postcode and sender, apologised for the day’s leave, and rang the depot while she held. "
        "The driver’s notes say there was a locked gate; there is no gate at 14 Quarry Lane.",
    ),
    (
        "tom.reed",
        "Cause found",
        False,
        "The round uses an old map and takes the van to Quarry Court, behind her house. Told the depot to correct the entrance.",
    ),
    (
        "tom.reed",
        "Delivery arranged",
        True,
        "Dear Ms Hartley, the proper entrance is on the parcel now and it is first on the van for tomorrow, Friday, "
        "before noon. I will look at the scan myself at eleven and ring you either way.",
    ),
    ("dana.cole", "Comment", False, "Picked for this week’s quality review."),
]


class Command(BaseCommand):
    help = __doc__

    def handle(self, **options):
        agent = person("tom.reed", "Tom", "Reed")
        rater = person("dana.cole", "Dana", "Cole")
        person("mira.lang", "Mira", "Lang")
        rater.user_permissions.add(Permission.objects.get(codename="add_evaluation"))
        began = timezone.now() - timedelta(days=1)
        ticket = complaint(agent, began)
        for hours, (name, title, public, comment) in enumerate(FOLLOW_UPS, start=1):
            FollowUp.objects.create(
                ticket=ticket,
                user=User.objects.get(username=name),
                title=title,
                comment=comment,
                public=public,
                date=began + timedelta(hours=hours),
            )
        self.stdout.write(f"/tickets/{ticket.id}/ as dana.cole, password {PASSWORD}")


def person(username, first_name, last_name):
    return User.objects.create_user(
        username,
        f"{username}@northmoor.example",
        PASSWORD,
        is_staff=True,
        first_name=first_name,
        last_name=last_name,
    )


def complaint(agent, began):
    queue = Queue.objects.create(title="Parcel desk", slug="parcels")
    ticket = Ticket.objects.create(
        queue=queue,
        title="“Out for delivery” for three days, and no parcel",
        description=COMPLAINT,
        submitter_email="j.hartley@mail.example",
        assigned_to=agent,
        priority=2,
        status=Ticket.OPEN_STATUS,
        due_date=(timezone.localtime() + timedelta(days=1)).replace(hour=12, minute=0),
    )
    # The helpdesk gives a new ticket the present moment.
    Ticket.objects.filter(id=ticket.id).update(created=began)
    return ticket
