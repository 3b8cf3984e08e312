rooms-title = Calibration
rooms-lead = Several people score the same calls blind, then compare, discuss and agree. By files, without a server: what is handed in stays on this device.
new-room = New session
open-room = Open a session from a file…
list-title = Sessions on this device
no-rooms = None yet.
column-room = Session
room-untitled = Without a title
room-setup = Being set up
room-missing = This session is not on this device.
delete-room-question = Delete “{ $name }” with everything handed in for it from this device? This cannot be undone.

room-code = Room { $code }
counts = { $cases ->
    [one] 1 call
   *[other] { $cases } calls
  } · { $raters } raters
mode-training = Training calibration
mode-training-hint = A call or a few: scored blind, discussed, agreed.
mode-quantitative = Quantitative calibration
mode-quantitative-hint = Many calls: each rater is measured against the tolerance.
steps = Steps of the session
step-hand-out = Hand out
step-collect = Collect
step-collect-locked = Collect · { $locked } of { $raters } locked
step-reveal = Reveal
step-discuss = Discuss
step-minutes = Minutes

setup-lead = Saved as you type. Once the session is opened, what is set here no longer changes: everybody scores the same calls by the same rules.
setup-problems = { $problems ->
    [one] One thing has to be put right first.
   *[other] { $problems } things have to be put right first.
  }
setup-refused = The session cannot be opened like this.
what-title = Session
field-title = Title
field-host = Your name, as the host
field-mode = Kind
field-anonymous = Anonymous at the reveal: letters stand in place of names
setup-cases = Calls
cases-training = One to four calls are usual, so that time is left to discuss.
cases-quantitative = Ten or more calls. With fewer than nine no rater can be shown to be calibrated.
case-name = Call { $number }: title
case-way = Recording
way-none = No file: transcript, or played aloud
way-inside = In the session’s file
way-beside = A file beside it, checked by name and content
case-transcript = Transcript of { $lines } lines
case-no-transcript = No transcript
case-without = None: a call with a recording only
choose-recording = Choose recording…
add-case = Add call
remove = Remove
remove-one = Remove { $name }
setup-raters = Raters
rater-list = Add raters, one a line
rater-list-example = Lin Xiao, quality
rater-list-hint = Name, then level (quality, leadership, supervisor, agent); “expert” for whoever gives the reference; where there are several sites, the site. Columns copied from a table work too. Write a name as at the last session, and the page knows who is here again.
add-raters = Add
rater-name = Name
rater-level = Level
rater-site = Site
rater-role = Role
role-rater = Rater
role-expert = Expert: gives the reference
host-rates = Do you score too?
host-rates-not = No, I only host
rule-title = Reference and tolerance
field-reference = What raters are compared with
compare-expert = An expert’s scores
compare-expert-hint = The expert is on the list of raters and scores blind too.
compare-consensus = What the session agrees on
compare-consensus-hint = Known once every difference has been discussed. Not for a quantitative calibration.
compare-panel = The other raters
compare-panel-hint = Each rater with the mean of all others. Nobody is taken to be right.
field-tolerance = Tolerance, in score points
field-share = Share of calls within the tolerance, in percent
field-bias = Largest mean difference (empty: half the tolerance)
field-minutes = Minutes for the discussion
rule-more = When a rater counts as calibrated
rule-more-hint = At least this share of the calls has to be within the tolerance, and the mean difference must stay below this many points, both beyond reasonable doubt (5 % risk of error).
tolerance-title = What the tolerance does
tolerance-earlier = At the last session by this scorecard (“{ $title }”, { $date }) { $within } of { $scores } total scores would have been within ±{ $tolerance } of their reference. In each dot: how many scores differed by so much.
column-scores = Total scores
tolerance-words = An example: the reference is { $reference }. With a tolerance of { $tolerance }, scores from { $low } to { $high } count as the same: { $within ->
    [0] none of the five
    [5] all five
   *[other] { $marks } of the five
  }.
open-room-now = Open the session
open-room-hint = Then hand out its file to the raters.

