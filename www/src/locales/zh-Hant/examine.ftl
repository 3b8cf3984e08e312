examine-title = 閱卷
examine-lead = 誰已通過、每位質檢人員好在哪裡、哪些題目需要修訂。所有內容都只留在這台裝置上。
which-quiz = 哪份測驗？
quiz-file-hint = 開啟測驗檔案（答案公開或加密皆可），也可以直接拖放到本頁任何位置。
open-quiz = 開啟測驗檔案…
quiz-refused = 未開啟 { $file }。
quiz-unknown = 這台裝置上沒有這份測驗，請開啟它的檔案。
kept-title = 這台裝置上的測驗
kept-facts = 版本 { $version } · { $sealed ->
    [yes] 答案已加密
   *[no] 答案公開
  } · { $attempts ->
    [0] 尚無答卷
   *[other] { $attempts } 份答卷
  }
named = { $name }：{ $value }

seal-title = 答案已加密
seal-lead = 閱卷需要輸入加密這份測驗時所用的密碼。
passphrase = 密碼
passphrase-hint = 密碼不會儲存，解密後的內容也不會儲存。重新整理或離開本頁後需要重新輸入。
open-seal = 解密
opening-seal = 正在解密；為防止有人反覆試密碼，刻意放慢，請稍候…
waiting-title = 已有 { $attempts } 份答卷
waiting-hint = 解密後即可閱卷。
dropped-waiting = 已收到拖入的 { $files } 個檔案，解鎖答案後立即匯入。
attempt-of = { $name }，第 { $attempt } 次

holds-in-the-open = 本頁開啟期間持有正確答案，離開或關閉後即消失。答卷保留在這台裝置上。
none-yet = 還沒有答卷。請加入質檢人員交來的檔案。
raters-passed = { $certified ->
    [0] { $raters } 位質檢人員，尚無人通過。
   *[other] { $raters } 位質檢人員中已有 { $certified } 位通過。
  }
best-skill = 大家最強的能力：{ $skill }，得分率 { $share }。
attempts = 答卷
outcome-passed = 通過
outcome-failed = 未通過
outcome-undetermined = 無法判定

add-title = 加入答卷
add-hint = 可以一次選取多個檔案或整個資料夾，也可以把檔案拖放到本頁任何位置。重複的只算一份。
add-files = 加入檔案…
add-folder = 加入資料夾…
add-own = 加入在這台裝置上完成的答卷（{ $own } 份）
adding = 正在閱卷…
taken-fresh = { $fresh ->
    [0] 沒有新答卷。
   *[other] 新增 { $fresh } 份答卷。
  }
taken-known = 有 { $known } 份先前已在這裡，不重複計。
taken-others = 資料夾裡另有 { $others } 個其他類型的檔案，未處理。
taken-refused = 有 { $refused } 份未收下，其餘不受影響。
refused-unreadable = 無法當作檔案讀取。資料夾請用專用的按鈕加入。
refused-not-an-attempt = 這不是答卷，格式是「{ $format }」。
refused-known-quiz = 這是另一份測驗「{ $title }」的答卷，請到那裡閱卷。
refused-changed = 交卷後被更動過：內容與識別碼不符。請向質檢人員索取當時儲存的原檔案。
check-covers-not = 這項檢查能發現被更動或傳送中損壞的答卷，但發現不了從頭另造、識別碼也吻合的答卷：只有現場監考才能排除這種情況。
faulty-title = 保留在這裡但無法閱卷

results-title = 成績
retakes-warning = 有質檢人員考了不只一次，這裡列出其全部答卷：每多考一次，就多一次靠運氣通過的機會。
column-rater = 質檢人員
column-team = 組別
column-attempt = 第幾次
column-outcome = 結果
column-duration = 作答時間
column-when = 開始時間
column-remarks = 備註
with-extra = { $time }（延長 { $minutes } 分鐘）
remark-retake = 重考。
remark-double = 另有一份答卷標明是同一次。
remark-open = 尚未交卷。
remark-late = 逾時後的操作 { $events } 次，不計。
remark-after-submit = 交卷後的操作 { $events } 次，不計。
remark-answered-again = 看到答案後再次作答 { $events } 次，以第一次為準。
remark-clock-set-back = 裝置時鐘曾被調回。
filter-outcome = 結果
filter-all = 全部
filter-name = 姓名、員工編號或組別
shown-of = 顯示 { $shown } / { $all } 份答卷。
save-csv = 存成 CSV
save-xlsx = 存成 XLSX
save-json = 存成 JSON
save-hint = 表格保留全部精度，各語言的欄名相同。JSON 裡還有答卷與每題得分，本頁可以再次讀入。其中沒有標準答案，但讀的人看得出哪些是對的：請像標準答案一樣保管。

