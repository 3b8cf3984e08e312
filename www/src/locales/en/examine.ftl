examine-title = Grade attempts
examine-lead = Who has passed, what each rater does well, and which questions need repair. Everything stays on this device.
which-quiz = Which quiz?
quiz-file-hint = Open the quiz’s file, open or sealed, or drop it anywhere on this page.
open-quiz = Open the quiz’s file…
quiz-refused = { $file } was not opened.
quiz-unknown = This quiz is not on this device. Open its file.
kept-title = Quizzes on this device
kept-facts = Version { $version } · { $sealed ->
    [yes] answers sealed
   *[no] answers open
  } · { $attempts ->
    [0] no attempts yet
    [one] one attempt
   *[other] { $attempts } attempts
  }
named = { $name }: { $value }

seal-title = The answers are sealed
seal-lead = To grade, this page needs the passphrase the quiz was sealed with.
passphrase = Passphrase
passphrase-hint = It is never stored, and neither is what it opens. After a reload, or once you leave this page, it is asked for again.
open-seal = Open
opening-seal = Opening; this takes a moment on purpose, so that guessing is slow…
waiting-title = { $attempts ->
    [one] One attempt is here already
   *[other] { $attempts } attempts are here already
  }
waiting-hint = They are graded as soon as the answers are open.
dropped-waiting = { $files ->
    [one] The file you dropped here is taken in as soon as the answers are open.
   *[other] The { $files } files you dropped here are taken in as soon as the answers are open.
  }
attempt-of = { $name }, attempt { $attempt }

holds-in-the-open = While this page is open it holds what is right. That is gone when you leave or close it. The attempts stay on this device.
none-yet = No attempts yet. Add the files that your raters have handed in.
raters-passed = { $raters ->
    [one] { $certified ->
      [0] The one rater has not passed yet.
     *[other] The one rater has passed.
    }
   *[other] { $certified ->
      [0] None of { $raters } raters has passed yet.
     *[other] { $certified } of { $raters } raters have passed.
    }
  }
best-skill = What all do best: { $skill }, { $share } of its points.
attempts = Attempts
outcome-passed = passed
outcome-failed = not passed
outcome-undetermined = not decidable

add-title = Add attempts
add-hint = Many files at once, a whole folder, or drop files anywhere on this page. What comes twice is there once.
add-files = Add files…
add-folder = Add a folder…
add-own = { $own ->
    [one] Add the attempt taken on this device
   *[other] Add the { $own } attempts taken on this device
  }
adding = Grading…
taken-fresh = { $fresh ->
    [0] No new attempts.
    [one] One new attempt.
   *[other] { $fresh } new attempts.
  }
taken-known = { $known ->
    [one] One was here already.
   *[other] { $known } were here already.
  }
taken-others = { $others ->
    [one] One file of another kind in the folder was left alone.
   *[other] { $others } files of another kind in the folder were left alone.
  }
taken-refused = { $refused ->
    [one] One was not taken; the others are not affected.
   *[other] { $refused } were not taken; the others are not affected.
  }
refused-unreadable = This cannot be read as a file. A folder is added by its own button.
refused-not-an-attempt = This is no attempt: its format is “{ $format }”.
refused-known-quiz = This is an attempt at another quiz: “{ $title }”. Grade it there.
refused-changed = It was changed after it was handed in: its content is not what its id says. Ask the rater for the file as it was saved.
check-covers-not = The check catches an attempt that was edited, or damaged on its way. It does not catch one that somebody made up anew, with an id that fits: only supervision while the quiz is taken rules that out.
faulty-title = Kept here, but not gradable

results-title = Results
retakes-warning = Some raters have tried more than once. All their attempts are shown: every further try is another chance to pass by luck.
column-rater = Rater
column-team = Team
column-attempt = Try
column-outcome = Outcome
column-duration = Time taken
column-when = Begun
column-remarks = Remarks
with-extra = { $time } ({ $minutes } extra minutes)
remark-retake = Retake.
remark-double = There is another attempt that says it is the same try.
remark-open = Not handed in yet.
remark-late = After the time was up: { $events }; not counted.
remark-after-submit = After handing in: { $events }; not counted.
remark-answered-again = Answered again after the page had told: { $events }; the first answers count.
remark-clock-set-back = The device’s clock was set back.
filter-outcome = Outcome
filter-all = All
filter-name = Name, number or team
shown-of = { $shown } of { $all } attempts shown.
save-csv = Save as CSV
save-xlsx = Save as XLSX
save-json = Save as JSON
save-hint = The table has full precision, and the same columns in every language. The JSON has the attempts and what each answer earned, and this page takes it back. It does not have the key, but it tells what is right to whoever reads it: keep it as you keep the key.

