# 每个代码一行：用评分卡作者看得懂的话，说明错在哪里、现值是多少、上限是多少。

## Any document
unreadable = 这个值无法写成 JSON；可以用的是文本、数字、true、false、列表和对象。
too-deep = 这里嵌套太深，超过了文档允许的层数，或者包含了自身；请减少层数。
too-large = 文档超过 { $limit } 字节；请缩小文档。
wrong-type = 此处应为 { $expected }，实际为 { $found }。
missing-key = 此处缺少键“{ $key }”，请补上。
unknown-key = 此处不认识键“{ $key }”；请检查拼写，自己的数据请放在“meta”下。
duplicate-key = 键“{ $key }”在此处重复出现；请只保留一个。
wrong-format = 格式为“{ $value }”；此处必须是“{ $expected }”。
not-one-of = 此处不认识“{ $value }”；请从以下各项中选一个：{ $allowed }。
bad-id = “{ $value }”不能用作 id；请用 1 到 { $limit } 个字符，限英文字母 A–Z、a–z、数字、点、连字符和下划线。
empty-text = 此处文本为空；请填写内容。
too-long = 这段文本有 { $length } 个字符；最多 { $limit } 个。
bad-language = “{ $value }”不是语言标签；请写成“en”或“zh-Hans”这样的形式。
not-a-decimal = “{ $value }”不是十进制数；请写成 12.5 这样的形式，不带空格、加号和指数。
too-many-digits = { $value } 的小数位数超过 { $limit } 位；请减少位数。
out-of-range = { $value } 超出 { $min } 到 { $max } 的范围。
not-an-integer = { $value } 不是整数。
bad-date = “{ $value }”不是日历上存在的日期；请写成 2026-11-20 这样的形式。
bad-instant = “{ $value }”不是带时区偏移的时间；请写成 2026-11-20T09:30:00+08:00 这样的形式。
too-many = 此处有 { $count } 个条目；最多 { $limit } 个。
empty-list = 此处至少要有一个条目。
duplicate-id = id“{ $value }”已用在 { $first }；请换一个。
duplicate-entry = “{ $value }”在列表中重复出现；请只保留一个。

