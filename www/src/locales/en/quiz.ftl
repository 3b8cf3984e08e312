quiz-title = Quiz
quiz-lead = Questions, and calls that an expert has scored: they show whether you score as the house does. Everything stays on this device until you hand your attempt over.
quiz-file-title = The quiz’s file
quiz-file-hint = Open the file that your trainer has given you, or drop it anywhere on this page.
open-quiz = Open the quiz’s file…
quiz-refused = { $file } was not opened.
quiz-unknown = This quiz is not on this device. Open its file.
quizzes-title = Quizzes on this device
forget-quiz = Delete { $title } from this device
forget-quiz-question = Delete “{ $title }” from this device, with every attempt at it? An attempt that has not been handed over is lost.
forget-handed-in = { $attempts ->
    [one] One attempt that was handed in for grading here is deleted too.
   *[other] { $attempts } attempts that were handed in for grading here are deleted too.
  }
samples-title = To try
sample-practice = Practise with it
sample-exam = Take it as an exam
trainers-title = For trainers and examiners
to-author = Make a quiz, or change one
to-examine = Grade attempts
to-certificates = Certificates and when they expire
mode-practice = Practice
mode-exam = Exam
quiz-version = Version { $version }
quiz-sealed = answers sealed
quiz-size = { $parts ->
    [one] one part
   *[other] { $parts } parts
  }, { $steps ->
    [one] one question or call
   *[other] { $steps } questions and calls
  }
quiz-minutes = { $minutes } minutes

named = { $name }: { $value }
awaits-title = What awaits you
questions = { $questions ->
    [one] one question
   *[other] { $questions } questions
  }
calls = { $calls ->
    [one] one call to score
   *[other] { $calls } calls to score
  }
part-optional = not needed to pass
meaning-practice = Practice: after each answer you see what is right and why. The first answer counts. What you missed can come again at the end.
meaning-exam = Exam: nothing is told before the end. You can go back and change answers until you hand in; the last one counts.
no-time-limit = There is no time limit.
time-limit = You have { $minutes } minutes; the time runs on when the page is closed.
attempts-limit = { $attempts ->
    [one] You may try once.
   *[other] You may try { $attempts } times.
  }
kept-at-once = Every answer is kept at once. After a crash or a reload you go on where you were.
protects-open = What is right stands in the quiz’s file. This page does not show it early, but whoever opens the file in a text editor can read it.
protects-sealed = What is right is encrypted in the quiz’s file. Nobody can read it here without the examiner’s passphrase, and only the examiner can grade.
protects-file = An attempt that is edited afterwards is caught; one that somebody makes up anew is not. The time is this device’s: a clock that is set back is noted.
taker-title = Who takes it?
taker-name = Name
taker-id = Staff number or login
taker-id-hint = Letters, digits, dots, hyphens and underscores
taker-team = Team (if any)
extra-minutes = Extra minutes
extra-minutes-hint = Only as agreed with your trainer: they stand in the result.
begin = Begin
name-missing = Write the name of whoever takes it: without one the attempt cannot be graded.
attempts-title = Attempts on this device
attempt-of = { $name }, attempt { $attempt }
attempt-handed-in = handed in
attempt-under-way = under way
attempts-left = Attempts left on this device: { $left }.
no-attempts-left = { $name } has no attempts left on this device, of { $attempts } allowed.
attempt-elsewhere-title = Open in another tab
attempt-elsewhere = This attempt is open in another tab of this browser. Only one tab at a time can write on it.
take-over = Go on here

step-of = { $number } of { $steps }
answered-so-far = { $answered } of { $steps } answered.
steps = Questions and calls
go-to-answered = { $number }, answered
go-to-open = { $number }, open
time-left = Time left: { $time }
time-short = Less than five minutes are left.
clock-set-back = The clock of this device was set back. The result will say so; it gains no time.
how-single = Choose one.
how-multiple = Choose all that are right. Wrong choices cost.
how-order = Put them in order, with the arrows.
how-match = Choose for each what belongs to it. What stays open costs nothing.
how-number = Write a number.
move-up = Move up: { $option }
move-down = Move down: { $option }
not-matched = – open –
your-number = Your answer
no-number = Write a number such as 24 or 2.5.
keep-order = This order is my answer
change-answers = Change answers
submit-for-feedback = Submit the form to see what the expert answered.
check-answer = Give this answer
back = Back
next = Next
hand-in = Hand in…
hand-in-title = Hand in now?
hand-in-meaning = Answers can no longer be changed then. You see the result at once.
hand-in-sealed = Answers can no longer be changed then. You save your attempt as a file; the examiner grades it.
hand-in-open = { $open ->
    [0] Everything is answered.
    [one] One is not answered: it counts as not right.
   *[other] { $open } are not answered: they count as not right.
  }
hand-in-now = Hand in
to-the-result = To the result

