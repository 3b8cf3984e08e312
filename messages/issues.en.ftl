# One line a code: what is wrong, with the value and the limit, in words a scorecard author understands.

## Any document
unreadable = This is not a value that JSON can hold.
too-deep = This is nested deeper than any document needs, or contains itself.
too-large = The document is larger than { $limit } bytes.
wrong-type = Expected { $expected }, found { $found }.
missing-key = "{ $key }" is missing.
unknown-key = "{ $key }" is not a key that is known here.
duplicate-key = "{ $key }" stands here twice.
wrong-format = The format is { $value }; this reader knows "{ $expected }".
not-one-of = "{ $value }" is not one of: { $allowed }.
bad-id = "{ $value }" cannot be an id: use 1 to { $limit } of the letters A–Z a–z, digits, dot, hyphen, underscore.
empty-text = A text is needed here; this one is empty.
too-long = This text has { $length } characters; the limit is { $limit }.
bad-language = "{ $value }" is not a language tag such as "en" or "zh-Hant".
not-a-decimal = "{ $value }" is not a decimal number such as 12.5.
too-many-digits = { $value } has more than { $limit } digits after the point.
out-of-range = { $value } is outside { $min } to { $max }.
not-an-integer = { $value } is not a whole number.
bad-date = "{ $value }" is not a date such as 2026-11-20.
bad-instant = "{ $value }" is not a time with its offset, such as 2026-11-20T09:30:00+08:00.
too-many = There are { $count } here; the limit is { $limit }.
empty-list = At least one is needed here.
duplicate-id = The id "{ $value }" is already used at { $first }.
duplicate-entry = "{ $value }" stands here more than once.

## Scorecard
key-not-for-kind = "{ $key }" has no meaning for an item of kind "{ $kind }".
key-not-for-method = "{ $key }" has no meaning for the method "{ $method }".
key-not-where-weighted = "{ $key }" acts on points, but here the items are weighted.
key-not-for-unscored = "{ $key }" has no meaning for an item that is not scored.
text-is-not-scored = An item of kind "{ $kind }" cannot be scored.
negative-weight = The weight { $value } is negative; a weight is zero or more.
zero-weight-total = The weights add up to 0, so nothing would count.
weight-unused = The method "{ $method }" does not use this weight.
nothing-to-earn = The highest points are { $highest }; where points are added up, an item must offer more than 0.
no-spread = The lowest and the highest points are both { $highest }; a weighted item needs a difference.
only-bonus = Every scored item is a bonus item; a bonus needs something to be added to.
nothing-scored = No item is scored, so the card can never give a score.
empty-range = The range from { $from } to { $to } holds nothing.
range-overlap = This range overlaps the range at { $first }.
range-gap = No range holds the values from { $from } to { $to }; add a range, or "else".
na-points-outside = { $value } points for "not applicable" lie outside the item's { $lowest } to { $highest }.
missing-adds-nothing = In the method "{ $method }" a missing answer with "no-credit" adds 0, which may be the best there is.
bonus-ceiling-unused = There is no bonus item, so "bonusCeiling" never acts.
ceiling-below-floor = The ceiling { $ceiling } lies below the floor { $floor }.
unknown-section = There is no section "{ $value }".
unknown-item = There is no item "{ $value }".
unknown-option = The item "{ $item }" has no option "{ $value }".
condition-shape = A condition is one of: all, any, not, or an item with one test (in, notIn, allIn, exactly, below, atLeast).
condition-test = The test "{ $test }" cannot be put to an item of kind "{ $kind }".
condition-too-deep = Conditions may nest { $limit } levels.
condition-cycle = These depend on each other in a circle: { $cycle }.
condition-never-true = No answers make this visible.
fatal-effect-scope = The effect "fail" works on the whole form; the scope here is "{ $scope }".
fatal-on-bonus = A bonus item cannot be fatal.
fatal-on-unscored = An item that is not scored cannot be fatal.
fatal-option-unmarked = The fatal rule waits for an option marked as fatal, and none is.
fatal-option-unused = This option is marked as fatal, but the item's fatal rule does not say "when": "option".
fatal-no-spread = The lowest and the highest points are both { $highest }; "below" needs a difference.
fatal-never-bites = The item's best is 0 points, so this fatal rule changes nothing.
band-same-cut = This band starts at { $from }, as does the band at { $first }.
band-uncovered = A score below { $from } falls into no band.
pass-inside-band = Passing starts at { $at }, inside the band "{ $band }"; the same band would hold passes and fails.
profile-period = The profile ends on { $until }, before it starts on { $from }.
profile-overlap = On { $date } both this profile and the one at { $first } would hold for the same post.

## Evaluation
wrong-scorecard = The evaluation is for the scorecard "{ $value }"; this one is "{ $expected }".
version-mismatch = The evaluation is for version "{ $value }"; this scorecard is version "{ $expected }".
hash-mismatch = The scorecard has been changed since this evaluation was made: its hash is { $expected }, the evaluation names { $value }.
text-changed = The scorecard's text has been mended since this evaluation was made; what changes scores is the same.
several-answers = An item has one answer; here are: { $keys }.
answer-kind = An item of kind "{ $kind }" is answered with "{ $expected }", not with "{ $key }".
not-applicable-refused = "Not applicable" is not offered for the item "{ $item }".
too-many-choices = { $count } options are chosen; the limit is { $limit }.
outside-ranges = { $value } lies in none of the item's ranges.
missing-answer = The item "{ $item }" has no answer yet.
note-required = The answer to "{ $item }" asks for a note.
evidence-required = The answer to "{ $item }" asks for evidence.
hidden-answer = The item "{ $item }" is hidden by its condition; its answer does not count.
evidence-place = Evidence names a time ("from") or a turn ("turn").
evidence-order = The evidence ends at { $to }, before it starts at { $from }.
not-disputed = The item "{ $item }" is decided here, but was not disputed.
turn-order = Turn { $value } comes after turn { $before }; turns count upwards.

## Result
nothing-answered = No scored item has an answer, so there is no score.
nothing-counts = Nothing that was answered counts, so there is no score.
section-without-fatal = Nothing in the section "{ $section }" counts, and its fatal rules had nothing to act on.
score-outside-range = The score { $value } lies outside 0 to 100.
result-mismatch = The stored { $key } is { $stored }; recomputed it is { $computed }.

## Columns
unknown-column = The scorecard has no item "{ $item }".
column-shape = The column of an item of kind "{ $kind }" is { $expected }.
column-length = This column has { $count } rows, the others have { $expected }.
column-value = Row { $row } holds { $value }, which is no answer to "{ $item }".
too-many-options = A mask holds { $limit } options; the item has { $count }.
unknown-profile = There is no profile "{ $value }".

## Package
not-ready = Call and await init() before anything else.
blocked-by-csp = The page's Content-Security-Policy must allow 'wasm-unsafe-eval' in script-src.
freed = This scorecard has been freed.
not-json = This text is not JSON: { $reason }