problem-title = The session needs a title.
problem-host = Your name is missing.
problem-card = Choose a scorecard.
problem-cases = Add at least one call.
problem-case-title = Call { $number } needs a title.
problem-recording = Choose the recording of “{ $title }”, or set it to “No file”.
problem-raters = Add at least two raters.
problem-rater-name = Rater { $number } has no name.
problem-rater-twice = “{ $name }” is on the list twice. Add a team or an initial.
problem-expert = Nobody on the list is an expert. Give somebody that role, or compare with something else.
problem-consensus = A quantitative calibration is discussed only after its end: compare with an expert or with the other raters.
problem-nobody-compared = Everybody on the list is an expert: nobody would be compared.
problem-tolerance = The tolerance is a number above 0.
problem-share = The share is a number from 1 to 99.9.
problem-bias = The largest mean difference is a number from 0 up, or empty.
problem-minutes = The minutes are a whole number from 5 to 600.

hand-out-title = Hand out
hand-out-lead = Save the session’s file and give it to every rater, in whatever way your house allows: mail, chat, a shared folder.
save-room = Save the session’s file
hand-out-open = Each rater opens this page at “Join a session” and chooses the file.
hand-out-name = They pick their name from the list.
hand-out-score = They score every call. No score is shown, and nobody else’s answers are in the file.
hand-out-lock = They lock their sheet: from then on it cannot be changed unnoticed.
hand-out-back = They send you the sheet file. You drop all of them on this page at once.
recordings-title = How the recordings reach the raters
recordings-hint = Recordings hold voices and names. Send them only where your house allows it.
recording-inside = Its recording travels in the session’s file ({ $file }).
recording-beside = Send the file { $file } along with the session’s file. The rater opens it beside; name and content are checked.
recording-transcript = No recording: the transcript is in the file. Or play the recording aloud to all.
recording-aloud = No recording and no transcript: play it aloud to all.
sealing-title = What sealing protects against
sealing-does = A sealed sheet carries a fingerprint of its answers. Whoever changes an answer after locking changes the fingerprint, and this page shows it.
sealing-does-not = Sealed is not encrypted. Whoever has a sheet file and knows how can read it. This page does not do so before the reveal, but it cannot stop a host who wants to.
sealing-so = So it guards against habit and second thoughts, not against cheating. A host who scores too locks first.
go-to-collect = Next: collect

locked-of = { $locked } of { $raters } locked
collect-hint = Drop all sheets on this page, or open them. The same file twice does no harm. Nothing of what is in them is shown before the reveal.
collect-late-hint = The session has been revealed. A sheet whose lock was here before still counts; a later one is kept and marked as late.
open-sheets = Open sheets…
who-title = Raters
add-rater = Add a rater…
add-rater-hint = For somebody who was not on the list. Then save the session’s file again and hand it to them.
who-locked = locked
who-partly = { $locked } of { $cases } calls locked
who-open = still to come
host-locks-first = { $name }, you score too: lock your own sheet before you reveal.
host-has-locked = Your own sheet, { $name }, is locked.
host-joins = Score now
taken-sheet = { $name }: { $locked ->
    [one] 1 call locked
   *[other] { $locked } calls locked
  }.
taken-copy = { $events ->
    [one] One new entry from this copy
   *[other] { $events } new entries from this copy
  }.
taken-again = Was here already; nothing changed.
refused = Refused:
go-to-reveal = Next: reveal

reveal = Reveal
reveal-lead = The reveal opens all locked sheets at once.
reveal-waiting = Still to come: { $names }.
reveal-nothing = No sheet is locked yet.
reveal-question = Reveal now?
reveal-opens = { $sheets ->
    [one] One locked sheet is opened and checked
   *[other] { $sheets } locked sheets are opened and checked
  } against what was locked.
reveal-after = What is locked later no longer counts as blind. This cannot be undone.
reveal-without = Without: { $names }.
revealed-title = Revealed
sheet-damaged = { $name }’s sheet cannot be opened: the file is damaged. Ask for it again and add it under “Collect”; its lock still holds.
opener-nothing = There are no two sheets of the same call yet, so nothing can be compared.
opener-agreed = All gave the same answer to { $agreed } of { $items } items ({ $share }).
opener-well-done = All saw as done well:
case-no-sheets = Nobody’s sheet of this call counts.
case-one-sheet = Only one sheet of this call counts: there is nothing to compare.
case-agrees-all = All { $raters } agree on all { $items } items.
case-agrees = All { $raters } agree on { $agreed } of { $items } items, among them { $examples }.
case-agrees-none = On no item do all { $raters } agree.
most-first = Disagreement × weight, largest first
agreed-items = { $items ->
    [one] One item on which all agree
   *[other] { $items } items on which all agree
  }
