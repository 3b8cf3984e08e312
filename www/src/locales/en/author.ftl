author-title = Quizzes I make
author-lead = Questions, and calls that an expert has scored, made into a quiz for raters. Everything is kept on this device at every change; nothing is sent anywhere.
to-quizzes = To the quizzes
remove = Remove
remove-named = Remove { $name }
earlier = Move up: { $name }
later = Move down: { $name }
drafts-title = Drafts on this device
draft-untitled = Quiz without a title
draft-facts = version { $version } · { $parts ->
    [one] one part
   *[other] { $parts } parts
  } · changed { $saved }
draft-delete = Delete the draft { $name }
draft-delete-question = Delete the draft “{ $name }” from this device? Files that were saved of it stay. This cannot be undone.
draft-elsewhere-title = Open in another tab
draft-elsewhere = This draft is open in another tab of this browser. Only one tab at a time can write on it.
draft-take-over = Go on here
draft-refused = { $file } was not opened.
passphrase-title = Sealed quiz
passphrase-hint = What is right in { $name } is encrypted. Its passphrase opens it for you to change; the draft holds the answers in the open on this device.
passphrase = Passphrase
passphrase-open = Open
begin-title = Begin a quiz
begin-scratch = From scratch
begin-file = From a quiz file…
begin-file-hint = An open quiz, or a sealed one whose passphrase you know. What you open is copied: the file stays as it is. You can also drop it anywhere on this page.
begin-copy = From a copy of
begin-copy-now = Make a copy
session-title = From a calibration session
session-hint = What the room agreed on becomes what is right, with the reason that was recorded. Where nothing had to be discussed because all gave the same answer, that answer is right.
session-room = Session on this device
session-look = See what it gives
session-file = From a session’s file…
session-not-revealed = This session is not revealed yet: what raters answered is still locked in it.
session-none = This is no calibration session: its format is “{ $format }”.
session-items = Agreed on by the room: { $fromRoom }. Answered alike by all: { $fromAll }.
session-open = { $items ->
    [one] One item has no answer of the room’s.
   *[other] { $items } items have no answer of the room’s.
  } If you take the call, they count for nothing until you answer them as the expert.
open-not-discussed = answered differently and not discussed
open-left-open = discussed and left open:
open-no-answer = nobody’s sheet is there
open-item = { $item }: { $why }
session-panel = Keep how the room’s raters scored, as a panel
session-panel-hint = Whoever takes the quiz is shown how often the house’s own raters agree with the consensus. Their ids are then in the file.
session-left-out = { $calls ->
    [one] One call is left out.
   *[other] { $calls } calls are left out.
  }
session-all = Every call of the session is taken.
session-begin = Begin a quiz with these calls
session-add = Add these calls as a part
file-refused = { $file } was not taken.

texts-in = Texts in
language-en = English
language-zh-Hans = 简体中文
language-zh-Hant = 繁體中文
texts-missing = { $missing ->
    [one] One text is
   *[other] { $missing } texts are
  } not in { $language } yet.
texts-next = To the first of them
missing-here = Not in { $language } yet. Elsewhere: “{ $other }”

about-title = The quiz
field-title = Title
field-purpose = Purpose: what it is for, and what may be used
field-id = Id
field-id-hint = Letters, digits, dots, hyphens, underscores. It stays the same from version to version.
field-version = Version
field-version-hint = Another one whenever what is asked or what is right changes: certificates name it.
field-mode = Mode
author-mode-exam = Exam
author-mode-practice = Practice
author-mode-exam-hint = Exam: nothing is told before the end, and the last answer counts.
author-mode-practice-hint = Practice: each answer is followed by what is right and why, and the first answer counts.
field-attempts = Attempts
field-minutes = Minutes
field-validDays = A certificate holds (days)
unlimited = no limit
field-shuffle = Shuffle
field-shuffle-hint = Each rater meets questions and options in another order.
field-plain = Texts that say no language are in
skills-heading = Skills
skills-hint = Questions and items may name the skill they take. The result is then told by skill too, over all parts.
skill-name = Skill “{ $id }”
skill-none = – none –
add-skill = Add a skill

parts-title = Parts
no-parts = No parts yet. A quiz needs at least one.
part-untitled = Part { $number }
part-questions = { $count ->
    [one] one question
   *[other] { $count } questions
  }
part-calls = { $count ->
    [one] one call
   *[other] { $count } calls
  }
