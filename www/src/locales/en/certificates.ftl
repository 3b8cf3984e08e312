certificates-lead = Who may score until when, and which certificates need to be renewed. Certificates are issued in grading, or come as files.
open-certificate = Open certificate files…
open-certificate-hint = A certificate is kept only if it is what its own id says. Whether it holds, its quiz and its attempt can tell: open the certificate and check it there.
certificate-refused = { $file } was not taken.
certificate-unknown = This certificate is not on this device. Open its file.
no-certificates = No certificates on this device yet. They are issued where attempts are graded:
delete-certificate = Delete the certificate of { $name }, { $date }
delete-certificate-question = Delete the certificate of { $name } of { $date } from this device? Save its file first if there is no other copy.
odd-title = Cannot be read
odd-hint = These certificates do not say who was certified. An earlier version of this page took them in. Ask the issuer for their own copy.
odd-delete = Delete the certificate { $id }

register-title = Register
register-counts = { $all ->
    [one] One certificate counts
   *[other] { $all } certificates count
  }: { $act } to be renewed, { $soon } expiring soon.
filter-text = Search rater, team, quiz
filter-state = State
filter-all = All
filter-none = Nothing here matches the search.
column-state = State and why
column-rater = Rater
column-team = Team
column-quiz = Quiz
column-date = Issued
column-expires = Valid through
column-actions = Actions
earlier = { $count ->
    [one] One other
   *[other] { $count } others
  }
save-calendar = Calendar of expiries (.ics)
register-files-hint = Files hold the rows shown above. They contain names: give them only to those who need them.
calendar-summary = Certificate expires: { $name }, { $title }
calendar-description = Last day on which certificate { $certificate } of { $rater } holds.

state-valid = Valid
state-expiring = Expires soon
state-expired = Expired
state-recertify = Needs re-certification
state-ahead = Not valid yet
todo-expiring = Plan a new attempt before that day.
todo-expired = Have the quiz taken again before more calls are scored.
todo-recertify = Have a quiz with today’s scorecard taken again, or calibrate together first.
todo-ahead = Nothing to do before that day.
reason-ahead = Counts from { $date } on (days until then: { $days }).
reason-expired = Its last day was { $date }, { $days ->
    [one] yesterday
   *[other] { $days } days ago
  }.
reason-expiring = Its last day is { $date }, { $days ->
    [0] today
    [one] tomorrow
   *[other] in { $days } days
  }.
reason-holds = Holds through { $date }, { $days } more days.
reason-no-expiry = It has no expiry.
reason-card-changed = The scorecard “{ $card }” scores otherwise today than the one certified.
reason-card-same = The scorecard “{ $card }” scores today as the one certified.
reason-card-unknown = How the certified scorecard { $hash } scores is not known here. Open its quiz or scorecard on this device.
reason-absent = Has scored nothing since { $date }, for { $days } days.
reason-scored = Last scored on { $date }{ $days ->
    [0] , today
    [one] , yesterday
   *[other] , { $days } days ago
  }.
reason-rater-unknown = When this rater last scored is not known here.

rules-title = When a certificate needs to be renewed
rules-hint = Kept in the settings of this device. The latest certificate of a rater for a quiz counts; on its last day it still holds.
rules-soonDays = Days before expiry to warn
rules-absenceDays = Days without scoring until re-certification
rules-cards = Scorecards in use today
rules-cards-hint = A certificate by an earlier scorecard with the same id needs re-certification if the one in use scores otherwise. Where words alone changed it does not. Of scorecards that are not listed here nothing is asked.
rules-choose-card = Scorecard on this device
rules-open-card = Open a scorecard…
rules-card-refused = Not taken:
rules-remove-card = Remove { $title } from the scorecards in use
rules-days = Last day of scoring
rules-days-hint = Known from the evaluations on this device; add others here, one rater a line: rater ID, then the day. The later day counts. Of a rater who is nowhere known, absence is not claimed.
rules-days-label = Rater ID and last day
rules-days-example = r-17, 2026-11-20
rules-open-days = Add from a table (CSV, XLSX)…
rules-days-refused = Not read:
rules-line = Line { $line }:
rules-no-rater = the rater ID is missing before “{ $value }”.
rules-no-day = the day of “{ $value }” is missing.
rules-not-a-day = “{ $value }” is not a day; write one such as 2026-11-20.
rules-to-come = “{ $value }” is still to come.
remove = Remove

to-register = All certificates
certificate-of = Certificate of { $name }
not-the-latest = Another certificate of this rater for this quiz counts today:
issued-on = issued on { $date }
sheet-language = Language of the certificate
all-languages = All three, a page each
print = Print…
print-hint = Printing puts the certificate alone on A4 or Letter paper; the browser can save it as PDF too.
save-certificate = Save the certificate’s file

