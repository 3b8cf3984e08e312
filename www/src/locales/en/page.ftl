page-home = Start
page-score = Score
page-agreement = Agreement
page-join = Join a session
page-quiz = Quiz
page-author = Make a quiz
page-examine = Examine
page-certificates = Certificates
page-room = Calibration
main-navigation = Main
skip-to-content = Skip to content
settings = Settings
saved-at = Saved { $time }
save-failed = Not saved: the browser refuses to store. Export before you close.
offline-ready = Works offline
page-outdated = A newer version is open in another tab. Reload this one.
close = Close
save = Save
cancel = Cancel
delete = Delete
change = Change
never = never

home-title = Score a call
home-lead = Everything is computed and kept on this device. Nothing is sent anywhere.
start-title = New evaluation
start-scorecard = Scorecard
start-contact = Call, chat or mail
own-cards = Your scorecards
shipped-cards = Included scorecards
no-contact = None: only the form
start-scoring = Start scoring

evaluations-title = Evaluations
no-evaluations = None yet. What you score appears here, drafts too.
column-contact = Contact
column-agent = Agent
column-scorecard = Scorecard
column-state = State
column-score = Score
column-saved = Saved
column-actions = Actions
state-draft = Draft
state-draft-so-far = Draft, { $answered } of { $items } answered
state-submitted = Submitted
state-acknowledged = Acknowledged
state-in-review = In review
state-revised = Revised
state-final = Final
state-exempt = Exempt
outcome-pass = Pass
outcome-fail = Fail
export-one = Export { $name } as JSON
delete-one = Delete { $name }
delete-one-question = Delete the evaluation of { $name } from this device? This cannot be undone.

files-title = Files
files-hint = Open scorecards, contacts, evaluations or a whole export with its calibration sessions (JSON), or drop them anywhere on this page.
open-files = Open files…
export-all = Export everything (JSON)
export-csv = Export evaluations (CSV)
csv-mark = Mark the CSV as UTF-8 for spreadsheets
import-result = { $taken ->
    [0] Nothing was taken.
    [one] One document was taken.
   *[other] { $taken } documents were taken.
  } { $errors ->
    [0] {""}
    [one] One error.
   *[other] { $errors } errors.
  }
severity-error = Error
severity-warning = Note
issue-encoding = The file is not UTF-8. Save it as UTF-8 and open it again.
issue-no-table = This file could not be read as a table. Save it as XLSX, or as CSV in UTF-8.
issue-unknown-format = This is not a document of Calibrant’s: its format is “{ $value }”.
issue-card-unknown = The scorecard “{ $value }” is not on this device. Open its file first.
issue-quiz-unknown = The quiz of this attempt is not on this device. Open its file first.
issue-attempt-open = This attempt is open in a tab; close it there, and take the copy in again.
issue-attempt-otherwise = Here this attempt went on otherwise than in this copy; the one here stays as it is.
issue-not-a-draft = This is no draft of a quiz: “{ $value }”.
issue-not-a-sheet = This is not a rater’s sheet: its format is “{ $value }”.
issue-not-for-a-room = This is neither a sheet nor a copy of the session; its format is “{ $value }”.
issue-not-before = This session is not one to compare with: it is by another scorecard, or was not revealed before this one.
issue-not-a-room = This is not a calibration session; its format is “{ $value }”.
issue-recording-damaged = A recording in this file is damaged. Open the original in its place.
issue-sealed-damaged = What is sealed in this sheet is damaged. Ask for the sheet again.
issue-not-a-certificate = This is no certificate: its format is “{ $value }”.
issue-not-a-quiz = This is no quiz: its format is “{ $value }”.
issue-not-an-attempt = This is no attempt: its format is “{ $value }”.
issue-certificate-words = The titles that the certificate brings along (“{ $key }”) are not those of its quiz.