part-not-required = not needed to pass
part-remove-question = Remove “{ $name }” with everything in it?
add-knowledge = Add a part of questions
add-scoring = Add a part of calls to score
add-from-session = Add calls from a calibration session
part-about = The part
part-name = Title of the part
part-subject = What it is about
subject-none = – not said –
subject-business = Business
subject-standard = Scoring standard
subject-process = Process
subject-scoring = Scoring calls
part-required = Needed to pass
part-required-hint = The quiz is passed only with this part.

questions-title = Questions
no-questions = No questions yet.
question-untitled = Question { $number }
question-remove-question = Remove the question “{ $name }” with its answer?
kind-single = one right option
kind-multiple = several right options
kind-order = in order
kind-match = match
kind-number = number
with-points = { $points } points
add-single = + One right option
add-multiple = + Several right options
add-order = + Order
add-match = + Match
add-number = + Number
question-title = Question
question-kind = Kind
question-points = Points
question-skill = Skill
question-reason = Why this is right
question-reason-hint = Shown with the answer, in practice at once. Say first what is right, then why what tempts is not.
question-guidance = What to know before answering
question-guidance-hint = Shown with the question.
question-partial = Part of the answer earns part of the points
partial-single = {""}
partial-multiple = Wrong options cost: guessing earns nothing on average.
partial-order = By how many pairs stand in the right order.
partial-match = Wrong matches cost, open ones do not.
partial-number = {""}
options-single = Options; mark the right one
options-multiple = Options; mark all that are right
options-order = Options in the right order. Raters never see them in this one: what stands in the file tells nothing of it.
options-match = Options to choose from
option-number = Option { $number }
option-is-right = Option { $number } is right
option-reason = Why option { $number } is right, or not
add-option = Add an option
prompts = What they are matched with
prompt-number = Prompt { $number }
prompt-right = Right for prompt { $number }
add-prompt = Add a prompt
number-right = Right number
number-tolerance = Right too within ±
number-nothing-from = Nothing is earned from a distance of
number-nothing-from-hint = Between, less and less. Left empty: right or wrong.

import-title = Questions from a file, or as a table
import-table = From a table (CSV, XLSX)…
import-qti = From QTI (XML, ZIP)…
import-hint = They are added after the questions that are here. What cannot be taken is listed with its place and its reason; good questions come in all the same.
save-template = Save an example table (XLSX)
save-table = Save these questions as a table (XLSX)
save-table-hint = The table has no column for what to know before answering; everything else of a question is in it, the answers too.
template-file = questions-example
import-taken = { $questions ->
    [0] No question was taken.
    [one] One question was taken.
   *[other] { $questions } questions were taken.
  }
import-left-out = { $lines ->
    [0] Nothing was left out.
    [one] One thing was not taken:
   *[other] { $lines } things were not taken:
  }
