join-title = 參加校準
join-lead = 您與其他人評同樣的通話，彼此看不到對方的評分。交出評分單之前，所有內容只留在這台裝置上。
room-file-title = 校準會議室
room-file-hint = 開啟主持人給您的會議室檔案，也可以直接拖放到本頁任何位置。
open-room = 開啟會議室檔案…
room-refused = 未開啟 { $file }。
not-a-room = 這不是會議室檔案，格式是「{ $format }」。會議室檔案由主持人設定完成後儲存。
recording-damaged = 會議室檔案裡的錄音 { $name } 已毀損，其餘內容已讀入。
joined-rooms = 這台裝置上的會議室
room-facts = 主持人：{ $host } · { $cases } 通通話 · 建立於 { $created }
forget-room = 從這台裝置刪除 { $title }
forget-room-question = 要從這台裝置刪除這個會議室，連同其中所有評分與評分單嗎？尚未交出的評分單會遺失。

host-is = 主持人：{ $host }
who-title = 您是哪一位？
who-hint = 評分單會以這個名字交出。名單裡沒有您，請洽主持人。
begun-here = 已在這台裝置開始
you-are = 您以 { $name }（{ $level }）的身分評分。
not-you = 不是您？

cases-title = 通話
blind-hint = 請獨立評每一通，評完送出。為避免影響判斷，不顯示得分。送出後、鎖定前仍可修改。
cases-done = 已評 { $done } / { $cases }
case-open = 未開始
case-started = 評分中
case-finished = 已評，未鎖定
case-locked = 已鎖定
case-of = 第 { $number } / { $cases } 通 · { $name }
finished-hint = 已評完，尚未鎖定。
next-case = 下一通：{ $title }
go-and-lock = 回到清單鎖定
change-answers = 修改答案
locked-hint = 已鎖定。以這些答案為準，僅供檢視。

lock-later = 請先送出一通，才能鎖定。
lock = 鎖定 { $count } 通…
lock-question = 要鎖定這 { $count } 通嗎？
lock-meaning = 鎖定後即以這些答案為準，無法再私下更動：主持人會收到一個封印，只對應這些答案。
lock-left = 還有 { $left } 通沒有評完，可以稍後另用一張評分單鎖定。
seal-meaning = 揭曉之前，主持人的頁面只顯示您已鎖定，不顯示任何答案。這能防止隨手偷看，防不了有人刻意拆開檔案。
lock-now = 鎖定

sheets-title = 您已鎖定的評分單
sheets-hint = 請把每一張都交給主持人 { $host }。重複交也沒關係。
sheet-name = 評分單 { $number }
sheet-locked = 鎖定於 { $time }，{ $count } 通
save-sheet = 儲存評分單檔案
