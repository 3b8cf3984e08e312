join-title = Join a calibration
join-lead = You score the same calls as the others, without seeing their answers. Everything stays on this device until you hand your sheet over.
room-file-title = The room
room-file-hint = Open the room file that your host has given you, or drop it anywhere on this page.
open-room = Open room file…
room-refused = { $file } was not opened.
not-a-room = This is no room file: its format is “{ $format }”. A room file is what the host saves when the room is set up.
recording-damaged = The recording { $name } in the room file is damaged. Everything else was taken.
joined-rooms = Rooms on this device
room-facts = Host: { $host } · { $cases ->
    [one] one call
   *[other] { $cases } calls
  } · set up { $created }
forget-room = Delete { $title } from this device
forget-room-question = Delete this room from this device, with every answer and sheet in it? A sheet that has not been handed over is lost.

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
lock-meaning = From then on these answers count as they are. They can no longer be changed unseen: the host gets a seal of them that fits these answers and no others.
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
