# 每個代碼一行：用評核表製作者看得懂的話，說明錯在哪裡、目前的值、上限是多少。

## Any document
unreadable = 這個值無法寫成 JSON；可以用的是文字、數字、true、false、清單與物件。
too-deep = 此處巢狀層數過深，超過文件允許的範圍，或包含了自己；請減少層數。
too-large = 文件超過 { $limit } 個位元組；請縮小文件。
wrong-type = 此處應為 { $expected }，實際為 { $found }。
missing-key = 此處缺少鍵「{ $key }」，請補上。
unknown-key = 此處不認得鍵「{ $key }」；請檢查拼字，自己的資料請放在「meta」之下。
duplicate-key = 鍵「{ $key }」在此處重複出現；請只保留一個。
wrong-format = 格式為「{ $value }」；此處必須是「{ $expected }」。
not-one-of = 此處不認得「{ $value }」；請從下列項目中擇一：{ $allowed }。
bad-id = 「{ $value }」不能當作 id；請用 1 到 { $limit } 個字元，限英文字母 A–Z、a–z、數字、句點、連字號與底線。
empty-text = 此處文字為空；請填寫內容。
too-long = 這段文字有 { $length } 個字元；上限為 { $limit } 個。
bad-language = 「{ $value }」不是語言標籤；請寫成「en」或「zh-Hant」這樣的形式。
not-a-decimal = 「{ $value }」不是十進位數字；請寫成 12.5 這樣的形式，不含空格、加號與指數。
too-many-digits = { $value } 的小數超過 { $limit } 位；請減少位數。
out-of-range = { $value } 超出 { $min } 到 { $max } 的範圍。
not-an-integer = { $value } 不是整數。
bad-date = 「{ $value }」不是曆法上存在的日期；請寫成 2026-11-20 這樣的形式。
bad-instant = 「{ $value }」不是帶有時差的時間；請寫成 2026-11-20T09:30:00+08:00 這樣的形式。
too-many = 此處有 { $count } 筆；上限為 { $limit } 筆。
empty-list = 此處至少要有一筆。
duplicate-id = id「{ $value }」已用於 { $first }；請換一個。
duplicate-entry = 「{ $value }」在清單中重複出現；請只保留一個。

