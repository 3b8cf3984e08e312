examine-title = 阅卷
examine-lead = 谁已通过、每位质检员好在哪里、哪些题目需要修订。所有内容都只留在本机上。
which-quiz = 哪份测验？
quiz-file-hint = 打开测验文件（答案公开或加密均可），也可以直接拖放到本页任意位置。
open-quiz = 打开测验文件…
quiz-refused = 未打开 { $file }。
quiz-unknown = 本机上没有这份测验，请打开它的文件。
kept-title = 本机上的测验
kept-facts = 版本 { $version } · { $sealed ->
    [yes] 答案已加密
   *[no] 答案公开
  } · { $attempts ->
    [0] 尚无答卷
   *[other] { $attempts } 份答卷
  }
named = { $name }：{ $value }

seal-title = 答案已加密
seal-lead = 阅卷需要输入加密这份测验时所用的密码。
passphrase = 密码
passphrase-hint = 密码不会保存，解密后的内容也不会保存。刷新或离开本页后需要重新输入。
open-seal = 解密
opening-seal = 正在解密；为防止有人反复试密码，特意放慢，请稍候…
waiting-title = 已有 { $attempts } 份答卷
waiting-hint = 解密后即可阅卷。
dropped-waiting = 已收到拖入的 { $files } 个文件，解锁答案后立即导入。
attempt-of = { $name }，第 { $attempt } 次

holds-in-the-open = 本页打开期间持有正确答案，离开或关闭后即消失。答卷保留在本机上。
none-yet = 还没有答卷。请添加质检员交来的文件。
raters-passed = { $certified ->
    [0] { $raters } 位质检员，尚无人通过。
   *[other] { $raters } 位质检员中已有 { $certified } 位通过。
  }
best-skill = 大家最强的能力：{ $skill }，得分率 { $share }。
attempts = 答卷
outcome-passed = 通过
outcome-failed = 未通过
outcome-undetermined = 无法判定

add-title = 添加答卷
add-hint = 可以一次选多个文件或整个文件夹，也可以把文件拖放到本页任意位置。重复的只算一份。
add-files = 添加文件…
add-folder = 添加文件夹…
add-own = 添加在本机上完成的答卷（{ $own } 份）
adding = 正在阅卷…
taken-fresh = { $fresh ->
    [0] 没有新答卷。
   *[other] 新增 { $fresh } 份答卷。
  }
taken-known = 有 { $known } 份之前已在这里，不重复计。
taken-others = 文件夹里另有 { $others } 个其他类型的文件，未作处理。
taken-refused = 有 { $refused } 份未接收，其余不受影响。
refused-unreadable = 无法作为文件读取。文件夹请用专门的按钮添加。
refused-not-an-attempt = 这不是答卷，格式是“{ $format }”。
refused-known-quiz = 这是另一份测验“{ $title }”的答卷，请到那里阅卷。
refused-changed = 交卷后被改动过：内容与标识不符。请向质检员索取当时保存的原文件。
check-covers-not = 这项检查能发现被改动或传输中损坏的答卷，但发现不了从头另造、标识也吻合的答卷：只有现场监考才能排除这种情况。
faulty-title = 保存在这里但无法阅卷

results-title = 成绩
retakes-warning = 有质检员考了不止一次，这里列出其全部答卷：每多考一次，就多一次靠运气通过的机会。
column-rater = 质检员
column-team = 班组
column-attempt = 第几次
column-outcome = 结果
column-duration = 用时
column-when = 开始时间
column-remarks = 备注
with-extra = { $time }（延长 { $minutes } 分钟）
remark-retake = 重考。
remark-double = 另有一份答卷标明是同一次。
remark-open = 尚未交卷。
remark-late = 超时后的操作 { $events } 次，不计。
remark-after-submit = 交卷后的操作 { $events } 次，不计。
remark-answered-again = 看到答案后再次作答 { $events } 次，以第一次为准。
remark-clock-set-back = 设备时钟被回拨过。
filter-outcome = 结果
filter-all = 全部
filter-name = 姓名、工号或班组
shown-of = 显示 { $shown } / { $all } 份答卷。
save-csv = 保存为 CSV
save-xlsx = 保存为 XLSX
save-json = 保存为 JSON
save-hint = 表格保留全部精度，各语言的列名相同。JSON 里还有答卷及每题得分，本页可以再次读入。其中没有标准答案，但读的人能看出哪些是对的：请像标准答案一样保管。

