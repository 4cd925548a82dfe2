import type { LocalText } from '../../domain/locale.ts'

/**
 * One kind of part: its word, its two digits in part codes, its names (simplified, traditional with Taiwan words,
 * English), the price range in CNY, what its type mark looks like (# is a digit), and whether it runs on mains
 * voltage and so has a variant for export.
 */
type Row = readonly [string, number, string, string, string, number, number, string, 'mains'?]

export type Category = {
  readonly id: string
  /** Two digits of the part code. */
  readonly group: number
  readonly name: LocalText
  /** CNY, lowest and highest. */
  readonly low: number
  readonly high: number
  readonly mark: string
  readonly mains: boolean
}

const cooling: readonly Row[] = [
  ['compressor', 11, '压缩机', '壓縮機', 'Compressor', 300, 880, 'QD##H', 'mains'],
  ['thermostat', 12, '温控器', '溫控器', 'Thermostat', 25, 90, 'WDF##'],
  ['start-relay', 13, '启动器', '啟動器', 'Start relay', 8, 30, 'PTC-##'],
  ['overload-protector', 14, '过载保护器', '過載保護器', 'Overload protector', 10, 30, 'B##-120'],
  ['evaporator', 15, '蒸发器', '蒸發器', 'Evaporator', 120, 380, '4##×3##'],
  ['condenser', 16, '冷凝器', '冷凝器', 'Condenser', 90, 320, '5##×4##'],
  ['dry-filter', 17, '干燥过滤器', '乾燥過濾器', 'Dry filter', 6, 20, '##g'],
  ['capillary', 18, '毛细管', '毛細管', 'Capillary tube', 8, 25, 'L=1.#m'],
  ['door-gasket', 19, '门封条', '門封條', 'Door gasket', 35, 120, '1##0×5##'],
  ['fan-motor', 20, '风机', '風扇馬達', 'Fan motor', 40, 160, 'FN##', 'mains'],
  ['defrost-heater', 24, '化霜加热器', '除霜加熱器', 'Defrost heater', 40, 110, '###W', 'mains'],
  ['defrost-timer', 25, '化霜定时器', '除霜定時器', 'Defrost timer', 35, 90, 'TD-##'],
  ['damper', 27, '风门', '風門', 'Air damper', 45, 130, '##×##'],
  ['refrigerant-pipe', 86, '冷媒管', '冷媒管', 'Refrigerant pipe', 30, 150, 'Φ#.##'],
  ['four-way-valve', 68, '四通阀', '四通閥', 'Four-way valve', 60, 160, 'DHF-##'],
  ['expansion-valve', 69, '电子膨胀阀', '電子膨脹閥', 'Expansion valve', 80, 200, 'DPF-#.#'],
  ['heat-exchanger', 70, '换热器', '熱交換器', 'Heat exchanger', 220, 620, '6##×2##'],
  ['stop-valve', 78, '截止阀', '截止閥', 'Stop valve', 25, 60, 'Φ#.#'],
]

const electric: readonly Row[] = [
  ['control-board', 21, '主控板', '主機板', 'Control board', 150, 600, 'V#.##'],
  ['display-panel', 22, '显示板', '顯示面板', 'Display panel', 60, 260, 'LD###'],
  ['power-board', 23, '电源板', '電源板', 'Power board', 80, 240, 'PW-##', 'mains'],
  ['inverter-board', 41, '变频驱动板', '變頻驅動板', 'Inverter drive board', 300, 800, 'IPM-##'],
  ['receiver-board', 89, '接收板', '接收板', 'Receiver board', 20, 60, 'IR-##'],
  ['sensor', 38, '温度传感器', '溫度感測器', 'Temperature sensor', 12, 45, '##kΩ'],
  ['lamp', 28, '照明灯', '照明燈', 'Lamp', 8, 45, '12V #W'],
  ['door-switch', 29, '门灯开关', '門燈開關', 'Door switch', 6, 20, 'MK-##'],
  ['motor', 40, '电机', '馬達', 'Motor', 90, 320, '1##W', 'mains'],
  ['capacitor', 71, '电容', '電容', 'Capacitor', 8, 40, '##µF 450V'],
  ['terminal-block', 72, '接线端子', '接線端子', 'Terminal block', 4, 15, '1#A'],
  ['power-cord', 73, '电源线', '電源線', 'Power cord', 15, 45, '3×1.#mm²'],
  ['wire-harness', 83, '线束', '線束', 'Wire harness', 20, 90, 'XH-##'],
  ['fuse', 87, '保险管', '保險絲', 'Fuse', 2, 8, 'T#.#A'],
  ['transformer', 88, '变压器', '變壓器', 'Transformer', 25, 70, '##VA', 'mains'],
  ['reactor', 77, '电抗器', '電抗器', 'Reactor', 40, 110, '##mH'],
  ['timer', 64, '定时器', '定時器', 'Timer', 30, 80, 'DX-##'],
  ['remote', 65, '遥控器', '遙控器', 'Remote control', 30, 90, 'YR-##'],
  ['swing-motor', 66, '步进电机', '步進馬達', 'Swing motor', 15, 45, '35BYJ##'],
  ['ice-maker', 39, '制冰机', '製冰機', 'Ice maker', 180, 520, 'IM-##'],
]

