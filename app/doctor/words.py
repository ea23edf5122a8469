"""Findings in words: what was found and, where something is wrong, what to do. No Qt here.

Chinese first, then English. `{name}` is a parameter; parameters are data, never a format string.
"""

from __future__ import annotations

import re

from app.doctor.findings import Finding, Param, State

Pair = tuple[str, str]
_FIELD = re.compile(r"\{(\w+)\}")

NAMES: dict[str, Pair] = {
    "engines": ("条码引擎", "Barcode engines"),
    "input": ("扫码枪", "Scanner"),
    "scale": ("电子秤", "Scale"),
    "camera": ("相机", "Camera"),
    "ocr": ("文字识别", "Text recognition"),
    "sound": ("声音", "Sound"),
    "printer": ("标签机", "Label printer"),
    "hub": ("售后中枢", "Hub"),
    "clock": ("时钟", "Clock"),
    "clock_step": ("时钟倒退", "Clock set back"),
    "time_zone": ("时区", "Time zone"),
    "disk": ("磁盘", "Disk"),
    "folder": ("数据文件夹", "Data folder"),
    "database": ("本地数据库", "Local database"),
    "display": ("显示器", "Display"),
    "fonts": ("字体", "Fonts"),
}
STATES: dict[State, Pair] = {
    "ok": ("正常", "Fine"),
    "warn": ("注意", "Look at it"),
    "danger": ("故障", "Broken"),
    "untested": ("未测", "Not tested"),
}
SENTENCES: dict[str, Pair] = {
    "check.broke": (
        "这一项没查成（{kind}）。把日志交给支持人员",
        "This check did not work ({kind}). Give the log to support",
    ),
    "check.late": (
        "{limit_s} 秒内没有结果。重新检查；还是这样就重启这台电脑",
        "No answer within {limit_s} seconds. Check again; if it stays so, restart this computer",
    ),
    "probe.broken": (
        "图形系统没有回答。重启这台电脑",
        "The graphics system does not answer. Restart this computer",
    ),
    "engines.fine": ("两个都读出了测试条码：{read}", "Both read the test label: {read}"),
    "engines.some": (
        "{failed} 不能用，{read} 可以。可以照常工作；重新安装程序",
        "{failed} does not work, {read} does. Carry on; install the program again",
    ),
    "engines.none": (
        "没有一个能读出测试条码。重新安装程序；扫码枪仍可使用",
        "None reads the test label. Install the program again; the hand scanner still works",
    ),
    "input.wedge": (
        "键盘口扫码枪。扫一下任意条码确认",
        "Keyboard scanner. Scan any code to be sure",
    ),
    "input.read": (
        "键盘口扫码枪。开机以来读了 {count} 次",
        "Keyboard scanner. Readings since the start: {count}",
    ),
    "input.serial": ("串口扫码枪，{where} 已打开", "Serial scanner; {where} is open"),
    "input.evdev": (
        "扫码枪在键盘之下直接读取，{where} 已独占",
        "Scanner read below the keyboard; {where} is held",
    ),
    "input.lost": (
        "{where} 没有接上。插好 USB，会自动恢复；或在设置里改回键盘口",
        "{where} is not plugged in. Plug it in, it resumes by itself; or set it to keyboard",
    ),
    "input.busy": (
        "{where} 正被别的程序使用。关掉那个程序；工作站开着时这是正常的",
        "Another program holds {where}. Close it; while the station runs this is as it should be",
    ),
    "input.denied": (
        "没有权限读取 {where}。把用户加入 dialout 或 input 组，见扫码枪说明",
        "No right to read {where}. Add the user to dialout or input; see the guide to scanners",
    ),
    "input.unusable": (
        "扫码枪的设置不对。在设置里改好",
        "The scanner setting is not usable. Correct it in the settings",
    ),
    "input.aside": (
        "扫码由输入法旁路接收。扫一下任意条码确认",
        "Scans are taken beside the input method. Scan any code to be sure",
    ),
    "scale.none": ("没有设置电子秤，重量用 F2 输入", "None is set up; weights are typed with F2"),
    "scale.open": ("{where} 已打开", "{where} is open"),
    "scale.lost": (
        "{where} 没有接上。插好 USB，会自动恢复；重量可以用 F2 输入",
        "{where} is not plugged in. Plug it in, it resumes by itself; F2 types a weight",
    ),
    "scale.busy": (
        "{where} 正被别的程序使用。关掉那个程序；工作站开着时这是正常的",
        "Another program holds {where}. Close it; while the station runs this is as it should be",
    ),
    "scale.denied": (
        "没有权限读取 {where}。把用户加入 dialout 组，见扫码枪说明",
        "No right to read {where}. Add the user to dialout; see the guide to scanners",
    ),
    "scale.unusable": (
        "电子秤的设置不对。在设置里改好",
        "The scale setting is not usable. Correct it in the settings",
    ),
    "camera.fine": ("有画面，{width_px} × {height_px}", "Picture of {width_px} × {height_px}"),
    "camera.demo": ("演示用的模拟相机", "Simulated camera of the demonstration"),
    "camera.none": (
        "没有设置相机，拍不了照。在设置里选一个",
        "None is set up, so no photos. Choose one in the settings",
    ),
    "camera.silent": (
        "没有画面。重新插好 USB；关掉正在用它的其他程序",
        "No picture. Plug the USB in again; close other programs that use it",
    ),
    "camera.broken": (
        "打不开相机。重新插好 USB；在设置里换一个",
        "It does not open. Plug the USB in again, or choose another in the settings",
    ),
    "camera.stream": (
        "网络相机 {where} 没有画面。检查它的电源、网线和设置里的地址",
        "No picture from {where}. Check its power, network cable and address in the settings",
    ),
    "camera.folder": (
        "{where} 里没有能用的图片。放进图片，或在设置里换一个",
        "No usable pictures in {where}. Put some in, or choose another in the settings",
    ),
    "ocr.none": (
        "没有文字识别，缺少 {missing}。撕坏的面单和铭牌靠人工；请重新安装",
        "Nothing reads torn labels and plates: {missing} missing. Run set-up again",
    ),
    "ocr.fine": ("{engine} 试读成功（{ms} 毫秒）", "{engine} read a drawn number ({ms} ms)"),
    "ocr.second": (
        "{engine} 试读成功（{ms} 毫秒），但读得较差。缺少 {missing}，请重新安装",
        "{engine} read a drawn number ({ms} ms), but reads worse. {missing} missing: install again",
    ),
    "ocr.broken": (
        "{engine} 已安装，但试读失败。撕坏的面单手工输入单号；请重新安装",
        "{engine} is there but could not read. Type torn labels by hand; install it again",
    ),
    "sound.there": (
        "{device}。听不听得到，请按声音测试",
        "{device}. Whether it is heard, only you can tell: test the sound",
    ),
    "sound.silent": (
        "音量是 0。在设置里调大；屏幕上照样有提示",
        "The volume is 0. Raise it in the settings; the screen says everything too",
    ),
    "sound.none": (
        "没有扬声器。接上一个；屏幕上照样有提示",
        "No loudspeaker. Plug one in; the screen says everything too",
    ),
    "printer.none": ("没有设置标签机", "No label printer is set up"),
    "printer.unusable": (
        "标签机的设置不对。在设置里改好",
        "The printer setting is not usable. Correct it in the settings",
    ),
    "printer.reached": ("{where} 连得上；没有试打", "{where} answers; nothing was printed"),
    "printer.silent": (
        "{where} 连不上。检查电源、网线和地址",
        "{where} does not answer. Check power, cable and address",
    ),
    "printer.there": ("已安装 {where}；没有试打", "{where} is installed; nothing was printed"),
    "printer.missing": (
        "这台电脑上没有 {where}，有的是：{others}。在设置里重选",
        "This computer has no {where}, but: {others}. Choose again in the settings",
    ),
    "printer.folder": ("标签存到 {where}", "Labels go to {where}"),
    "printer.no_folder": (
        "标签写不进 {where}。检查权限，或在设置里重选",
        "Labels cannot be written to {where}. Check who may, or choose again in the settings",
    ),
    "hub.tls": (
        "往返 {ms} ms，TLS 已验证（{origin}）",
        "{ms} ms there and back, TLS verified ({origin})",
    ),
    "hub.local": (
        "往返 {ms} ms，在本机（{origin}）",
        "{ms} ms there and back, on this machine ({origin})",
    ),
    "hub.slow": (
        "往返 {ms} ms，太慢。可以照常工作；检查网络",
        "{ms} ms there and back is slow. Carry on; check the network",
    ),
    "hub.silent": (
        "{where} 没有回答。可以照常工作；检查网络和地址",
        "{where} does not answer. Carry on; check the network and the address",
    ),
    "hub.not_running": (
        "本工位自带的中枢没有运行；打开工位程序时会启动",
        "The station's own hub does not run; it starts with the station",
    ),
    "hub.starting": (
        "还没有连上。过一会儿重新检查",
        "Not connected yet. Check again in a moment",
    ),
    "clock.fine": ("与中枢相差 {offset_s} 秒", "{offset_s} s from the hub's clock"),
    "clock.off": (
        "与中枢相差 {offset_s} 秒。打开系统的自动对时",
        "{offset_s} s from the hub's clock. Turn on automatic time in the system",
    ),
    "clock.wrong": (
        "时钟显示 {year} 年。打开系统的自动对时",
        "The clock says {year}. Turn on automatic time in the system",
    ),
    "clock.alone": ("没有中枢可以对比", "There is no hub to compare with"),
    "clock_step.fine": (
        "没有倒退，最新一条记录是 {at}",
        "No, the newest record is of {at}",
    ),
    "clock_step.back": (
        "比最新一条记录（{at}）早 {minutes} 分钟。核对现在几点，打开系统的自动对时",
        "{minutes} min before the newest record, {at}. Compare it, turn on automatic time",
    ),
    "clock_step.fresh": ("还没有记录可以对比", "Nothing is recorded yet to compare with"),
    "clock_step.unreadable": (
        "读不到记录，没法对比。看“本地数据库”一项",
        "The records cannot be read to compare. See the local database",
    ),
    "zone.fine": ("{zone}，{offset}", "{zone}, {offset}"),
    "zone.utc": (
        "是 {offset}。屏幕上的时刻若不对，在系统里改时区",
        "It is {offset}. If times on the screen are wrong, set the time zone in the system",
    ),
    "disk.fine": (
        "剩余 {free_gib} GB，写入 {mb_s} MB/s",
        "{free_gib} GB free, {mb_s} MB/s durable",
    ),
    "disk.low": (
        "只剩 {free_gib} GB。今天清出空间",
        "Only {free_gib} GB free. Free some space today",
    ),
    "disk.slow": (
        "写入只有 {mb_s} MB/s，拍照会变慢。换一块盘",
        "Only {mb_s} MB/s durable, photos get slow. Use another disk",
    ),
    "disk.full": (
        "只剩 {free_gib} GB。先清出空间再工作",
        "Only {free_gib} GB free. Free some space before you work",
    ),
    "disk.unwritable": (
        "写不进去。检查磁盘和文件夹权限",
        "It cannot be written. Check the disk and the folder's permissions",
    ),
    "folder.fine": ("{folder}，可以读写", "{folder}, can be read and written"),
    "folder.fresh": ("{folder}，第一次启动时建立", "{folder}, made with the first start"),
    "folder.open": (
        "{folder} 里的密钥别人也能读。只留给运行程序的用户",
        "Others can read the keys in {folder}. Leave them to the program's user alone",
    ),
    "folder.unwritable": (
        "{folder} 不能读写。检查它的所有者和权限",
        "{folder} cannot be read and written. Check its owner and permissions",
    ),
    "database.fine": (
        "完好，{size_mib} MB，版本 {revision}，{mode}",
        "Whole, {size_mib} MB, version {revision}, {mode}",
    ),
    "database.fresh": ("还没有记录", "Nothing is recorded yet"),
    "database.unfinished": (
        "{size_mib} MB，没有在时限内查完。下班后再查一次",
        "{size_mib} MB, not checked to the end in time. Check again after the shift",
    ),
    "database.mode": (
        "写入方式是 {mode}，应为 wal。重新启动工位程序",
        "It writes as {mode}, not as wal. Start the station again",
    ),
    "database.damaged": (
        "已损坏。停下来叫主管；已上传的记录在中枢",
        "It is damaged. Stop and call the supervisor; the hub has what was sent",
    ),
    "database.unreadable": (
        "读不了。停下来叫主管；不要删除任何文件",
        "It cannot be read. Stop and call the supervisor; delete nothing",
    ),
    "database.too_new": (
        "它是更新的程序写的（{revision}，本程序 {known}）。先更新本工位",
        "A newer program wrote it ({revision}, this one knows {known}). Update this station",
    ),
    "display.fine": (
        "{width_px} × {height_px}，像素间距 {pitch_mm} mm，大小 {scale} %",
        "{width_px} × {height_px}, pitch {pitch_mm} mm, size {scale} %",
    ),
    "display.unknown_pitch": (
        "{width_px} × {height_px}，大小 {scale} %；尺寸报得不对，在设置里填屏幕尺寸",
        "{width_px} × {height_px}, size {scale} %; it misreports its inches, set them by hand",
    ),
    "display.small": (
        "{width_px} × {height_px} 太小，至少要 1366 × 768",
        "{width_px} × {height_px} is too small; 1366 × 768 is the least",
    ),
    "display.none": ("这里没有显示器", "There is no display here"),
    "fonts.fine": ("{font}，有中文字形", "{font}, with Chinese glyphs"),
    "fonts.none": (
        "没有中文字形。安装 Noto Sans CJK",
        "No Chinese glyphs. Install Noto Sans CJK",
    ),
}


def name_of(name: str, language: str) -> str:
    """What a check is called."""
    return _one(NAMES[name], language)


def state_of(state: State, language: str) -> str:
    """Its state in a word."""
    return _one(STATES[state], language)


def sentence_of(finding: Finding, language: str) -> str:
    """What was found, and what to do where something is wrong."""
    # in one pass: a parameter that looks like another stays what it is
    return _FIELD.sub(
        lambda field: _shown(finding.params.get(field[1], field[0])),
        _one(SENTENCES[finding.code], language),
    )


def _shown(value: Param) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


def _one(pair: Pair, language: str) -> str:
    return pair[int(language != "zh")]