attempt-facts = { $id } · team: { $team } · attempt { $attempt } · begun { $time }
save-attempt = Save the attempt’s file
remove-attempt = Remove from this board
remove-question = Remove this attempt from this board? The file that was handed in can be added again.
as-the-rater-sees = Below stands what the rater sees of a result: “you” is { $name }.
answers-title = Answer by answer
answers-hint = What is right is folded; what is not stands open, with what was given, what is right and why.
not-answered = Not answered: it counts as not right.

analysis-title = What the questions are worth
analysis-lead = { $attempts ->
    [0] By the first try of each rater that is handed in: there is none yet.
    [one] By the first try of each rater, one so far: who tries again has seen the questions.
   *[other] By the first try of each rater, { $attempts } so far: who tries again has seen the questions.
  }
analysis-none = Asked until it is settled, so each rater is asked something else: there is nothing to compare.
alpha-found = Cronbach’s alpha is { $alpha }: how far the questions of this part measure one thing.
alpha-none = Cronbach’s alpha: { $reason }.
alpha-below-zero = Below 0 its questions pull against one another: look first at those whose discrimination is below 0.
below-minus-one = below −1
untold = With { $attempts ->
    [one] one attempt
   *[other] { $attempts } attempts
  } nothing can be said yet about { $few } of { $items } items’ discrimination: chance alone could make it.
chart-name = Items by difficulty and discrimination, with their numbers
chart-hint = To the right is easy, at the top is what good raters get right and others do not. Below 0 it is the other way round. The numbers are those of the table.
column-number = No.
column-item = Question or item
column-difficulty = Difficulty (share of points; higher is easier)
column-discrimination = Discrimination
column-option = Option
column-chosen = Chosen
column-share = Share
none-no-variation = all the same, so there is nothing to compare
none-too-few-units = too few attempts
none-other = cannot be worked out
options-title = Options
options-hint = Discrimination of an option: whether those who chose it are better at the rest (above 0) or not. Of a wrong option it should lie below 0.
option-right = right
sheet-parts = Parts
sheet-items = Items
save-items-csv = Save items as CSV
save-items-xlsx = Save the analysis as XLSX

disputes-title = Answers of the key that raters dispute
disputes-lead = Here more raters gave one and the same other answer than a right one. Either they have not learnt it yet, or the key is wrong or too narrow. The figures cannot tell which.
dispute-hint = Few answers so far: this may be chance.
disputes-none = None: nowhere do more raters give one and the same other answer than a right one.
disputes-do = What to do: look at it again with the experts. If the other answer is right too, accept it besides and grade again; if the key is wrong, mend it; if it holds, it is what to teach next.
side-key = The key ({ $right } of { $answers })
side-rival = The other answer ({ $count } of { $answers })
side-accepted = accepted too: { $answers }
side-no-reason = The key gives no reason. Writing one would help.
side-share = Share: { $share }
read-the-call = Read the call

repairs-title = Questions to look at first
repairs-none = Nothing is sure yet.
finding-discrimination-below-zero = Who is better at the rest does worse here.
finding-option-of-the-better = What those choose who are better at the rest is wrong by the key.
finding-option-of-nobody = There are options that nobody chose.
finding-nobody-right = Nobody got it right.
finding-everybody-right = Everybody got it right.
repair-discrimination-below-zero = Check the key and the wording; it may be read in two ways.
repair-option-of-the-better = Check the key with the experts; perhaps this is right too:
repair-option-of-nobody = Put a mistake there that raters do make, or leave it out:
repair-nobody-right = Check the key; if it holds, this is what to teach next.
repair-everybody-right = That is good news, and it tells nobody apart: keep it as a start, or ask something harder.
repair-hints = { $items ->
    [one] A hint about one item, which chance alone could make
   *[other] Hints about { $items } items, which chance alone could make
  }
items-hold-the-key = These tables say what is right: keep them as you keep the key.