table-where = { $file }, row { $row }, column { $column } ({ $name }):
table-where-row = { $file }, row { $row } ({ $name }):
fault-unknown-column = The table has no such column; nothing of it was read.
fault-column-twice = This column stands here twice; the first one counts.
fault-no-column = The column “{ $name }” is not there; without it no row can be read.
fault-missing = Something has to be written here.
fault-unknown-kind = “{ $value }” is no kind of question. Write single, multiple, order, match or number.
fault-not-an-id = “{ $value }” is no id: 1 to 64 letters, digits, dots, hyphens, underscores.
fault-id-twice = “{ $value }” is already the id of another.
fault-too-long = This text is too long: { $value } characters; 20,000 are possible.
fault-two-texts = There is a text without a language and one with; keep either.
fault-not-points = “{ $value }” is no number of points: a whole number from 1 to 100.
fault-not-yes-or-no = “{ $value }” is neither yes nor no.
fault-not-a-decimal = “{ $value }” is no number such as 24 or 2.5.
fault-negative = “{ $value }” is below 0; a distance is not.
fault-below-tolerance = { $value } is nearer than the tolerance, within which everything is earned.
fault-unknown-option = “{ $value }” is none of the row’s options.
fault-option-twice = “{ $value }” is named twice.
fault-answer-count = “{ $value }” names too many options, or too few.
fault-too-few = A question needs at least two options; this one has { $value }.
fault-not-of-kind = A question of the kind “{ $value }” has nothing in this column.
qti-where = { $file }, item { $item }:
qti-not-taken = Not taken. { $text }
qti-taken-without = Taken, but not everything of it. { $text }
left-unreadable = This cannot be read: it is no well-formed XML and no ZIP.
left-doctype = The XML has a document type. It is not read, as harm can come from there.
left-too-large = More than 4 MiB of XML.
left-not-qti = This is no QTI 2 or 3: it begins with “{ $what }”.
left-missing-file = What is referred to here is not in the package.
left-no-manifest = The package has no imsmanifest.xml; every XML in it was read.
left-resource = “{ $what }” is neither a question nor a test, such as a picture or a style sheet.
left-test = What the test says besides its questions has no place in a quiz: “{ $what }”.
left-interaction = It is answered in a way that a quiz does not have: “{ $what }”.
left-several-interactions = It asks for more than one answer.
left-adaptive = It asks differently by what was answered before.
left-template = It has values that are drawn by chance.
left-response-processing = Its score does not follow from right or wrong alone: “{ $what }”. Here only right or wrong counts.
left-no-answer = It states no right answer, or one that is none of its options.
left-answer-shape = A quiz cannot say such an answer: “{ $what }”.
left-no-text = An option, or all that is asked, is without words.
left-too-few = Fewer than two options.
left-too-many = More than 50 options.
left-too-long = A text of more than 20,000 characters.
left-media = A picture, a recording or a formula: “{ $what }”. Its words stayed.
left-markup = Its layout (“{ $what }”); the words stayed.
left-feedback = Feedback on wrong answers, or on something else than an option.
left-rubric = Words for scorers, tutors and authors.
left-stimulus = A text that several questions share.
left-mapping = What each option earns: here part of an answer earns by the quiz’s own rule.
left-points = Its score of { $what } is not a whole number from 1 to 100; the nearest was taken.
left-presentation = Options with a fixed place, or how many may be chosen.
left-renamed = Its identifier “{ $what }” is none here, or was taken; it has another.
example-single = Who may reset a password?
example-reason = Nobody else can prove who they are.
example-owner = The owner, once identified
example-friend = A friend who knows the birthday
example-multiple = What belongs to scoring a call?
example-listen = Listen to all of it
example-check = Check against the standard
example-note = Note why
example-guess = Guess what was meant
example-order = In which order?
example-match = What comes of it?
example-fatal = A fatal error
example-fails = The call fails
example-slip = A slip of the tongue
example-loses = Points may be lost
example-number = Within how many hours is an appeal answered?

card-heading = Scorecard
card-facts = { $id } · version { $version } · { $items } items
card-choose = Score by
card-file = From a file…
card-change-question = By another scorecard, what the expert answered no longer holds: it is removed, with reasons and accepted answers (calls concerned: { $calls }). Change it?
calls-title = Calls
no-calls = No calls yet.
call-untitled = Call { $number }
call-lines = transcript of { $lines } lines
call-no-transcript = without a transcript: raters need the recording from you
call-progress = { $answered } of { $items } items answered
call-remove-question = Remove “{ $name }” with how the expert scored it?
call-choose = Call, chat or mail
call-none = None: played to the raters
call-add = Add the call
call-file = From a contact’s file…
calls-few = Answers to one call hang together, so it is calls that make a quiz telling: of few, luck decides more than the curve says.
item-skills = Which item takes which skill
call-about = The call
call-name = Title of the call
expert-title = As the expert scores it
expert-progress = { $answered } of { $items } items answered. What is not answered does not count in the quiz.
expert-hint = You score it in the form that raters have. Have a second expert score it too before it decides about anybody: an expert who is wrong makes a wrong yardstick, and nothing here can tell.
expert-score = Score the call
expert-go-on = Go on scoring
expert-back = Back to the call
expert-answer = Expert’s answer: { $answer }
accepted-title = What is right too, and why
accepted-hint = Where the standard leaves two answers open, accept both. The reason is shown to whoever answered otherwise.
accepted-besides = Accepted too
accepted-another = Another answer
accepted-set = Another set of options
accepted-add = Accept it too
item-reason = Why { $item } is answered so
author-panel-title = Panel
panel-kept = How { $raters ->
    [one] one rater
   *[other] { $raters } raters
  } of the house scored this call is kept with it: { $names }
panel-remove = Remove the panel