attempt-facts = { $id } · 組別：{ $team } · 第 { $attempt } 次 · { $time } 開始
save-attempt = 儲存答卷檔案
remove-attempt = 從這裡移除
remove-question = 要從這裡移除這份答卷嗎？交來的檔案可以再次加入。
as-the-rater-sees = 以下是質檢人員看到的結果，其中「您」指 { $name }。
answers-title = 逐題檢視
answers-hint = 答對的已收合；沒有全對的展開顯示：所答內容、正確答案與理由。
not-answered = 未作答，以答錯計。

analysis-title = 題目分析
analysis-lead = { $attempts ->
    [0] 依每位質檢人員首次交卷計算：目前還沒有。
   *[other] 依每位質檢人員的首次答卷計算，目前 { $attempts } 份：再考的人已看過題目。
  }
analysis-none = 這一部分得出結論即停止出題，每人所答的題不同，無法比較。
alpha-found = Cronbach α 係數為 { $alpha }：表示這一部分的題目在多大程度上測的是同一件事。
alpha-none = Cronbach α 係數：{ $reason }。
alpha-below-zero = 低於 0 表示題目互相牴觸：請先看鑑別度低於 0 的題目。
below-minus-one = 低於 −1
untold = 只有 { $attempts } 份答卷，{ $items } 項中有 { $few } 項的鑑別度還說明不了什麼：單憑偶然也會出現這樣的數值。
chart-name = 各項的難度與鑑別度（以編號標示）
chart-hint = 越靠右越容易；越靠上，越是好的質檢人員答對而其他人答不對；在 0 以下則相反。編號與表中一致。
column-number = 編號
column-item = 題目或評分項目
column-difficulty = 難度（得分率，越高越容易）
column-discrimination = 鑑別度
column-option = 選項
column-chosen = 選擇人數
column-share = 占比
none-no-variation = 全都一樣，無從比較
none-too-few-units = 答卷太少
none-other = 無法計算
options-title = 選項
options-hint = 選項的鑑別度表示選它的人在其餘題目上是否更好（大於 0 為更好）。錯誤選項應當小於 0。
option-right = 正確
sheet-parts = 各部分
sheet-items = 題目與評分項目
save-items-csv = 題目分析存成 CSV
save-items-xlsx = 題目分析存成 XLSX

disputes-title = 質檢人員不認同的標準答案
disputes-lead = 在這些地方，給出同一個其他答案的質檢人員比答對的還多。要嘛大家還沒學會，要嘛標準答案有誤或過窄；數字本身分辨不出是哪一種。
dispute-hint = 答案還不多，可能只是偶然。
disputes-none = 沒有：沒有哪個其他答案比正確答案更多人選。
disputes-do = 怎麼做：請專家再看一遍。如果另一個答案也對，就把它列為也可接受並重新閱卷；如果標準答案有誤，就更正；如果標準答案成立，這就是接下來要教的內容。
side-key = 標準答案（{ $answers } 人中 { $right } 人）
side-rival = 另一個答案（{ $answers } 人中 { $count } 人）
side-accepted = 也可接受：{ $answers }
side-no-reason = 標準答案沒有寫明理由，補上會有幫助。
side-share = 占比：{ $share }
read-the-call = 檢視通話內容

repairs-title = 先看哪些題目
repairs-none = 目前沒有確有把握的發現。
finding-discrimination-below-zero = 其餘題目做得更好的人，這裡反而更差。
finding-option-of-the-better = 其餘題目做得更好的人所選的，依標準答案是錯的。
finding-option-of-nobody = 有的選項沒有人選。
finding-nobody-right = 沒有人答對。
finding-everybody-right = 所有人都答對了。
repair-discrimination-below-zero = 請檢查標準答案與題目敘述，可能有兩種理解。
repair-option-of-the-better = 請與專家核對標準答案，也許這同樣正確：
repair-option-of-nobody = 換成質檢人員真會犯的錯誤，或者刪去：
repair-nobody-right = 請檢查標準答案；如果成立，這就是接下來要教的內容。
repair-everybody-right = 這是好消息，但分不出高低：可留作開頭，或者換更難的題。
repair-hints = { $items } 項有跡象，單憑偶然也會出現
items-hold-the-key = 這些表格會透露正確答案：請像標準答案一樣保管。
