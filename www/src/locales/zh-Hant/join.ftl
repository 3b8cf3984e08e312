join-title = 參加校準
join-lead = 您與其他人評同樣的通話，彼此看不到對方的評分。交出評分單之前，所有內容只留在這台裝置上。
room-file-title = 校準會議
room-file-hint = 開啟主持人給您的校準會議檔案，也可以直接拖放到本頁任何位置。
open-room = 開啟校準會議檔案…
room-refused = 未開啟 { $file }。
not-a-room = 這不是校準會議檔案，格式是「{ $format }」。校準會議檔案由主持人設定完成後儲存。
recording-damaged = 校準會議檔案裡的錄音 { $name } 已毀損，其餘內容已讀入。
joined-rooms = 這台裝置上的校準會議
room-facts = 主持人：{ $host } · { $cases } 通通話 · 建立於 { $created }
forget-room = 從這台裝置刪除 { $title }
forget-room-question = 要從這台裝置刪除這場校準會議，連同其中所有評分與評分單嗎？尚未交出的評分單會遺失。

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
lock-meaning = 鎖定後即以這些答案為準，無法再私下更動：主持人會收到一個檢核碼，只對應這些答案。
lock-left = 還有 { $left } 通沒有評完，可以稍後另用一張評分單鎖定。
seal-meaning = 揭曉之前，主持人的頁面只顯示您已鎖定，不顯示任何答案。這能防止隨手偷看，防不了有人刻意拆開檔案。
lock-now = 鎖定

sheets-title = 您已鎖定的評分單
sheets-hint = 請把每一張都交給主持人 { $host }。重複交也沒關係。
sheet-name = 評分單 { $number }
sheet-locked = 鎖定於 { $time }，{ $count } 通
save-sheet = 儲存評分單檔案
show-frames = 顯示 QR 碼
frames-title = 以 QR 碼交評分單
frames-hint = 請將螢幕對準主持人的鏡頭。先後順序、重複掃描都沒關係。
picture-of = 第 { $number } / { $pictures } 張
previous-picture = 上一張
next-picture = 下一張
show-in-turn = 輪流顯示
frames-text = 同樣內容的文字，可由主持人貼上
copy-text = 複製文字
text-copied = 已複製。

# 主持人這一側。
scanner-hint = 評核員也可以將評分單顯示為 QR 碼，依序對準鏡頭。其中的內容不會顯示。
camera-picture = 鏡頭畫面
scan = 用鏡頭掃描
stop-camera = 關閉鏡頭
open-pictures = 開啟照片…
no-camera = 這裡無法使用鏡頭。請開啟 QR 碼的照片，或貼上評核員傳來的文字。
paste-sheets = 評核員傳來的文字
take-text = 收下
from-camera = 鏡頭畫面
from-text = 貼上的文字
no-code-in = { $name }：沒有找到 QR 碼。
no-sheet-in = { $name }：裡面沒有評分單的內容。
part-taken = 一張評分單的 { $of } 個 QR 碼已收到 { $have } 個。
sheet-known = { $name }：先前已經收過。
sheet-damaged = { $name }：已毀損或不完整，請從評核員的頁面重新取一次。
sheet-taken = 已收下 { $rater } 的評分單。
sheet-refused = { $name }：未收下。{ $reasons }

open-elsewhere = 這張評分單已在本瀏覽器的另一個分頁開啟。同一時間只能在一個分頁填寫。
go-on-here = 在這裡繼續
recordings-here = 錄音已有 { $here } / { $wanted } 個。
open-recordings = 開啟錄音…
recording-strange = { $name } 的內容與這場校準的錄音都不符，沒有讀入。
change-locked = 仍要修改…
change-locked-title = 修改已鎖定的答案
change-locked-meaning = 已鎖定的內容維持不變。改後的答案會成為另一張評分單：大家會看到這通鎖定過兩次，以及原因。
change-locked-reason = 為什麼要修改？
lock-again = 其中有通話先前鎖定過。兩次鎖定都會保留，第二次會標示出來。

# 不用檔案的方式。
without-file = 不用檔案
host-page = 主持人的頁面
take-from-tab = 從 { $host } 的分頁取得「{ $title }」
take-by-link = 透過連線取得校準會議
hand-over = 現在交出
handed-sending = 正在送出…
handed-lost = 沒有回應。請儲存評分單檔案交給主持人，內容不會遺失。
handed-over = 主持人已收到。
handed-refused = 主持人的頁面沒有收下：
link-title = 與另一台裝置直接連線
link-hint = 同一網路內使用，不經過伺服器：主持人的頁面顯示邀請碼，您在這裡回應，再將回應碼以聊天或郵件傳回。許多公司網路不允許這樣做，檔案方式一律可用。
link-invitation = 主持人的邀請碼
link-answer = 回應
link-token-for-host = 您的回應碼：請交給主持人
link-bad = 這不是邀請碼，或不完整。請從主持人的頁面重新複製。
link-waiting = 等待主持人填入您的回應碼。若一直沒有反應，請改用檔案。
link-open = 已與主持人連線。
link-lost = 連線已中斷。請改用評分單檔案，內容不會遺失。
channel-pictures = 以文字、鏡頭或照片
channel-tabs = 來自本瀏覽器的分頁
channel-tabs-hint = 停留在這個步驟時，評核員在本瀏覽器的另一個分頁開啟「參加校準」，不用檔案就能取得校準會議並交出評分單。
callers = { $callers ->
    [0] 還沒有分頁聯繫過。
   *[other] 分頁已聯繫 { $callers } 次。
  }
channel-link-hint = 適用於同一網路內另一台裝置上的評核員，不經過伺服器：將邀請碼交給對方，再把對方的回應碼填在這裡。許多公司網路不允許這樣做，檔案方式一律可用。
link-invite = 邀請一位評核員
link-number = 連線 { $number }
link-state-invited = 等待評核員回應
link-state-bad = 這不是評核員的回應碼，或不完整
link-state-open = 已連線
link-state-lost = 已中斷，請對方改用評分單檔案
link-token-for-rater = 邀請碼：交給一位評核員
link-answer-of-rater = 評核員的回應碼
link-connect = 連線
from-tab = 本瀏覽器的分頁