totals-title = Total scores
column-rater = Rater
column-total = Total score
column-difference = Difference
column-within = Within tolerance
column-item = Item
yes = yes
no = no
row-fatal = fatal
row-disagreement = disagreement { $disagreement }
row-weight = × weight { $weight }
row-no-gap = same points
row-agreed = agreed: { $answer }
row-left-open = left open
go-to-discuss = Next: discuss

room-closed = Ended { $date }
room-revealed = Revealed { $date }
due-title = Calibration calendar
due-hint = Quarterly, unless another date was set; at once when the scorecard scores otherwise than at the last session.
due-quarter = three months after the last
due-set = as set at the last session
due-changed = at once: the scorecard has changed since
due-summary = Calibration: { $card }
column-due = Next due
column-last = Last session
column-raters = Raters and their last session
save-calendar = Save as calendar file (.ics)

discuss-after-reveal = There is nothing to discuss before the reveal.
discuss-after-end = A quantitative calibration measures each rater alone: its calls are discussed once the session has ended.
nothing-to-discuss = The raters differ on no item.
go-to-minutes = Next: minutes
time-left = { $time } left
time-over = { $time } over
start-clock = Start
pause-clock = Pause
said = { $raters } said { $answer }:
guidance = What the scorecard says
history = Recorded before
left-open = left open
next-topic = Next: { $item } { $title }
agenda-title = Agenda
agenda-now = now
agenda-agreed = agreed
agenda-open = left open
agenda-minutes = { $minutes } min
agenda-beyond = if time is left
consensus-answer = Agreed answer
consensus-reason = Why
consensus-wording = What the standard should say (if it needs other words)
record = Record agreement
record-again = Record a new agreement
leave-open = Leave open
recorded = Recorded: { $answer }
recorded-open = Recorded: left open

minutes-after-reveal = The minutes begin with the reveal.
fact-revealed = Revealed
fact-host = Host
fact-raters = Raters
fact-anonymous = { $raters }, anonymous
fact-reference = Compared with
agreed-title = Agreed
agreed-none = Nothing has been recorded yet.
column-call = Call
column-agreed = Agreed
column-moved = Who moved
column-reason = Why
column-wording = Proposed wording
column-reference = Reference
column-item-id = Item id
column-mark = Mark
moved = { $mark } from { $from }
moved-nobody = nobody
wordings-title = Proposed wording for the standard
open-title = Open
open-left = { $item } { $title } ({ $call }): left open. { $reason }
open-untouched = { $item } { $title } ({ $call }): not discussed
totals-few = Totals of a few calls show where raters stood on these calls. Whether somebody is severe or lenient in general, they cannot tell.
flags-title = What does not count, and what is missing
flag-late = { $name } locked “{ $call }” after the reveal. The sheet is kept and does not count.
flag-locked-again = { $name } locked “{ $call }” more than once, with other answers. One lock counts; the other is kept.
flag-not-as-locked = { $name }’s sheet of “{ $call }” is not the one that was locked: it was changed. It is kept and does not count.
flag-not-locked = A sheet of “{ $call }” by { $name } came without a lock. It is kept and does not count.
flag-does-not-fit = { $name }’s sheet of “{ $call }” does not fit the scorecard, or bears another name. It is kept and does not count.
flag-not-entitled = { $name } entered something that only the host, or only a rater, may. It is kept and does not count.
flag-unknown-place = { $name } entered something about a call or item that this session does not have. It is kept and does not count.
missing-open = { $name } did not lock “{ $call }”.
missing-absent = { $name } locked “{ $call }”, but the sheet itself is not here, or is not the one that was locked.
close-title = End and next date
close-session = End the session
close-again = Change
closed-at = Ended { $at }.
closed-next = Next: { $date }.
close-note = Note for the minutes
next-date = Next session
next-hint = Quarterly is usual, and at once when the scorecard or the business changes.
save-title = Save
save-xlsx = Tables (XLSX)
table-raters = Each rater
table-raters-items = Raters by items
table-items = Items
table-cases = Calls
table-agenda = Agenda
table-levels = Quality and others
table-group = Group
table-next = What follows
save-report = Report (JSON)
one-table = One table
save-csv = CSV
tables-hint = The columns of the report’s tables have the same names in every language, those of the report itself.
save-json = Session (JSON)
json-names = The session’s JSON holds the names. The tables hold the letters alone.
copy-title = Another host
copy-hint = A copy for a second host, or another device of yours: with the sheets as they came, sealed until the reveal. Open it there at “Calibration”; what both have collected is united, in any order, any number of times.
save-copy = Save a copy
sheet-answers = Answers
step-setup = Set up
quoted = “{ $text }”
opener-items = { $more ->
    [0] { $items }
   *[other] { $items } and { $more } more
  }
