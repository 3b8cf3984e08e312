# The form
opening = Opening the scorecard…
cannot-open = The scorecard cannot be opened.
issue-blocked-by-csp = This page lets no WebAssembly run: the script-src of its Content-Security-Policy needs 'wasm-unsafe-eval'.
card-facts = { $version } · { $items ->
    [one] 1 item
   *[other] { $items } items
  }
not-applicable = N/A
no-answer = no answer
fatal = Fatal
bonus = Bonus
optional = optional
section-total = { $earned } of { $possible } points
section-points = { $earned } points
add-note = Note for { $item }
edit-note = Note for { $item }, has text
note-for = Note for { $item }
note-hint = Note: what was said, what it led to
suggestion-for = Suggestion for { $item }
suggestion-hint = Suggestion
evidence-of = Evidence for { $item }
remove-evidence = Remove evidence { $place }
stamp-time = + current time
turn = turn { $turn }
root-causes = Root cause
cause-training = training
cause-knowledge-base = knowledge base
cause-coaching = coaching
cause-standard = standard
cause-process = process
cause-system = system
cause-product = product
cause-policy = policy
how-to-judge = How to judge
purpose = Why this item exists:

# The bar
unit-points = points
exactly = exactly { $exact }
so-far = so far
no-score = No score yet
exempt = Exempt: not scored
higher-than = higher than { $at }
at-least = at least { $at }
not-higher-than = not higher than { $at }
lower-than = lower than { $at }
section-too-low = a section is below its minimum
pass-needs = to pass: { $rule }
pass = Pass
fail = Fail
fatal-fired = fatal error
progress = { $answered } of { $shown } answered{ $notApplicable ->
    [0] {""}
   *[other] {" "}· { $notApplicable } N/A
  }
explain = Where this score comes from
submit = Submit
read-only = Read only
is-submitted = Submitted
close = Close

# What stands in the way
not-submitted = Not submitted yet: { $count ->
    [one] one thing is missing
   *[other] { $count } things are missing
  }
cannot-score = The score cannot be computed yet
invalid-values = Some values cannot be read.
answers-missing = Some items have no answer yet.
issue-missing-answer = No answer yet.
issue-note-required = This answer asks for a note.
issue-evidence-required = This answer asks for evidence: mark a time or a line of the transcript.
issue-not-a-decimal = Enter a number such as 12.5.
issue-too-many-digits = At most six digits after the point.
issue-out-of-range = This number is too large.
issue-outside-ranges = The scorecard has no points for this value.
issue-too-many-choices = Too many are chosen.
issue-bad-date = Enter a date.
issue-too-long = This text is too long.

# The explanation
well-done = Done well
nothing-yet = Nothing at full points yet.
deductions = Where points were lost
no-deductions = No points were lost.
not-applicable-items = Not applicable:
on-paper = The sum, step by step
points-full = { $points } of { $points }
bonus-points = +{ $points } bonus
points-lost-of = −{ $points } of { $possible }
points-lost = −{ $points }
cost-of-form = costs { $cost } percentage points
share-of-form = counts for { $share } % of the form
shown-as = Shown as
section-minimum = { $title } must reach { $at } %: it has { $score }
formula-points = 100 × all points earned ÷ all points possible.
formula-section-scaled = 100 × (points earned × section weight, added up) ÷ (points possible × section weight, added up).
formula-item-weighted = 100 × (share of each item × its weight, added up) ÷ (weights, added up).
formula-section-weighted = (Score of each section × its weight, added up) ÷ (weights, added up).
formula-deduction = The starting points, and every deduction taken from them.
formula-additive = The starting points, and all points added to them.
column-item = Item
column-earned = Earned
column-possible = Possible
column-share = Share
column-weight = Of the form
column-rules = What happened
rule-aggregate = Together
rule-base = Starting from
rule-bonus = With bonus
rule-bonus-ceiling = Bonus limited to
rule-floor = Not below
rule-ceiling = Not above
rule-sum = sum
rule-baseline = with baseline
rule-minimum = raised to the minimum
rule-na-scaling = N/A spread over the section
rule-nothing-counts = nothing counts
rule-na-excluded = N/A: leaves the sum
rule-na-within-section = N/A: its weight stays in the section
rule-na-full-credit = N/A: full points
rule-na-no-credit = N/A: no points
rule-na-points = N/A: points fixed by the card
rule-missing-blocks = no answer yet
rule-missing-as-na = no answer: treated as N/A
rule-missing-no-credit = no answer: no points
rule-missing-worst = no answer: lowest points
rule-bonus-item = bonus
rule-unscored = not scored
rule-hidden = hidden
fatal-item = Fatal for the item:
fatal-section = Fatal for the section:
fatal-form = Fatal for the form:
effect-zero = falls to 0
effect-fail = fails, the score stays
effect-cap = at most { $cap } %

# Keys
action-level = Level { $level }
action-notApplicable = Not applicable
action-next = Next item
action-previous = Previous item
action-comment = Write a note, stamp the time
action-submit = Submit
action-undo = Undo
action-redo = Redo
action-explain = Where this score comes from
action-help = Keys
keys-are-off = Single-key shortcuts are switched off.
keys-note = The key of the chosen level clears it. Enter goes into a field, Esc leaves it. Keys rest while you type.

# What somebody who was scored sees and may say
review-answers = Every answer
review-scored = Scored by { $by }, { $at }
review-not-submitted = Not submitted yet
review-was-read = read by { $by }, { $at }
review-decided = Decided by { $by }, { $at }
review-open = { $by } asked on { $at }: not decided yet
review-upheld = accepted
review-stands = stays as it was
review-final = This decision is final.
review-object = See { $item } differently
review-objection-to = What you see differently at { $item }
review-claim = Which answer would have been right?
review-reason = Why? What was said or done, and when
review-reason-missing = Say why first.
review-withdraw = Take back
review-comment = A word with it, if you like
review-read = I have read this
review-is-read = You have read this
review-send = Send { $count ->
    [one] one objection
   *[other] { $count } objections
  }