attempt-facts = { $id } · 班组：{ $team } · 第 { $attempt } 次 · { $time } 开始
save-attempt = 保存答卷文件
remove-attempt = 从这里移除
remove-question = 要从这里移除这份答卷吗？交来的文件可以再次添加。
as-the-rater-sees = 以下是质检员看到的结果，其中“您”指 { $name }。
answers-title = 逐题查看
answers-hint = 答对的已折叠；没有全对的展开显示：所答内容、正确答案及理由。
not-answered = 未作答，按答错计。

analysis-title = 题目分析
analysis-lead = { $attempts ->
    [0] 按每位质检员首次交卷计算：目前还没有。
   *[other] 按每位质检员的首次答卷计算，目前 { $attempts } 份：再考的人已见过题目。
  }
analysis-none = 这一部分得出结论即停止出题，每人所答的题不同，无法比较。
alpha-found = 克隆巴赫 α 系数为 { $alpha }：表示这一部分的题目在多大程度上测的是同一件事。
alpha-none = 克隆巴赫 α 系数：{ $reason }。
alpha-below-zero = 低于 0 说明题目互相抵触：请先看区分度低于 0 的题目。
below-minus-one = 低于 −1
untold = 只有 { $attempts } 份答卷，{ $items } 项中有 { $few } 项的区分度还说明不了什么：单凭偶然也会出现这样的数值。
chart-name = 各项的难度与区分度（以编号标示）
chart-hint = 越靠右越容易；越靠上，越是好的质检员答对而其他人答不对；在 0 以下则相反。编号与表中一致。
column-number = 编号
column-item = 题目或评分项
column-difficulty = 难度（得分率，越高越容易）
column-discrimination = 区分度
column-option = 选项
column-chosen = 选择人数
column-share = 占比
none-no-variation = 全都一样，无从比较
none-too-few-units = 答卷太少
none-other = 无法计算
options-title = 选项
options-hint = 选项的区分度表示选它的人在其余题目上是否更好（大于 0 为更好）。错误选项应当小于 0。
option-right = 正确
sheet-parts = 各部分
sheet-items = 题目与评分项
save-items-csv = 题目分析保存为 CSV
save-items-xlsx = 题目分析保存为 XLSX

disputes-title = 质检员不认同的标准答案
disputes-lead = 在这些地方，给出同一个其他答案的质检员比答对的还多。要么大家还没学会，要么标准答案有误或过窄；数字本身分辨不出是哪一种。
dispute-hint = 答案还不多，可能只是偶然。
disputes-none = 没有：没有哪一处，给出同一个其他答案的人多于答对的人。
disputes-do = 怎么做：请专家再看一遍。如果另一个答案也对，就把它列为也可接受并重新阅卷；如果标准答案有误，就更正；如果标准答案成立，这就是接下来要教的内容。
side-key = 标准答案（{ $answers } 人中 { $right } 人）
side-rival = 另一个答案（{ $answers } 人中 { $count } 人）
side-accepted = 也可接受：{ $answers }
side-no-reason = 标准答案没有写明理由，补上会有帮助。
side-share = 占比：{ $share }
read-the-call = 查看通话内容

repairs-title = 先看哪些题目
repairs-none = 目前没有确有把握的发现。
finding-discrimination-below-zero = 其余题目做得更好的人，这里反而更差。
finding-option-of-the-better = 其余题目做得更好的人所选的，按标准答案是错的。
finding-option-of-nobody = 有的选项没有人选。
finding-nobody-right = 没有人答对。
finding-everybody-right = 所有人都答对了。
repair-discrimination-below-zero = 请检查标准答案和题目表述，可能有两种理解。
repair-option-of-the-better = 请与专家核对标准答案，也许这同样正确：
repair-option-of-nobody = 换成质检员真会犯的错误，或者删去：
repair-nobody-right = 请检查标准答案；如果成立，这就是接下来要教的内容。
repair-everybody-right = 这是好消息，但区分不出高低：可留作开头，或者换更难的题。
repair-hints = { $items } 项有迹象，单凭偶然也会出现
items-hold-the-key = 这些表格会透露正确答案：请像标准答案一样保管。