list-comma = {", "}
totals-expert = Shaded: within ±{ $tolerance } of the expert’s { $reference }. { $outside ->
    [0] Nobody is outside.
   *[other] Outside: { $marks }.
  }
totals-consensus = Shaded: within ±{ $tolerance } of the agreed { $reference }. { $outside ->
    [0] Nobody is outside.
   *[other] Outside: { $marks }.
  }
totals-others = Shaded: within ±{ $tolerance } of the mean of the others. { $outside ->
    [0] Nobody is outside.
   *[other] Outside: { $marks }.
  }
reference-expert = { $value } (expert)
reference-consensus = { $value } (agreed)
reference-others = { $value } (mean of the others)
rater-last = { $name } { $last }
rater-due = { $name } { $last }: due

step-verdicts = Verdicts
go-to-verdicts = Next: verdicts
verdicts-after-reveal = Nothing can be said of anybody before the reveal.
rule-said = Compared with: { $reference }. A rater counts as calibrated when at least { $share } of all calls lie within ±{ $tolerance }, the mean difference lies within ±{ $bias }, and no fatal error was missed; each is shown with { $confidence } confidence.
best-title = What went well
best-raters = Calibrated: { $names }.
best-items = All saw alike, and as done well: { $items }.
best-cases = All total scores lie within the tolerance of one another: { $calls }.
verdicts-title = Each rater
column-verdict = Verdict
column-bias = Mean difference
column-alignment = Answers alike
column-calls = Calls
verdicts-hint = In brackets: between which numbers the true value lies. “Undetermined” is not “nearly calibrated”: these calls cannot tell. Nobody’s score is changed by any of this.
verdict-calibrated = calibrated
verdict-not-calibrated = not calibrated
verdict-undetermined = undetermined
of = { $count } of { $n }
ground-share = how many calls lie within the tolerance
ground-bias = the mean difference
ground-fatal = fatal errors that were missed
said-calibrated = Every part of the rule is shown to hold.
said-not-calibrated = Shown not to hold: { $grounds }.
said-undetermined = Still open: { $grounds }.
said-nothing = There is no total score yet that can be compared with the reference.
diagnosis-severe = Scores too low, about alike on every call.
diagnosis-lenient = Scores too high, about alike on every call.
diagnosis-erratic = Now too high, now too low.
diagnosis-item = On one item only: { $item }.
items-off = Off on { $items }.
fatal-missed = Missed a fatal error: { $item }, { $call }.
fatal-invented = Saw a fatal error that the reference has not: { $item }, { $call }.
more-calls = { $calls ->
    [one] One more call
   *[other] { $calls } more calls
  } would settle it, if they went as these did.
more-unknown = How many more calls would settle it, these cannot tell.
reword-title = Items the standard should word more clearly
reword-low-agreement = raters answer it differently
reword-applicability = raters differ on whether it applies
reword-few = few calls: a hint, no proof
follow-title = What follows
retrain = { $name } practises: { $why }.
short-severe = too severe
short-lenient = too lenient
short-erratic = uneven
short-fatal-missed = fatal error missed
short-fatal-invented = fatal error that is none
levels-title = Quality assurance and others
column-level = Compared with
column-gap = Quality assurance’s total scores less theirs
column-gap-items = By items, in points
group-title = The group as a whole
group-few = Too few to say much: { $answers } answers of { $calls ->
    [one] one call
   *[other] { $calls } calls
  }
