join-title = 参加校准
join-lead = 您和其他人评同样的通话，互相看不到对方的评分。交出评分单之前，一切内容只留在本机。
room-file-title = 校准会
room-file-hint = 打开主持人发给您的校准会文件，也可以直接拖到本页任意位置。
open-room = 打开校准会文件…
room-refused = 未打开 { $file }。
not-a-room = 这不是校准会文件，其格式是“{ $format }”。校准会文件由主持人在设好校准会后保存。
recording-damaged = 校准会文件里的录音 { $name } 已损坏，其余内容已读入。
joined-rooms = 本机上的校准会
room-facts = 主持人：{ $host } · { $cases } 通通话 · 建立于 { $created }
forget-room = 从本机删除 { $title }
forget-room-question = 要从本机删除这场校准会以及其中的全部评分和评分单吗？尚未交出的评分单会丢失。

host-is = 主持人：{ $host }
who-title = 您是哪一位？
who-hint = 评分单会以这个名字交出。名单里没有您，请联系主持人。
begun-here = 已在本机开始
you-are = 您以 { $name }（{ $level }）的身份评分。
not-you = 不是您？

cases-title = 通话
blind-hint = 请独立评每一通，评完提交。为避免影响判断，不显示得分。提交后、锁定前仍可修改。
cases-done = 已评 { $done } / { $cases }
case-open = 未开始
case-started = 评分中
case-finished = 已评，未锁定
case-locked = 已锁定
case-of = 第 { $number } / { $cases } 通 · { $name }
finished-hint = 已评完，尚未锁定。
next-case = 下一通：{ $title }
go-and-lock = 回到列表去锁定
change-answers = 修改答案
locked-hint = 已锁定。以这些答案为准，只能查看。

lock-later = 先提交一通，然后才能锁定。
lock = 锁定 { $count } 通…
lock-question = 要锁定这 { $count } 通吗？
lock-meaning = 锁定后即以这些答案为准，无法再悄悄改动：主持人会得到一个校验值，它只对应这些答案。
lock-left = 还有 { $left } 通没有评完，可以稍后另用一张评分单锁定。
seal-meaning = 揭晓之前，主持人的页面只显示您已锁定，不显示任何答案。这能防止随手偷看，防不住有人专门拆开文件。
lock-now = 锁定

sheets-title = 您已锁定的评分单
sheets-hint = 请把每一张都交给主持人 { $host }。重复交也没有关系。
sheet-name = 评分单 { $number }
sheet-locked = 锁定于 { $time }，{ $count } 通
save-sheet = 保存评分单文件
show-frames = 显示二维码
frames-title = 用二维码交评分单
frames-hint = 把屏幕对准主持人的摄像头。先后顺序、重复扫描都没有关系。
picture-of = 第 { $number } / { $pictures } 张
previous-picture = 上一张
next-picture = 下一张
show-in-turn = 轮流显示
frames-text = 同样内容的文字，可由主持人粘贴
copy-text = 复制文字
text-copied = 已复制。

# 主持人一侧。
scanner-hint = 评分人也可以把评分单显示为二维码，依次对准摄像头。其中的内容不会显示。
camera-picture = 摄像头画面
scan = 用摄像头扫描
stop-camera = 关闭摄像头
open-pictures = 打开照片…
no-camera = 这里无法使用摄像头。请打开二维码的照片，或粘贴评分人发来的文字。
paste-sheets = 评分人发来的文字
take-text = 收下
from-camera = 摄像头画面
from-text = 粘贴的文字
no-code-in = { $name }：没有找到二维码。
no-sheet-in = { $name }：里面没有评分单的内容。
part-taken = 一张评分单的 { $of } 个二维码已收到 { $have } 个。
sheet-known = { $name }：之前已经收过。
sheet-damaged = { $name }：已损坏或不完整，请从评分人的页面重新取一次。
sheet-taken = 已收下 { $rater } 的评分单。
sheet-refused = { $name }：未收下。{ $reasons }

open-elsewhere = 这张评分单已在本浏览器的另一个标签页打开。同一时间只能在一个标签页里填写。
go-on-here = 在这里继续
recordings-here = 录音已有 { $here } / { $wanted } 个。
open-recordings = 打开录音…
recording-strange = { $name } 的内容与本次校准的录音都不符，没有读入。
change-locked = 仍要修改…
change-locked-title = 修改已锁定的答案
change-locked-meaning = 已锁定的内容保持不变。改后的答案会成为另一张评分单：大家会看到这通锁定过两次，以及原因。
change-locked-reason = 为什么要修改？
lock-again = 其中有通话之前锁定过。两次锁定都会保留，第二次会被标出。

# 不用文件的方式。
without-file = 不用文件
host-page = 主持人的页面
take-from-tab = 从 { $host } 的标签页取得“{ $title }”
take-by-link = 通过连接取得校准会
hand-over = 现在交出
handed-sending = 正在送出…
handed-lost = 没有回应。请保存评分单文件交给主持人，内容不会丢失。
handed-over = 主持人已收到。
handed-refused = 主持人的页面没有收下：
link-title = 与另一台设备直接连接
link-hint = 同一网络内使用，不经过服务器：主持人的页面显示邀请码，您在这里应答，再把应答码用聊天或邮件发回。许多公司网络不允许这样做，文件方式始终可用。
link-invitation = 主持人的邀请码
link-answer = 应答
link-token-for-host = 您的应答码：发给主持人
link-bad = 这不是邀请码，或者不完整。请从主持人的页面重新复制。
link-waiting = 等待主持人填入您的应答码。如果一直没有反应，请改用文件。
link-open = 已与主持人连接。
link-lost = 连接已断开。请改用评分单文件，内容不会丢失。
channel-pictures = 用文字、摄像头或照片
channel-tabs = 来自本浏览器的标签页
channel-tabs-hint = 停留在这一步时，评分人在本浏览器的另一个标签页打开“参加校准”，不用文件就能取得校准会并交出评分单。
callers = { $callers ->
    [0] 还没有标签页联系过。
   *[other] 标签页已联系 { $callers } 次。
  }
channel-link-hint = 适用于同一网络内另一台设备上的评分人，不经过服务器：把邀请码发给对方，再把对方的应答码填在这里。许多公司网络不允许这样做，文件方式始终可用。
link-invite = 邀请一位评分人
link-number = 连接 { $number }
link-state-invited = 等待评分人应答
link-state-bad = 这不是评分人的应答码，或者不完整
link-state-open = 已连接
link-state-lost = 已断开，请让对方改用评分单文件
link-token-for-rater = 邀请码：发给一位评分人
link-answer-of-rater = 评分人的应答码
link-connect = 连接
from-tab = 本浏览器的标签页