## Scorecard
key-not-for-kind = 「{ $key }」對「{ $kind }」類型的評分項目沒有意義；請刪除。
key-not-for-method = 「{ $key }」對計分方式「{ $method }」沒有意義；請刪除，或改用其他計分方式。
key-not-where-weighted = 「{ $key }」作用於配分，但本構面的評分項目是依權重計分；請刪除。
key-not-for-unscored = 「{ $key }」對不計分的評分項目沒有意義；請刪除。
text-is-not-scored = 「{ $kind }」類型的評分項目不能計分；請刪除「scored」。
negative-weight = 權重 { $value } 是負數；權重不得小於 0。
zero-weight-total = 列入計分的權重全部為 0，永遠算不出得分；請至少讓一個權重大於 0。
weight-unused = 這個權重不起作用：計分方式「{ $method }」用不到它，或該評分項目是加分項目或不計分。
nothing-to-earn = 該評分項目的最高分只有 { $highest }；以配分相加時，最高分必須大於 0。
no-spread = 該評分項目的最低分與最高分都是 { $highest }；依權重計分的評分項目，高低分之間必須有差距。
only-bonus = 所有計分的評分項目都是加分項目；加分要加在基本得分上，請新增一個一般評分項目。
nothing-scored = 沒有任何評分項目計分，這份評核表永遠算不出得分。
empty-range = 從 { $from } 到 { $to } 的區間不含任何值；「from」必須小於「to」。
range-overlap = 這個區間與 { $first } 處的區間重疊；區間包含「from」，不包含「to」。
range-gap = 從 { $from } 到 { $to }（不含）的值不屬於任何區間；請補上區間，或加上「else」。
na-points-outside = 「naPoints」為 { $value }，但該評分項目的分數介於 { $lowest } 到 { $highest }。
missing-adds-nothing = 計分方式為「{ $method }」時，未評依「no-credit」處理是加 0 分，這可能反而是最好的結果；請考慮使用「worst」或「block」。
bonus-ceiling-unused = 沒有加分項目，「bonusCeiling」不會起作用。
ceiling-below-floor = 上限 { $ceiling } 低於下限 { $floor }；計分方式為「deduction」時，未填的上限為 100、下限為 0。
unknown-section = 評核表中沒有構面「{ $value }」。
unknown-item = 評核表中沒有評分項目「{ $value }」。
unknown-option = 評分項目「{ $item }」沒有選項「{ $value }」。
condition-shape = 條件只能是「all」、「any」、「not」其中之一，或是「item」加上一項測試：「in」、「notIn」、「allIn」、「exactly」、「below」或「atLeast」。
condition-test = 測試「{ $test }」不能用於「{ $kind }」類型的評分項目；「choice」可用「in」、「notIn」，「multi」另可用「allIn」、「exactly」，「number」可用「below」、「atLeast」。
condition-too-deep = 條件的巢狀超過 { $limit } 層；請減少層數，例如合併成一個「all」或「any」。
condition-cycle = 這些評分項目是否顯示互相依賴，形成循環：{ $cycle }；請移除其中一個條件。
condition-never-true = 無論怎麼評都不會顯示；請檢查此條件，以及它所涉及的評分項目的條件。
fatal-effect-scope = 效果「fail」只能作用於全表，但此處的範圍是「{ $scope }」；請修改其中之一。
fatal-on-bonus = 加分項目不能設為致命錯誤；請刪除「fatal」或「bonus」。
fatal-on-unscored = 不計分的評分項目不能設為致命錯誤；請刪除「fatal」，或讓該項目計分。
fatal-option-unmarked = 致命規則需要有選項標示 "fatal": true，但沒有任何選項如此標示；請標示一個。
fatal-option-unused = 該選項標示為致命，但評分項目沒有 "when": "option" 的致命規則；請加上規則，或移除標示。
fatal-no-spread = 該評分項目的最低分與最高分都是 { $highest }；使用「below」時，高低分之間必須有差距。
fatal-never-bites = 此處得不到 0 以上的分數，這條致命規則扣不掉任何分數；請考慮將範圍設為「form」。
band-same-cut = 這個等第從 { $from } 起，與 { $first } 處的等第相同；請修改其中之一。
band-uncovered = 可能出現低於 { $from } 的得分，它不屬於任何等第；請降低最低等第的起點。
pass-inside-band = 及格門檻 { $at } 落在等第「{ $band }」之中，同一等第會同時有及格與不及格；請讓某個等第從及格門檻開始。
profile-period = 權重方案於 { $until } 結束，早於開始日期 { $from }。
profile-overlap = 在 { $date }，這個權重方案與 { $first } 處的方案會同時適用於同一崗位；請修改日期或崗位。

## Evaluation
wrong-scorecard = 這份評核所用的評核表是「{ $value }」；目前的評核表是「{ $expected }」。
version-mismatch = 這份評核所用的評核表版本是「{ $value }」；目前的版本是「{ $expected }」。
hash-mismatch = 評核之後評核表曾經變更：評核記錄的是 { $value }，目前的評核表是 { $expected }。
text-changed = 評核之後評核表的文字曾經變更；影響得分的內容沒有變。
several-answers = 一個評分項目只能有一個答案；此處有多個：{ $keys }。
answer-kind = 「{ $kind }」類型的評分項目要用「{ $expected }」作答，不能用「{ $key }」。
not-applicable-refused = 評分項目「{ $item }」不允許選「不適用」。
too-many-choices = 選了 { $count } 個選項；最多可選 { $limit } 個。
outside-ranges = { $value } 不在該評分項目的任何區間內。
missing-answer = 評分項目「{ $item }」尚未評分。
note-required = 評分項目「{ $item }」的這個答案須填寫備註。
evidence-required = 評分項目「{ $item }」的這個答案須附佐證：錄音中的時間，或某一句對話。
hidden-answer = 評分項目「{ $item }」因條件不成立而不顯示，其答案不計入。
evidence-place = 佐證要註明錄音時間（「from」），或是第幾句對話（「turn」）。
evidence-order = 結束時間 { $to } 秒早於開始時間 { $from } 秒。
not-disputed = 複核決定提到評分項目「{ $item }」，但該項目並未提出申訴。
turn-order = 第 { $value } 句排在第 { $before } 句之後；句的編號必須遞增。