device-title = On this device
device-hint = Calls and names are personal data. They stay in this browser until you delete them.
device-size = Space used
device-kept = Storage
device-persisted = kept until you delete it
device-best-effort = the browser may clear it when space is short; export now and then
device-exported = Last export
delete-everything = Delete everything on this device
delete-everything-question = Every evaluation, scorecard, contact and setting in this browser will be deleted. This cannot be undone.

setting-language = Language
language-of-browser = As in the browser
setting-score = Running score
score-live = Shown while scoring
score-after = Shown after submitting
score-hidden = Hidden
setting-level = You score as
level-quality = Quality assurance
level-leadership = Leadership
level-supervisor = Supervisor
level-agent = Agent
setting-keys = Keyboard shortcuts
keys-on = On
keys-off = Off
change-keys = Change keys
change-keys-hint = Press Change, then the new key. Esc leaves it as it was.
press-a-key = Press a key…
no-key = none
change-key-of = Change the key for { $name }
switch-off = Off
switch-off-key-of = Switch off the key for { $name }
keys-default = Default keys

record-missing = This evaluation is not on this device.
call = The call
fact-contact = Contact
fact-agent = Agent
fact-channel = Channel
fact-at = Time
fact-post = Post
fact-team = Team
fact-site = Site
fact-line = Line
fact-rater = Rater
channel-voice = Voice
channel-chat = Chat
channel-mail = Mail
facts-needed = The weights of this scorecard depend on the time and the post of the call. Fill them in under “Edit details” (✎).
edit-facts = Edit details
recording-hint = No recording open. It is played from your disk and kept nowhere.
recording-open = Open recording…
recording-other = Other recording…
no-recording = There is no recording of this call: score by the transcript, or by what is played to you.
recording-aloud = This call is played aloud to you, or you are told where to listen.
recording-beside = The recording { $name } is a file of its own, which came along.
recording-other-content = This is not the recording { $name }: its content is another. Ask whoever gave you the files for the right one.
recording-other-name = This file is not called { $name }. Make sure that it is the right call.
transcript = Transcript
transcript-hint = Click a line to mark it as evidence for { $item }.
play-from = Play from { $time }
speaker-agent = Agent
speaker-customer = Customer
speaker-system = System
speaker-bot = Bot
evidence-for = Evidence · { $item }
commendation = Commend
commendation-text = What was done so well?
care-alert = Care alert
care-alert-hint = For an agent who needs support after this call.
care-alert-reason = What happened?
care-alert-to = Who should know?
special-case = Special case
special-case-hint = For a question the standard does not answer yet.
special-case-question = What is the question?
special-case-case = Case number
never-changes-score = This never changes the score.
exempt = Do not score…
exempt-title = Do not score this contact
exempt-hint = The evaluation has no score then and stays in the archive with its reason. Answers are kept.
exempt-reason = Why is it not scored?
exempt-replaced = Contact scored instead
exempt-set = Not scored:
take-back = Take back
print = Print…
as-table = As a table
save-as = Save “{ $title }” as { $format }
with-interval = { $value } [{ $low }, { $high }]
with-n = { $figure }, n = { $n }

# What a value of a document is, in the sentences of issues.
value-text = text
value-list = list
value-object = object
value-number = number
value-boolean = true or false
value-null = null
value-unreadable = something unreadable

# Why a seal was not opened, or not made.
seal-wrong-passphrase = This passphrase does not open the quiz. The file is whole: try again, or ask whoever sealed it.
seal-damaged = The file is damaged, and no passphrase opens it. Ask whoever made the quiz for a fresh copy of the file; attempts already handed in fit that copy too.
seal-no-web-crypto = This browser page has no Web Crypto, without which nothing can be sealed or opened. Open the page on https or as a file from this device. The quiz and your passphrase are not to blame.
seal-failed = This device could not work the seal out: it took too long, or the page ran out of memory. Neither the file nor the passphrase is to blame; close other pages and try again.
