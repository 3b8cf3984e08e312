# One line a code: what is wrong, with the value and the limit, in words a scorecard author understands.

## Any document
unreadable = This value cannot be written as JSON; a text, a number, true, false, a list or an object can.
too-deep = This is nested deeper than any document may be, or contains itself; make it flatter.
too-large = The document is larger than { $limit } bytes; make it smaller.
wrong-type = Expected { $expected } here, found { $found }.
missing-key = The key "{ $key }" is missing here; add it.
unknown-key = The key "{ $key }" is not known here; correct its spelling, or keep your own data under "meta".
duplicate-key = The key "{ $key }" stands here more than once; keep one.
wrong-format = The format is "{ $value }"; here it has to be "{ $expected }".
not-one-of = "{ $value }" is not known here; write one of: { $allowed }.
bad-id = "{ $value }" cannot be an id; use 1 to { $limit } of the letters A–Z and a–z, digits, dot, hyphen and underscore.
empty-text = This text is empty; write something.
too-long = This text has { $length } characters; at most { $limit } are allowed.
bad-language = "{ $value }" is not a language tag; write one such as "en" or "zh-Hant".
not-a-decimal = "{ $value }" is not a decimal number; write one such as 12.5, without spaces, plus sign or exponent.
too-many-digits = { $value } has more than { $limit } digits after the point; shorten it.
out-of-range = { $value } is outside the range from { $min } to { $max }.
not-an-integer = { $value } is not a whole number.
bad-date = "{ $value }" is not a date of the calendar; write one such as 2026-11-20.
bad-instant = "{ $value }" is not a time with its offset from UTC; write one such as 2026-11-20T09:30:00+08:00.
too-many = There are { $count } entries here; at most { $limit } are allowed.
empty-list = At least one entry is needed here.
duplicate-id = The id "{ $value }" is already used at { $first }; choose another.
duplicate-entry = "{ $value }" stands in this list more than once; keep one.

## Scorecard
key-not-for-kind = "{ $key }" has no meaning for an item of kind "{ $kind }"; remove it.
key-not-for-method = "{ $key }" has no meaning for the method "{ $method }"; remove it, or choose another method.
key-not-where-weighted = "{ $key }" acts on points, but the items of this section count by their weights; remove it.
key-not-for-unscored = "{ $key }" has no meaning for an item that is not scored; remove it.
text-is-not-scored = An item of kind "{ $kind }" cannot be scored; remove "scored".
negative-weight = The weight { $value } is negative; a weight is 0 or more.
zero-weight-total = All weights that count are 0, so there would never be a score; give at least one more than 0.
weight-unused = This weight changes nothing: the method "{ $method }" does not use it, or the item is a bonus item or not scored.
nothing-to-earn = The best answer to this item is worth { $highest } points; where points are added up, it has to be worth more than 0.
no-spread = The worst and the best answer to this item are both worth { $highest } points; an item that is weighted needs a difference.
only-bonus = Every scored item is a bonus item; add one that is not, since a bonus needs something to be added to.
nothing-scored = No item is scored, so this scorecard never gives a score.
empty-range = The range from { $from } to { $to } holds no value; "from" has to be below "to".
range-overlap = This range overlaps the one at { $first }; a range holds its "from", but not its "to".
range-gap = No range holds the values from { $from } up to { $to }; add a range, or "else".
na-points-outside = "naPoints" is { $value }, but the answers to this item are worth { $lowest } to { $highest } points.
missing-adds-nothing = With the method "{ $method }" a missing answer under "no-credit" adds 0 points, which may be the best there is; consider "worst" or "block".
bonus-ceiling-unused = "bonusCeiling" never acts, since there is no bonus item.
ceiling-below-floor = The ceiling { $ceiling } lies below the floor { $floor }; with the method "deduction" they are 100 and 0 unless given.
unknown-section = The scorecard has no section "{ $value }".
unknown-item = The scorecard has no item "{ $value }".
unknown-option = The item "{ $item }" has no option "{ $value }".
condition-shape = A condition is one of "all", "any", "not", or "item" with exactly one test: "in", "notIn", "allIn", "exactly", "below" or "atLeast".
condition-test = The test "{ $test }" cannot be put to an item of kind "{ $kind }"; "choice" takes "in" and "notIn", "multi" also "allIn" and "exactly", "number" takes "below" and "atLeast".
condition-too-deep = This condition nests more than { $limit } levels; make it flatter, for instance with one "all" or "any".
condition-cycle = Whether these items are visible depends on itself, in a circle: { $cycle }; remove one of the conditions.
condition-never-true = No answers can ever make this visible; check this condition, and those of the items it asks about.
fatal-effect-scope = The effect "fail" works on the whole form only, but the scope here is "{ $scope }"; change one of the two.
fatal-on-bonus = A bonus item cannot be fatal; remove "fatal" or "bonus".
fatal-on-unscored = An item that is not scored cannot be fatal; remove "fatal", or let the item be scored.
fatal-option-unmarked = The fatal rule waits for an option marked "fatal": true, but no option is; mark one.
fatal-option-unused = This option is marked as fatal, but the item has no fatal rule with "when": "option"; add one, or remove the mark.
fatal-no-spread = The worst and the best answer to this item are both worth { $highest } points; "below" needs a difference.
fatal-never-bites = No points above 0 can be earned here, so this fatal rule takes nothing away; consider the scope "form".
band-same-cut = This band starts at { $from }, as the one at { $first } does; change one of the two.
band-uncovered = A score below { $from } is possible and falls into no band; let the lowest band start lower.
pass-inside-band = Passing starts at { $at }, inside the band "{ $band }", which would hold passes and fails; let a band start there.
profile-period = The profile ends on { $until }, before it starts on { $from }.
profile-overlap = On { $date } this profile and the one at { $first } would both hold for the same post; change the dates or the posts.