## Result
nothing-answered = 沒有評任何計分的評分項目，因此沒有得分。
nothing-counts = 已評的評分項目都不計入，因此沒有得分。
section-without-fatal = 構面「{ $section }」中沒有任何評分項目計入，其中的致命規則無從生效。
score-outside-range = 得分 { $value } 超出 0 到 100。
result-mismatch = 儲存的「{ $key }」為 { $stored }；重新計算為 { $computed }。

## Columns
unknown-column = 評核表中沒有評分項目「{ $item }」。
column-shape = 「{ $kind }」類型評分項目的欄必須是 { $expected }。
column-length = 該欄有 { $count } 列，其他欄有 { $expected } 列。
column-value = 第 { $row } 列的值 { $value } 不是評分項目「{ $item }」的有效答案。
too-many-options = 遮罩最多容納 { $limit } 個選項；該評分項目有 { $count } 個。
unknown-profile = 評核表中沒有權重方案「{ $value }」。
row-length = 本列有 { $count } 個評分，首列有 { $expected } 個；缺少的評分請寫 null。
unknown-category = 「{ $value }」不在已宣告的類別中。
rated-twice = 該評核員已評過這個單位；只計一次評分。
weights-and-metric = 權重和度量回答的是同一個問題；請只給其中一個。
metric-for-alpha = 度量只用於 krippendorff-alpha；「{ $coefficient }」使用權重。
weights-shape = 權重表須為 { $expected } 個類別各有一列一欄。

## Sessions
other-room = 這份內容屬於另一場校準會議，不屬於「{ $expected }」。
other-yardstick = 評分時用的是另一份評核表，或者評分規則後來已有更動。
event-changed = 這筆紀錄與它的識別碼「{ $value }」不符：檔案已損壞，或者被更動過。
unknown-rater = 本場校準會議沒有評核員「{ $value }」。
unknown-case = 本場校準會議沒有通話「{ $value }」。

## Quizzes
too-few = 這裡有 { $count } 項，至少需要 { $least } 項。
unknown-skill = 測驗沒有列出能力項目「{ $value }」。
unknown-part = 測驗沒有「{ $value }」這一部分。
unknown-question = 測驗的這一部分沒有題目或通話「{ $value }」。
option-left-out = 正確順序須包含每個選項，其中缺少「{ $value }」。
credit-below-tolerance = 與正確數值相差 { $tolerance } 以內得滿分；「nothingFrom」不能是更近的 { $value }。
poor-not-below-good = 應不通過者的正確率須低於應通過者；{ $poor } 不低於 { $good }。
key-and-seal = 答案在這裡有兩份，一份公開，一份加密；「key」和「sealed」請只保留一個。
seal-damaged = 加密的答案與其雜湊值「{ $value }」不符：檔案已損壞，或者被更動過；用任何密碼都無法開啟。
sealed-quiz = 本測驗的答案已加密；請先用考官的密碼開啟。
practice-sealed = 練習每答一題就會說明正確答案，加密後便無法說明；請將測驗改為考試，或不要加密。
other-quiz = 這份答卷屬於另一份測驗，或者測驗後來已有更動。
attempt-changed = 這份答卷與它的識別碼「{ $value }」不符：檔案已損壞，或者被更動過。
not-passed = 只有通過的答卷才能出具證書；這份答卷的結果是「{ $value }」。
certificate-changed = 這份證書與它的識別碼「{ $value }」不符：檔案已損壞，或者被更動過。
certificate-mismatch = 證書中「{ $key }」的內容與測驗和答卷的結果不符。

## Package
not-ready = 請先呼叫 init() 並等待完成。
blocked-by-csp = 網頁的 Content-Security-Policy 必須在 script-src 中允許 'wasm-unsafe-eval'。
freed = 這份評核表已經釋放。
not-json = 這段文字不是 JSON：{ $reason }
