join-title = Join a session
join-lead = You score the same calls as the others, without seeing their answers. Everything stays on this device until you hand your sheet over.
room-file-title = The session’s file
room-file-hint = Open the file that your host has given you, or drop it anywhere on this page.
open-room = Open the session’s file…
room-refused = { $file } was not opened.
not-a-room = This is no session’s file: its format is “{ $format }”. It is what the host saves when the session is set up.
recording-damaged = The recording { $name } in the session’s file is damaged. Everything else was taken.
joined-rooms = Sessions on this device
room-facts = Host: { $host } · { $cases ->
    [one] one call
   *[other] { $cases } calls
  } · set up { $created }
forget-room = Delete { $title } from this device
forget-room-question = Delete this session from this device, with every answer and sheet in it? A sheet that has not been handed over is lost.

host-is = Host: { $host }
who-title = Who are you?
who-hint = Your sheet is handed over under this name. If you are not on the list, ask your host.
begun-here = begun on this device
you-are = You score as { $name } ({ $level }).
not-you = Somebody else?

cases-title = Calls
blind-hint = Score each call on your own, and submit it. No score is shown: it would sway you. Submitted calls can still be changed until you lock them.
cases-done = { $done } of { $cases } scored
case-open = not begun
case-started = begun
case-finished = scored, not locked
case-locked = locked
case-of = Call { $number } of { $cases } · { $name }
finished-hint = Scored, and not locked yet.
next-case = Next: { $title }
go-and-lock = To the list, to lock
change-answers = Change answers
locked-hint = Locked. These answers count, and are read-only.

lock-later = Submit a call first; then it can be locked.
lock = Lock { $count ->
    [one] one call…
   *[other] { $count } calls…
  }
lock-question = Lock { $count ->
    [one] this call?
   *[other] these { $count } calls?
  }
lock-meaning = From then on these answers count as they are. They can no longer be changed unseen: the host gets a fingerprint of them that fits these answers and no others.
lock-left = { $left ->
    [one] One call is
   *[other] { $left } calls are
  } not scored yet. Lock { $left ->
    [one] it
   *[other] them
  } later, in another sheet.
seal-meaning = Until the reveal the host’s page shows that you have locked, and none of your answers. That guards against a look out of habit, not against somebody who takes the file apart.
lock-now = Lock

sheets-title = Your locked sheets
sheets-hint = Give each to your host, { $host }. Giving one twice does no harm.
sheet-name = Sheet { $number }
sheet-locked = locked { $time }, { $count ->
    [one] one call
   *[other] { $count } calls
  }
save-sheet = Save sheet file
show-frames = Show as QR
frames-title = Your sheet as pictures
frames-hint = Hold the screen before your host’s camera. The order does not matter, nor how often a picture is seen.
picture-of = Picture { $number } of { $pictures }
previous-picture = Back
next-picture = Next
show-in-turn = Show in turn
frames-text = The same as text, to be pasted by your host
copy-text = Copy text
text-copied = Copied.

# On the host's side.
scanner-hint = Raters can also show their sheets as QR pictures; hold them before the camera one after the other. Nothing of what is in them is shown.
camera-picture = What the camera sees
scan = Scan with the camera
stop-camera = Stop the camera
open-pictures = Open photos…
no-camera = No camera can be used here. Open photos of the pictures, or paste the raters’ text.
paste-sheets = Text that raters have sent
take-text = Take
from-camera = The camera’s picture
from-text = The pasted text
no-code-in = { $name }: no QR code was found in it.
no-sheet-in = { $name }: there is nothing of a sheet in it.
part-taken = { $have } of { $of } pictures of a sheet are there.
sheet-known = { $name }: that was taken before.
sheet-damaged = { $name }: damaged or not complete. Take it again from the rater’s page.
sheet-taken = The sheet of { $rater } was taken.
sheet-refused = { $name }: refused. { $reasons }

open-elsewhere = This sheet is open in another tab of this browser. Only one tab at a time can write on it.
go-on-here = Go on here
recordings-here = { $here } of { $wanted } recordings are here.
open-recordings = Open recordings…
recording-strange = { $name } is none of this session’s recordings: its content is another. Nothing was taken.
change-locked = Change all the same…
change-locked-title = Change answers that are locked
change-locked-meaning = What you have locked stays as it is. Changed answers make another sheet: everybody will see that this call was locked twice, and why.
change-locked-reason = Why do you change them?
lock-again = You have locked one of these calls before. Both locks are kept, and the second is flagged.

# Ways without a file.
without-file = Without a file
host-page = The host’s page
take-from-tab = Take “{ $title }” from { $host }’s tab
take-by-link = Take the session by the link
hand-over = Hand over now
handed-sending = On its way…
handed-lost = Nobody answers. Save the sheet file and give it to your host; nothing is lost.
handed-over = Received by the host.
handed-refused = The host’s page refuses it:
link-title = Live link to another device
link-hint = Within one network, without a server: your host’s page shows an invitation; you answer it here, and the answer goes back to the host by chat or mail. Many company networks forbid this. Files always work.
link-invitation = The host’s invitation
link-answer = Answer
link-token-for-host = Your answer: give it to the host
link-bad = This is not an invitation, or not the whole of it. Copy it again from the host’s page.
link-waiting = Waiting for the host to take your answer. If nothing happens, use files.
link-open = Linked to the host.
link-lost = The link was lost. Use the sheet file; nothing is lost.
channel-pictures = As text, by camera or photo
channel-tabs = From tabs of this browser
channel-tabs-hint = While this step is open, a rater at “Join a session” in another tab of this browser gets the session and hands in sheets without a file.
callers = { $callers ->
    [0] No tab has called yet.
    [one] One tab has called.
   *[other] Tabs have called { $callers } times.
  }
channel-link-hint = For a rater on another device in the same network, without a server: give them the invitation, and put their answer in here. Many company networks forbid this. Files always work.
link-invite = Invite a rater
link-number = Link { $number }
link-state-invited = waiting for the rater’s answer
link-state-bad = this is not the rater’s answer, or not the whole of it
link-state-open = linked
link-state-lost = lost; ask for the sheet file
link-token-for-rater = The invitation: give it to one rater
link-answer-of-rater = The rater’s answer
link-connect = Connect
from-tab = A tab of this browser