sheet-kind = Certificate
sheet-passed = has passed
sheet-version = Version { $version }
sheet-rater = Rater ID
sheet-site = Site
sheet-date = Issued
sheet-until = Valid through
sheet-no-expiry = no expiry
sheet-issuer = Issued by
sheet-parts = Parts
column-part = Part
column-outcome = Outcome
column-points = Points
column-share = Share [{ $confidence } interval]
column-rule = Limits that applied
part-passed = ✓ passed
part-failed = not passed (not required)
part-undetermined = undecided (not required)
points-of = { $points } of { $of }
rule-share = at least { $limit } right
rule-levels-two = items with two levels: at least { $limit } right
rule-levels-three = items with three levels: at least { $limit } right
rule-levels-more = items with four levels or more: at least { $limit } right
rule-item = “{ $item }”: at least { $limit } right
rule-non-adjacent = at most { $limit } of answers more than one step off
rule-bias = totals off by at most { $limit } on average
rule-no-fatal = no fatal error missed
rule-fatal = calls with a missed fatal error: at most { $limit }
rule-sequential = one after another, { $poor } against { $good } right (α { $alpha }, β { $beta }), at most { $cap }
rule-default = and what is asked unless a quiz says otherwise: 80% of questions right; of calls 90%, 80% and 70% by number of levels, no fatal error missed
whole-parts = Every required part had to be passed.
whole-share = Every required part had to be passed, and at least { $limit } of everything taken together.
says-title = What this certificate says
says-passed = In one attempt, the answers to these questions and calls kept every limit that is required.
says-interval = The interval shows how far the share could be off ({ $confidence }). With few questions or calls it is rough.
says-no-interval = Where there is no interval, the answers do not differ enough for one.
says-not-title = What it does not say
says-not-calibrated = Passed is not calibrated: whether daily scores agree with those of others, calibration sessions tell.
says-not-who = Who sat at the keyboard, and that nobody helped, only those who were there can tell.
says-not-signed = It is no signature: whoever has the quiz with its key can make one. What counts is the issuer’s own copy.
small-title = To check this certificate
small-check = Open the certificate’s file on the page “Certificates” of Calibrant with the quiz and the attempt below. Everything is worked out again, offline.
hash-certificate = Certificate
hash-quiz = Quiz
hash-attempt = Attempt
hash-scorecard = Scorecard
hash-scorecard-version = Scorecard, version { $version }

check-title = Check it
check-hint = Whoever has the quiz and the attempt can work out everything again, on this device. Nothing leaves it.
open-quiz = Open the quiz…
open-attempt = Open the attempt…
needs-quiz = Not opened yet
needs-attempt = Not opened yet
on-this-device = On this device
passphrase = Passphrase of the quiz
passphrase-hint = The answers of this quiz are sealed. The passphrase is used for this check and kept nowhere.
check = Check
file-refused = { $file } was not taken.
wrong-passphrase = The passphrase does not open this quiz.
wrong-passphrase-hint = The quiz’s file is intact. Check upper and lower case, and ask the examiner who sealed it.
does-not-hold = The certificate does not hold.
does-not-hold-hint = Was this the right quiz, and the attempt that was certified? Their digits stand in the certificate’s small print. If so, ask the issuer for their own copy.
check-failed = The certificate could not be checked. Whether it holds is not known.
holds = The certificate holds.
holds-means = It is unchanged, and quiz and attempt come to exactly what it says: rater, parts, limits, scorecards, expiry.
holds-expired = It has expired: its last day was { $date }.
holds-not-who = It does not show who made the attempt, or that it was made honestly.
holds-not-signed = It does not show who issued it: “Issued by” is what somebody wrote.
holds-not-now = It does not show that the rater still scores so today.

issue-title = Certificate and statements
issue-dialog = Issue a certificate
issue-certificate = Issue certificate…
issue-hint = { $name } has passed. The certificate states parts, limits, scorecards and expiry; whoever has quiz and attempt can check it.
issue-date = Date of issue
issue-date-hint = The expiry is counted from this day.
issue-issuer = Issued by (optional)
issue = Issue
issued-already = Of this attempt there is already a certificate here:
not-issued = No certificate was issued.
not-certified-failed = This attempt is not passed, so there is no certificate of it. “What to practise first” shows where the next attempt can gain most.
not-certified-undetermined = This attempt is not decided, so there is no certificate of it yet.
statements-not-finished = This attempt was not handed in, so nothing is stated about it.

statements-title = Statements for an LMS
statements-hint = What the attempt came to, as a file for a learning record store or for the LMS that launched it. Nothing is sent, and no right answer is in it.
way = For
way-xapi = a learning record store (xAPI)
way-cmi5 = the LMS that launched the quiz (cmi5)
naming-homePage = Home page of the account system
naming-home-hint = The rater is named by account “{ $id }” there; a mailbox, if given, takes its place.
naming-mbox = Or mailbox of the rater
naming-iri = Address (IRI) of the quiz (optional)
naming-registration = Registration (UUID, optional)
launch = Launch data (JSON)
launch-hint = From the launch URL and the LMS’s launch data: actor, activityId, registration, launchMode, contextTemplate, and masteryScore if there is one. Leave out tokens; other keys are not used.
statements-faults = Nothing was saved. Please correct:
statements-save = Save statements
statements-saved = { $count ->
    [one] One statement was saved.
   *[other] { $count } statements were saved.
  }
statements-unjudged = The LMS’s mastery score contradicts the outcome of the quiz, or there is no share to hold it against. The statements therefore say “completed”, and neither “passed” nor “failed”.
fault-of = { $name }: { $fault }
fault-not-json = This is not JSON.
fault-missing = is missing.
fault-not-a-text = needs a text.
fault-not-an-object = needs an object.
fault-not-a-list = needs a list.
fault-not-an-iri = needs an address with a scheme, such as https://lms.example/.
fault-not-a-mailbox = needs an e-mail address.
fault-not-a-uuid = needs a UUID, such as b22893ae-a13e-406f-abb6-fd463ed7c645.
fault-not-a-mode = is one of Normal, Browse, Review.
fault-not-a-share = needs a number from 0 to 1.
fault-one-of-two = needs a home page, or a mailbox in its place.