whole-rule-title = When the quiz is passed
whole-rule-hint = With every part that is needed. A share of everything may be asked besides; a point and an answer to a call’s item weigh the same.
rule-whole-share = Share of everything, at least (%)
rule-confidence-alpha = Error rate of intervals (0.05: 95% intervals)
rule-none = none
rule-title = When this part is passed
rule-kind = Rule
rule-limits = Limits, all of which have to be kept
rule-sequential = One after another, until it is decided
rule-share = Share of the points, at least (%)
rule-scoring-hint = Left empty, the usual holds: it stands greyed in the field. Answers count as right where they are the expert’s, or accepted.
rule-answers-share = Share of all answers right, at least (%)
rule-level-two = Of items with two levels (%)
rule-level-three = Of items with three levels (%)
rule-level-more = Of items with more levels (%)
rule-bias = Mean difference of totals, at most ±
rule-nonAdjacent = Answers more than one step away, at most (%)
rule-missedFatals = Calls with a fatal error missed, at most
rule-floor = At least, of “{ $name }” (%)
rule-floor-of-item = A floor for a single item
rule-floor-of-question = A floor for a single question
rule-add-floor = Add the floor
sequential-hint-questions = Wald’s test: question after question, until it is clear that the rater is good enough or is not. Who is poor passes seldom, who is good fails seldom; both rates are counted exactly.
sequential-hint-calls = Wald’s test: call after call, until it is clear that the rater is good enough or is not. A call is right where enough of its answers are.
sequential-poor = Should fail: right in (%)
sequential-good = Should pass: right in (%)
sequential-alpha = The poor one passes in, at most (%)
sequential-beta = The good one fails in, at most (%)
sequential-cap = At most so many
sequential-call = A call is right from (%)

issues-title = What is to be mended
issues-count = { $issues ->
    [one] One thing stands against this quiz.
   *[other] { $issues } things stand against this quiz.
  } Each line leads to its place.
issues-none = Nothing: the quiz can be taken and graded.
issues-none-here = Nothing in this part.
answer-open = Which option is right has not been chosen yet.
caution-unscored = { $items ->
    [one] One item has no expert’s answer yet: it does not count.
   *[other] { $items } items have no expert’s answer yet: they do not count.
  }
where-quiz = The quiz, { $field }
where-question = { $part }, question { $number }: { $title }
where-field = { $where } · { $field }
where-answer = right answer
where-call = { $part }, call { $number }: { $title }
prospect-title = What the quiz can tell
prospect-hint = Worked out before anybody has tried, and anew at every change.
prospect-not-yet = As soon as nothing is to be mended, it is worked out.
prospect-computing = Working it out…
prospect-whole = The whole quiz
prospect-independent = Answers are taken for independent, and they are not: what is hard about a call is hard for all its items. Five calls of twelve items tell less than sixty answers would.
plan-title = { $part }: when it stops
plan-hint-questions = After so many questions it is failed with no more right ones than stand here, and passed with no fewer.
plan-hint-calls = After so many calls it is failed with no more right ones than stand here, and passed with no fewer.
plan-after = After
plan-fails = Failed with at most
plan-passes = Passed with at least
plan-poor = Who is right in { $agreement } passes in { $passes } of all cases, after { $length } on average.
plan-good = Who is right in { $agreement } fails in { $fails } of all cases, after { $length } on average.
plan-moved = With this cap Wald’s own bounds would err more often, so they were moved apart as far as needed.
plan-more-than-there-are = The plan reaches to { $cap }, and the part has { $answers }: some attempts will stay undetermined.
plan-too-short = No test with so small a cap keeps both error rates. The smallest that does is { $cap }.
plan-too-short-ever = The two agreements are so close that even 2,000 do not keep both error rates. Set them further apart.

save-title = Give it out
save-not-yet = Once nothing is to be mended, the quiz can be tried and saved. The draft is kept as it is.
try-title = Try it
try-hint = As a trainee meets it, on this device.
try-now = Try it as a trainee
save-open-title = As an open file
save-open-hint = What is right stands in it. The page does not show it early, but whoever opens the file in a text editor can read it. The page grades by itself.
save-open = Save the quiz
saved-as = Saved as { $name }.
seal-title = As a sealed file
seal-hint = What is right, reasons too, is encrypted under a passphrase. It keeps the key from everybody who has not the passphrase, and nothing from whoever was told it. It does not keep anybody from trying guesses, nor from looking things up while answering: what is at stake belongs into a room with somebody in it. Only an examiner with the passphrase can grade.
seal-practice = A practice quiz tells what is right after each answer. Sealed, it could tell nothing: there is no use in sealing it.
make-exam = Make it an exam
passphrase-again = The passphrase again
passphrase-advice = At least eight characters; better some words that nobody would guess. It is kept nowhere: without it nobody can open the quiz, you neither. Your draft stays open on this device.
passphrases-differ = The two passphrases are not the same.
save-sealed = Save the sealed quiz
busy = One moment…