column-figure = Figure
column-value = Value
figure-percentAgreement = Same answer
figure-fleissKappa = Fleiss’ kappa
figure-gwetAc = Gwet’s AC1
figure-krippendorffAlpha = Krippendorff’s alpha
figure-icc-agreement = Intraclass correlation of total scores, ICC(2,1)
figure-icc-consistency = The same with severity left aside, ICC(3,1)
figure-limits = Limits of agreement of total scores
prevalence = Of all answers: { $shares }. Where nearly all answers are alike, kappa and alpha fall although raters agree.
worth-full = full points
worth-partial = part of the points
worth-none = no points
worth-not-applicable = N/A
reword-line = { $item }: { $why }
with-note = { $text } ({ $note })

sites-title = Sites
sites-anonymous = Raters are letters here, and a site has only one: its figures would tell who is who.
sites-hint = In brackets: between which numbers the true value lies; n: of how many. A gap is shown where its interval does not hold 0. It does not say which site is right, and of twenty gaps that are none one is shown by chance.
site-gaps-title = Sites against each other
column-sites = Sites
column-site-gap = Total scores, first less second
column-items-apart = Items on which a gap is shown, in points
gap-of = { $first } and { $second }
gap-no-item = none
gap-nothing = { $first } and { $second } have no call that both scored.
gap-open = Between { $first } and { $second } no gap in total scores is shown; that is not “the same”.
gap-higher = { $first } scores { $points } points higher than { $second }.
gap-lower = { $first } scores { $points } points lower than { $second }.
gap-items = On items a gap is shown: { $items }.
gap-two-people = A gap between sites of one rater each is a gap between two people.
gap-one-person = { $site } has one rater here: its gap may be that person’s own.
table-sites = Sites
table-site-gaps = Sites against each other

comparison-title = Compared with the session before
compare-with = Compare with
compare-with-none = No session
open-before = Open a session from a file…
no-session-before = On this device no session by this scorecard was revealed before this one. One from a file stays here like the others.
compared-with = Compared with “{ $session }”.
same-said = The same in both: { $alike }.
other-said = Not the same: { $other }.
same-yardstick = scoring
same-items = items
same-tolerance = tolerance
same-rule = rule of the verdicts
same-reference = kind of reference
same-raters = raters
shown-better = Shown to be better: { $figures }.
shown-worse = Shown to be worse: { $figures }.
shown-nothing = Nothing is shown to have changed. That is not “unchanged”: each interval says how much may have.
verdicts-moved = Verdicts that read otherwise now, each by the rule of its own session: { $verdicts }. More calls alone can do that.
verdict-moved = { $name } ({ $before } → { $after })
comparison-hint = The calls are others, so a change does not say why: they may have been easier, and others may have scored them. Whoever was furthest off looks better next time by chance alone, and of twenty figures that have not changed one is said to have.
comparison-few = Of fewer than 20 calls intervals hold the true value less often than they promise.
comparison-shared = { $calls ->
    [one] One call is in both sessions: raters may remember it, and the intervals are
   *[other] { $calls } calls are in both sessions: raters may remember them, and the intervals are
  } made for other calls.
comparison-alike = Without an interval: calls were all alike in one of both sessions, and nothing is known of the error.
without-interval = { $text }, no interval
whole-group = the group
figure-spread = Standard deviation from the reference
column-before = Before
column-after = Now
column-change = Change
percent-points = { $text } percentage points
change-better = ✓ better
change-worse = ✕ worse
change-undetermined = ? the data cannot tell
change-no-direction = neither direction is better
incomparable-other-yardstick = Not compared: the scorecard scores otherwise
incomparable-other-items = Not compared: other items or answers
incomparable-other-reference = Not compared: another kind of reference
incomparable-other-tolerance = Not compared: another tolerance
incomparable-other-confidence = Not compared: intervals of another confidence
compared-biases = Raters: mean difference
compared-withins = Raters: within tolerance
compared-items = Items: how often two raters gave the same answer ({ $items })
compared-anonymous = Raters are letters in one of both sessions: nobody is followed from one to the other.
compared-nobody = No rater of this name and id took part in both.
table-compared-with = Compared with
table-comparison = Before and now