## Scorecard
key-not-for-kind = “{ $key }”对“{ $kind }”类型的评分项没有意义；请删除。
key-not-for-method = “{ $key }”对计分方式“{ $method }”没有意义；请删除，或改用其他计分方式。
key-not-where-weighted = “{ $key }”作用于分值，而本大项的评分项按权重计分；请删除。
key-not-for-unscored = “{ $key }”对不计分的评分项没有意义；请删除。
text-is-not-scored = “{ $kind }”类型的评分项不能计分；请删除“scored”。
negative-weight = 权重 { $value } 是负数；权重不能小于 0。
zero-weight-total = 参与计分的权重全部为 0，永远算不出得分；请至少让一个权重大于 0。
weight-unused = 这个权重不起作用：计分方式“{ $method }”用不到它，或者该评分项是加分项或不计分。
nothing-to-earn = 该评分项最高只有 { $highest } 分；按分值相加时，最高分必须大于 0。
no-spread = 该评分项的最低分和最高分都是 { $highest }；按权重计分的评分项，高低分之间必须有差距。
only-bonus = 所有计分的评分项都是加分项；加分要加在基本得分上，请增加一个普通评分项。
nothing-scored = 没有任何评分项计分，这张评分卡永远算不出得分。
empty-range = 从 { $from } 到 { $to } 的区间不含任何值；“from”必须小于“to”。
range-overlap = 这个区间与 { $first } 处的区间重叠；区间包含“from”，不包含“to”。
range-gap = 从 { $from } 到 { $to }（不含）的值不属于任何区间；请补一个区间，或加上“else”。
na-points-outside = “naPoints”为 { $value }，而该评分项的分值在 { $lowest } 到 { $highest } 之间。
missing-adds-nothing = 计分方式为“{ $method }”时，未作答按“no-credit”处理是加 0 分，这可能反而是最好的结果；请考虑用“worst”或“block”。
bonus-ceiling-unused = 没有加分项，“bonusCeiling”不会起作用。
ceiling-below-floor = 上限 { $ceiling } 低于下限 { $floor }；计分方式为“deduction”时，未填的上限按 100、下限按 0 处理。
unknown-section = 评分卡中没有大项“{ $value }”。
unknown-item = 评分卡中没有评分项“{ $value }”。
unknown-option = 评分项“{ $item }”没有选项“{ $value }”。
condition-shape = 条件只能是“all”“any”“not”之一，或者是“item”加一项测试：“in”“notIn”“allIn”“exactly”“below”或“atLeast”。
condition-test = 测试“{ $test }”不能用于“{ $kind }”类型的评分项；“choice”可用“in”“notIn”，“multi”另可用“allIn”“exactly”，“number”可用“below”“atLeast”。
condition-too-deep = 条件嵌套超过 { $limit } 层；请减少层数，例如合并成一个“all”或“any”。
condition-cycle = 这些评分项是否显示互相依赖，形成循环：{ $cycle }；请去掉其中一个条件。
condition-never-true = 无论怎样作答都不会显示；请检查此条件，以及它所涉及的评分项的条件。
fatal-effect-scope = 效果“fail”只能作用于全表，而这里的范围是“{ $scope }”；请修改其中之一。
fatal-on-bonus = 加分项不能设为致命项；请删除“fatal”或“bonus”。
fatal-on-unscored = 不计分的评分项不能设为致命项；请删除“fatal”，或让该项计分。
fatal-option-unmarked = 致命规则要求有选项标记了 "fatal": true，但没有选项这样标记；请标记一个。
fatal-option-unused = 该选项标记为致命，但评分项没有 "when": "option" 的致命规则；请加上规则，或去掉标记。
fatal-no-spread = 该评分项的最低分和最高分都是 { $highest }；使用“below”时，高低分之间必须有差距。
fatal-never-bites = 这里得不到 0 以上的分，这条致命规则扣不掉任何分；请考虑把范围设为“form”。
band-same-cut = 这个等级从 { $from } 起，与 { $first } 处的等级相同；请修改其中之一。
band-uncovered = 可能出现低于 { $from } 的得分，它不属于任何等级；请降低最低等级的起点。
pass-inside-band = 及格线 { $at } 落在等级“{ $band }”中间，同一等级里会既有合格又有不合格；请让某个等级从及格线开始。
profile-period = 权重方案在 { $until } 结束，早于开始日期 { $from }。
profile-overlap = 在 { $date }，这个权重方案和 { $first } 处的方案会同时适用于同一岗位；请修改日期或岗位。

## Evaluation
wrong-scorecard = 这份评分所用的评分卡是“{ $value }”；当前评分卡是“{ $expected }”。
version-mismatch = 这份评分所用的评分卡版本是“{ $value }”；当前版本是“{ $expected }”。
hash-mismatch = 评分之后评分卡改动过：评分中记录的是 { $value }，当前评分卡是 { $expected }。
text-changed = 评分之后评分卡的文字改动过；影响得分的内容没有变。
several-answers = 一个评分项只能有一个答案；此处有多个：{ $keys }。
answer-kind = “{ $kind }”类型的评分项要用“{ $expected }”作答，不能用“{ $key }”。
not-applicable-refused = 评分项“{ $item }”不允许选“不适用”。
too-many-choices = 选了 { $count } 个选项；最多可选 { $limit } 个。
outside-ranges = { $value } 不在该评分项的任何区间内。
missing-answer = 评分项“{ $item }”尚未作答。
note-required = 评分项“{ $item }”的这个答案须填写备注。
evidence-required = 评分项“{ $item }”的这个答案须附证据：录音中的时间，或某一句对话。
hidden-answer = 评分项“{ $item }”因条件不满足而不显示，其答案不计入。
evidence-place = 证据要写明录音时间（“from”），或是第几句对话（“turn”）。
evidence-order = 结束时间 { $to } 秒早于开始时间 { $from } 秒。
not-disputed = 复核结论涉及评分项“{ $item }”，但该项没有被申诉。
turn-order = 第 { $value } 句排在第 { $before } 句之后；句的编号必须递增。

