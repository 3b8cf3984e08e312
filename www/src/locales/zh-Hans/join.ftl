join-title = 参加校准
join-lead = 你和其他人评同样的通话，互相看不到对方的评分。交出评分单之前，一切内容只留在本机。
room-file-title = 校准房间
room-file-hint = 打开主持人发给你的房间文件，也可以直接拖到本页任意位置。
open-room = 打开房间文件…
room-refused = 未打开 { $file }。
not-a-room = 这不是房间文件，其格式是“{ $format }”。房间文件由主持人在建好房间后保存。
recording-damaged = 房间文件里的录音 { $name } 已损坏，其余内容已读入。
joined-rooms = 本机上的房间
room-facts = 主持人：{ $host } · { $cases } 通通话 · 建立于 { $created }
forget-room = 从本机删除 { $title }
forget-room-question = 要从本机删除这个房间以及其中的全部评分和评分单吗？尚未交出的评分单会丢失。

host-is = 主持人：{ $host }
who-title = 你是哪一位？
who-hint = 评分单会以这个名字交出。名单里没有你，请联系主持人。
begun-here = 已在本机开始
you-are = 你以 { $name }（{ $level }）的身份评分。
not-you = 不是你？

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
lock-meaning = 锁定后即以这些答案为准，无法再悄悄改动：主持人会得到一个封印，它只对应这些答案。
lock-left = 还有 { $left } 通没有评完，可以稍后另用一张评分单锁定。
seal-meaning = 揭晓之前，主持人的页面只显示你已锁定，不显示任何答案。这能防止随手偷看，防不住有人专门拆开文件。
lock-now = 锁定

sheets-title = 你已锁定的评分单
sheets-hint = 请把每一张都交给主持人 { $host }。重复交也没有关系。
sheet-name = 评分单 { $number }
sheet-locked = 锁定于 { $time }，{ $count } 通
save-sheet = 保存评分单文件