const washing: readonly Row[] = [
  ['drain-pump', 42, '排水泵', '排水馬達', 'Drain pump', 35, 110, 'PSB-##', 'mains'],
  ['inlet-valve', 43, '进水阀', '進水閥', 'Inlet valve', 25, 80, 'FCD-##', 'mains'],
  ['belt', 44, '皮带', '皮帶', 'Belt', 16, 28, '1##0mm'],
  ['door-lock', 45, '门锁', '門鎖', 'Door lock', 35, 90, 'DL-##'],
  ['pulley', 46, '皮带轮', '皮帶輪', 'Pulley', 25, 60, 'Φ2##'],
  ['drum', 47, '内筒', '內槽', 'Inner drum', 180, 420, '5#L'],
  ['outer-tub', 48, '外筒', '外槽', 'Outer tub', 150, 380, '7#L'],
  ['bearing', 49, '轴承', '軸承', 'Bearing', 20, 60, '62##'],
  ['shaft-seal', 50, '水封', '油封', 'Shaft seal', 10, 30, '##×##×10'],
  ['door-glass', 51, '机门玻璃', '門玻璃', 'Door glass', 45, 110, 'Φ3##'],
  ['door-boot', 52, '窗垫', '門封膠圈', 'Door boot', 45, 130, 'Φ3##'],
  ['detergent-box', 53, '洗涤剂盒', '洗劑盒', 'Detergent box', 25, 60, '##×##'],
  ['water-level-sensor', 54, '水位传感器', '水位感測器', 'Water level sensor', 20, 60, 'SW-##'],
  ['heater', 55, '加热管', '加熱管', 'Heating element', 35, 90, '1#00W', 'mains'],
  ['shock-absorber', 56, '减震器', '避震器', 'Shock absorber', 20, 60, '##0N'],
  ['suspension-rod', 57, '吊杆', '吊桿', 'Suspension rod', 15, 40, '5##mm'],
  ['clutch', 58, '离合器', '離合器', 'Clutch', 110, 260, 'LH-##'],
  ['pulsator', 59, '波轮', '洗衣盤', 'Pulsator', 35, 90, 'Φ3##'],
  ['drain-hose', 61, '排水管', '排水管', 'Drain hose', 10, 30, '1.#m'],
  ['inlet-hose', 62, '进水管', '進水管', 'Inlet hose', 10, 30, '1.#m'],
]

const fittings: readonly Row[] = [
  ['glass-shelf', 30, '玻璃隔板', '玻璃層板', 'Glass shelf', 40, 120, '4##×3##'],
  ['drawer', 31, '抽屉', '抽屜', 'Drawer', 35, 110, '2#L'],
  ['bottle-tray', 32, '瓶座', '瓶架', 'Bottle tray', 20, 60, '4##mm'],
  ['egg-tray', 33, '蛋托', '蛋架', 'Egg tray', 8, 20, '1#'],
  ['door-handle', 34, '门把手', '門把手', 'Door handle', 20, 80, '3##mm'],
  ['hinge', 35, '铰链', '鉸鏈', 'Hinge', 12, 45, 'JL-##'],
  ['door-panel', 36, '门板', '門板', 'Door panel', 150, 400, '5##×8##'],
  ['water-tray', 37, '接水盒', '接水盤', 'Water tray', 15, 40, '1.#L'],
  ['lid', 60, '上盖', '上蓋', 'Lid', 60, 180, '5##×4##'],
  ['control-knob', 63, '旋钮', '旋鈕', 'Control knob', 5, 15, 'Φ3#'],
  ['fan-blade', 67, '风叶', '風扇葉片', 'Fan blade', 25, 90, 'Φ1##'],
  ['front-panel', 74, '面板', '面板', 'Front panel', 60, 180, '8##×2##'],
  ['louver', 75, '导风板', '導風板', 'Louver', 12, 45, '7##mm'],
  ['air-filter', 76, '过滤网', '濾網', 'Air filter', 12, 40, '3##×2##'],
  ['cabinet', 79, '外壳', '外殼', 'Cabinet', 90, 260, '8##×5##'],
  ['screw', 80, '螺钉', '螺絲', 'Screw', 0.5, 3, 'M4×##'],
  ['cover', 81, '盖板', '飾蓋', 'Cover', 5, 30, '##×##'],
  ['foot', 82, '底脚', '腳墊', 'Foot', 3, 12, 'M10×##'],
  ['bracket', 84, '支架', '支架', 'Bracket', 10, 60, '##×##'],
  ['foam', 85, '保温棉', '保溫棉', 'Insulation foam', 3, 15, '##×##'],
]

/** All 78 kinds of parts, each with its own two digits. */
export const categories: readonly Category[] = [
  ...cooling,
  ...electric,
  ...washing,
  ...fittings,
].map(([id, group, hans, hant, en, low, high, mark, mains]) => ({
  id,
  group,
  name: { 'zh-Hans': hans, 'zh-Hant': hant, en },
  low,
  high,
  mark,
  mains: mains === 'mains',
}))