## Result
nothing-answered = 没有任何计分的评分项作答，因此没有得分。
nothing-counts = 作答的评分项都不计入，因此没有得分。
section-without-fatal = 大项“{ $section }”中没有任何评分项计入，其中的致命规则无从生效。
score-outside-range = 得分 { $value } 超出 0 到 100。
result-mismatch = 保存的“{ $key }”为 { $stored }；重新计算为 { $computed }。

## Columns
unknown-column = 评分卡中没有评分项“{ $item }”。
column-shape = “{ $kind }”类型评分项的列必须是 { $expected }。
column-length = 该列有 { $count } 行，其他列有 { $expected } 行。
column-value = 第 { $row } 行的值 { $value } 不是评分项“{ $item }”的有效答案。
too-many-options = 掩码最多容纳 { $limit } 个选项；该评分项有 { $count } 个。
unknown-profile = 评分卡中没有权重方案“{ $value }”。
row-length = 本行有 { $count } 个评分，首行有 { $expected } 个；缺少的评分请写 null。
unknown-category = “{ $value }”不在已声明的类别中。
rated-twice = 该质检员已评过这个单位；只计一次评分。
weights-and-metric = 权重和度量回答的是同一个问题；请只给其中一个。
metric-for-alpha = 度量只用于 krippendorff-alpha；“{ $coefficient }”使用权重。
weights-shape = 权重表须为 { $expected } 个类别各有一行一列。

## Sessions
other-room = 这份内容属于另一个校准会，不属于“{ $expected }”。
other-yardstick = 评分时用的是另一张评分卡，或者评分规则后来已有改动。
event-changed = 这条记录与它的标识“{ $value }”不符：文件已损坏，或者被改动过。
unknown-rater = 本场校准会没有质检员“{ $value }”。
unknown-case = 本场校准会没有通话“{ $value }”。

## Quizzes
too-few = 这里有 { $count } 项，至少需要 { $least } 项。
unknown-skill = 测验没有列出能力项“{ $value }”。
unknown-part = 测验没有“{ $value }”这一部分。
unknown-question = 测验的这一部分没有题目或通话“{ $value }”。
option-left-out = 正确顺序须包含每个选项，其中缺少“{ $value }”。
credit-below-tolerance = 与正确数值相差 { $tolerance } 以内得满分；“nothingFrom”不能是更近的 { $value }。
poor-not-below-good = 应不通过者的正确率须低于应通过者；{ $poor } 不低于 { $good }。
key-and-seal = 答案在这里有两份，一份公开，一份加密；“key”和“sealed”请只保留一个。
seal-damaged = 加密的答案与其哈希值“{ $value }”不符：文件已损坏，或者被改动过；用任何密码都无法打开。
sealed-quiz = 本测验的答案已加密；请先用考官的密码打开。
practice-sealed = 练习每答一题就会说明正确答案，加密后便无法说明；请把测验改为考试，或者不要加密。
other-quiz = 这份答卷属于另一份测验，或者测验后来已有改动。
attempt-changed = 这份答卷与它的标识“{ $value }”不符：文件已损坏，或者被改动过。
not-passed = 只有通过的答卷才能出具证书；这份答卷的结果是“{ $value }”。
certificate-changed = 这份证书与它的标识“{ $value }”不符：文件已损坏，或者被改动过。
certificate-mismatch = 证书中“{ $key }”的内容与测验和答卷的结果不符。

## Package
not-ready = 请先调用 init() 并等待其完成。
blocked-by-csp = 页面的 Content-Security-Policy 必须在 script-src 中允许 'wasm-unsafe-eval'。
freed = 这张评分卡已经释放。
not-json = 这段文本不是 JSON：{ $reason }