feedback-sealed = Kept. What is right is sealed in this quiz; your examiner can tell you.
answer-right = Right.
answer-partly = Partly right. Points: { $earned } of { $of }.
answer-wrong = Not right.
call-alike = { $earned } of { $of } answers are right: as the expert’s, or accepted too.
option-chosen-right = rightly chosen
option-left-wrong = rightly left out
option-missed-right = left out, though it is right
option-chosen-wrong = not right; you chose it
right-order = The right order:
order-same = as you put it
order-other = you put it at { $place }
left-open = left open
match-same = as you chose
match-other = you chose: { $option }
right-number = Right is { $number } (within { $tolerance }); your answer: { $given }.
right-number-exactly = Right is { $number }; your answer: { $given }.
as-the-expert = Seen as the expert sees it
otherwise-than-expert = The expert sees it otherwise
yours-and-experts = yours: { $yours } · expert’s: { $experts }
accepted-too = · accepted too: { $answers }
not-applicable = not applicable
again-left = Again: { $left } left
again-through = All of them were right once.

handed-in = Handed in
examiner-grades = Your attempt is complete. What is right is sealed, so this page cannot grade it: save the attempt’s file and give it to your examiner.
not-gradable = This attempt cannot be graded. Save its file and show it to your trainer.
taken-by = { $name } · attempt { $attempt } · { $time }
outcome-passed = Passed
outcome-failed = Not passed
outcome-undetermined = Not decidable yet
meaning-passed = Every limit of this quiz was kept. Passed is not calibrated: it is these questions and these calls, on this day. Whether you still score so is for calibration to say.
meaning-failed = At least one limit was not kept. Below stands what to practise first, and then which limit it was and by how much.
meaning-undetermined = So few answers do not decide it: neither that you pass nor that you do not. Your trainer can give you more.
took-time = Time taken: { $time }.
with-extra-minutes = Extra minutes: { $minutes }.
remark-late = After the time was up: { $events }; what was answered then does not count.
remark-after-submit = After handing in: { $events }; what was answered then does not count.
remark-answered-again = Answered again after the page had told: { $events }; the first answers count.
remark-clock-set-back = The clock of the device was set back (how often: { $events }).
save-attempt = Save the attempt’s file
attempt-file-hint = The file has your name, every answer and its time. It leaves this device only where you take it.
practise-due = Practise again ({ $due })
practise-next = What was right comes again on { $day }: what is asked after days is kept longer.
due-today = to practise today: { $due }
well-title = What was done well
well-passed = Passed: { $parts }.
well-strongest = Strongest: { $skills }.
well-most = Most was right in “{ $part }”: { $share }.
practise-title = What to practise first
lost-of = { $lost } of { $of } lost
whole-title = The whole quiz
part-passed = passed
part-failed = not passed
part-undetermined = not decidable yet
earned-of = { $earned } of { $of } points.
share-found = Share of right answers: { $share }.
share-few = Of so few the interval holds less often than it promises.
rating-answers = { $exact } of { $answers } answers are exactly right, { $adjacent } one step away, { $nonAdjacent } further away.
rating-bias = Total scores differ from the expert’s by { $bias } on average; below 0 is stricter than the expert.
rating-fatals = Fatal errors that you did not see:
panel-title = As the house scores
panel-hint = The house’s own raters on the same calls. Whoever agrees with the expert as often as they do scores as the house does.
panel-you = You
column-panel = Rater
column-panel-exact = Exactly right
skills-title = Skills
column-skill = Skill
column-points = Points
points-of = { $earned } of { $of }
column-share = Share
column-limit = Limit
column-asked = Asked
column-found = Found
column-outcome = Kept
limit-least = at least { $limit }
limit-most = at most { $limit }
limit-around = within ±{ $limit }
limit-part = to be passed
check-passed = ✓ kept
check-failed = ✗ not kept
check-undetermined = – open
ground-share = Share of everything
ground-levels = Items with so many levels
ground-item = Single items
ground-of-item = “{ $item }”
ground-non-adjacent = Answers more than one step away
ground-bias = Mean difference of total scores
ground-fatal = Calls with a fatal error missed
ground-sequential = Right answers one after another
ground-part = Parts
levels-two = Items with two levels
levels-three = Items with three levels
levels-more = Items with more levels
curve-title = { $part }: what it can tell
curve-hint = How probable it is to pass, by the chance that any one answer is right. The flatter the curve, the more luck decides.
curve-own = Your share is { $value }.
curve-interval = The tinted band is its interval, { $low } to { $high }.
curve-without = Left out, so that fewer pass than the curve says: { $limits }.
curve-name = Chance of passing by true agreement, with your share and its interval
curve-name-alone = Chance of passing by true agreement
column-agreement = True agreement
column-chance = Chance of passing
worth-title = What may be concluded
worth-calibrated = “Passed” and “calibrated” are two things: the first is one sitting, the second is kept up from call to call.
worth-independent = The curve takes answers for independent. What is hard about a call is hard for all its items, so luck decides somewhat more than it says.
worth-again = Every further try is another chance to pass by luck.
worth-clock = The times are those of this device’s clock.