## Evaluation
wrong-scorecard = The evaluation was made with the scorecard "{ $value }"; this one is "{ $expected }".
version-mismatch = The evaluation was made with version "{ $value }" of the scorecard; this one is version "{ $expected }".
hash-mismatch = The scorecard has been changed since this evaluation was made: the evaluation names { $value }, the scorecard is { $expected }.
text-changed = The scorecard's texts have been changed since this evaluation was made; whatever changes scores is the same.
several-answers = An item takes one answer; here are several: { $keys }.
answer-kind = An item of kind "{ $kind }" is answered with "{ $expected }", not with "{ $key }".
not-applicable-refused = "Not applicable" is not allowed for the item "{ $item }".
too-many-choices = { $count } options are chosen; at most { $limit } are allowed.
outside-ranges = { $value } lies in none of the ranges of this item.
missing-answer = The item "{ $item }" has no answer yet.
note-required = The answer to "{ $item }" needs a note.
evidence-required = The answer to "{ $item }" needs evidence: a place in the recording or in the transcript.
hidden-answer = The item "{ $item }" is hidden by its condition, so its answer does not count.
evidence-place = Evidence needs a time ("from") or a turn of the transcript ("turn").
evidence-order = This ends at { $to } seconds, before it starts at { $from } seconds.
not-disputed = The decision names the item "{ $item }", which was not disputed.
turn-order = Turn { $value } stands after turn { $before }; turns count upwards.

## Result
nothing-answered = No scored item has an answer, so there is no score.
nothing-counts = Nothing that was answered counts, so there is no score.
section-without-fatal = Nothing in the section "{ $section }" counts, so its fatal rules had nothing to act on.
score-outside-range = The score { $value } lies outside 0 to 100.
result-mismatch = The stored "{ $key }" is { $stored }; computed again, it is { $computed }.

## Columns
unknown-column = The scorecard has no item "{ $item }".
column-shape = The column of an item of kind "{ $kind }" has to be { $expected }.
column-length = This column has { $count } rows, the others have { $expected }.
column-value = Row { $row } holds { $value }, which is no answer to "{ $item }".
too-many-options = A mask holds { $limit } options; the item has { $count }.
unknown-profile = The scorecard has no profile "{ $value }".
row-length = This row has { $count } ratings, the first has { $expected }; write null where a rating is missing.
unknown-category = "{ $value }" is none of the declared categories.
rated-twice = This rater has already rated this unit; one rating counts.
weights-and-metric = Weights and a metric are two answers to one question; give one of them.
metric-for-alpha = A metric belongs to krippendorff-alpha; "{ $coefficient }" takes weights.
weights-shape = A table of weights has a row and a column for each of { $expected } categories.

## Sessions
other-room = This belongs to another room, not to "{ $expected }".
other-yardstick = This was scored by another scorecard, or by rules that have changed since.
event-changed = This event is not what its id says: "{ $value }". The file is damaged, or somebody has changed it.
unknown-rater = The room has no rater "{ $value }".
unknown-case = The room has no call "{ $value }".

## Quizzes
too-few = There are { $count } entries here; at least { $least } are needed.
unknown-skill = The quiz names no skill "{ $value }".
unknown-part = The quiz has no part "{ $value }".
unknown-question = This part of the quiz has no question or call "{ $value }".
option-left-out = The right order has to name every option; "{ $value }" is not in it.
credit-below-tolerance = Everything is earned within { $tolerance } of the number; "nothingFrom" cannot be { $value }, which is nearer.
poor-not-below-good = A poor rater's agreement has to be below a good one's; { $poor } is not below { $good }.
key-and-seal = The answers stand here twice, open and sealed; keep either "key" or "sealed".
seal-damaged = The seal is not what its hash says: "{ $value }". The file is damaged, or somebody has changed it; no passphrase opens it.
sealed-quiz = The answers of this quiz are sealed; open it with the examiner's passphrase first.
practice-sealed = Practice tells after each answer what is right, which nobody can while it is sealed; make the quiz an exam, or leave it open.
other-quiz = This is an attempt at another quiz, or at one that has been changed since.
attempt-changed = This attempt is not what its id says: "{ $value }". The file is damaged, or somebody has changed it.
not-passed = There is a certificate of what is passed; this attempt comes to "{ $value }".
certificate-changed = This certificate is not what its id says: "{ $value }". The file is damaged, or somebody has changed it.
certificate-mismatch = What the certificate says under "{ $key }" is not what its quiz and its attempt come to.

## Package
not-ready = Call and await init() before anything else.
blocked-by-csp = The page's Content-Security-Policy must allow 'wasm-unsafe-eval' in script-src.
freed = This scorecard has been freed.
not-json = This text is not JSON: { $reason }
