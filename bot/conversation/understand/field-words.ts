/**
 * Words of the trade that mean the same part, a group a line (an indented line goes on with the one above), in
 * simplified characters and lower-case. Whatever one of them means in the catalogue, the others mean too; a group the
 * catalogue does not know is still recognised as a part's name.
 */
const table = `
压缩机 | 压缩鸡 | 压缩几 | 压缩级 | 压缩基 | 压机 | ysj | compressor | compresser | comp | 压缩马达 | compresor
温控器 | 温控气 | 温控起 | 温控 | 温度控制器 | 恒温器 | wkq | thermostat | temperature controller |
  temp control | 温度开关 | 机械温控器 | 电子温控器 | thermo | stat
门封条 | 门风条 | 门缝条 | 门封挑 | 门封 | 门胶条 | 胶条 | 门边胶条 | 磁条 | 密封条 | 门封胶条 | mf | mft | door gasket |
  door seal | gasket | seal | 门封磁条 | 密封胶条 | 胶边 | 门胶边 | 门边条 | 冰箱胶条 |
  门密封条 | 封条 | door seals | magnetic gasket | magnetic seal | door rubber | rubber seal
主板 | 底板 | 主机版 | 电路版 | 主版 | 主控板 | 电脑板 | 主机板 | 电路板 | 控制板 | ic板 | 板子 | 主控制板 | zb | dnb |
  control board | main board | mainboard | pcb | board | main pcb | control panel board |
  主机板 | 线路板 | pcb板 | 主控 | 电路主板 | 控制主板 | dkb | logic board | circuit board |
  electronic board | power board | controller board | controller | main control board
显示板 | 面板 | 显示屏 | 显示面板 | 显示器 | 操作面板 | xsb | display | display panel |
  display board | 显示面板 | 显示控制板 | 面板显示 | 触控面板 | 灯板 | 显示灯板 | screen |
  lcd panel | display screen | display module | user interface | interface board
电机 | 马达 | dj | motor | 摩打 | 洗涤电机 | 洗衣机电机
风机 | 风扇 | 风扇电机 | 风扇马达 | 风机电机 | fj | fan | fan motor | 风扇摩打 | 风机马达 |
  散热风扇 | 室外风机 | 室内风机 | 风扇电动机 | blower | blower motor | ventilator |
  fan motors
启动器 | 启动气 | 起动器 | 启动继电器 | ptc | ptc启动器 | qdq | start relay | starter | starter relay |
  ptc relay | 起动继电器 | 重锤启动器 | ptc起动器 | 启动电阻 | starting relay | ptc starter |
  start device
电容 | 电容器 | dr | capacitor | 启动电容 | 运转电容 | 运行电容 | 压缩机电容 | 电容仔 |
  run capacitor | start capacitor
蒸发器 | zfq | evaporator
冷凝器 | 散热排 | 散热器 | lnq | condenser
干燥过滤器 | 过滤器 | 干燥器 | glq | dry filter | filter drier | drier | filter
制冷剂 | 冷媒 | 雪种 | 氟 | 氟利昂 | refrigerant | 雪种
排水泵 | 排水崩 | 排水蹦 | 排水电机 | 排水马达 | psb | drain pump | pump | 排水水泵 | 抽水泵 | 抽水马达 |
  排水摩打 | 水泵 | water pump | draining pump
进水阀 | 进水法 | 进水发 | 进水电磁阀 | 电磁阀 | jsf | inlet valve | water valve | water inlet valve |
  进水电磁阀 | 入水阀 | 入水掣 | 注水阀 | 进水阀门 | fill valve | solenoid valve |
  inlet solenoid | valve
皮带 | 三角带 | pd | belt | drive belt | 传动皮带 | 驱动皮带 | 电机皮带 | drive belts |
  motor belt | wash belt | v-belt | v belt
门锁 | 电子门锁 | 门锁开关 | ms | door lock | lid lock | 门掣 | 门锁组件 | 门开关 | 门锁总成 |
  微动开关 | door latch | door switch | latch | interlock | lock
遥控器 | 遥控 | ykq | remote | remote control | 遥控板 | remote controller | remote handset
玻璃隔板 | 隔板 | 搁架 | 玻璃层板 | 层板 | 层架 | 玻璃搁架 | glass shelf | shelf | 玻璃搁板 |
  玻璃架 | 搁板 | 玻璃托板 | 冰箱隔板 | 冷藏隔板 | glass shelves | shelves | shelf glass
化霜加热器 | 化霜加热管 | 除霜加热器 | 除霜电热管 | defrost heater
传感器 | 感温头 | 感温探头 | 温度传感器 | 探头 | 感应器 | cgq | sensor | temperature sensor |
  管温传感器 | 室温传感器 | 环温传感器 | 感温器 | 热敏电阻 | 感温棒 | 管温探头 | 化霜传感器 |
  温感 | temp sensor | thermistor | probe | ntc
门把手 | 把手 | 拉手 | handle | door handle
抽屉 | 果菜盒 | 抽屉盒 | drawer | crisper
灯 | 灯胆 | led strip | 照明灯 | 灯泡 | led灯 | lamp | light | bulb | 冰箱灯 | led灯条 | 灯条 | 室内灯
波轮 | 波轮盘 | pulsator | agitator | impeller
减震器 | 减振器 | 吊杆 | damper | shock absorber | 悬挂杆 | 吊杆弹簧 | 避震器 | 减震
水位传感器 | 水位感应器 | 水位开关 | 水位器 | water level sensor | pressure switch
四通阀 | stf | four-way valve | 4-way valve | reversing valve
膨胀阀 | 电子膨胀阀 | expansion valve
变压器 | transformer
电源线 | power cord
导风板 | 摆叶 | 导风叶 | louver | louvre | vane | 导风片 | 出风口叶片 | 扫风叶片 |
  swing louver
过滤网 | 滤网 | 防尘网 | filter screen | filter mesh | air filter
风叶 | 扇叶 | 贯流风叶 | 轴流风叶 | fan blade | 风轮 | 风机叶子 | 风机叶 | 风扇叶 | 风扇叶片 |
  叶轮 | fan blades | blade | fan wheel
铰链 | 合页 | 门铰 | hinge
内机主板 | 室内主板 | 内机板 | indoor board | indoor unit board
外机主板 | 室外主板 | 外机板 | outdoor board | outdoor unit board
离合器 | clutch
继电器 | relay
开关
轴承 | bearing
油封 | oil seal | shaft seal
内筒 | 滚筒 | drum
外筒 | tub
排水管 | drain hose
进水管 | inlet hose
毛细管 | capillary | capillary tube
步进电机 | 步进马达 | 扫风电机 | 同步电机 | step motor | stepper motor | swing motor
排水阀 | 排水电磁阀 | 牵引器 | 排水牵引器 | drain valve | retractor
脱水电机 | 脱水马达 | spin motor
熔断器 | 保险丝 | 保险管 | 热熔断器 | fuse | thermal fuse
过载保护器 | 热保护器 | 保护器 | 过热保护器 | overload protector | overload | protector
加热管 | 发热管 | 发热丝 | 加热器 | 加热丝 | heating element | heater | element
化霜定时器 | 定时器 | 计时器 | timer | defrost timer
密封圈 | 门圈 | 橡胶圈 | 门封圈 | door boot | bellow | bellows | boot seal
脚垫 | 调整脚 | 底脚 | 机脚 | leveling foot | foot
旋钮 | knob
按键板 | 按键 | 按钮 | 开关按键 | keypad | key board
喷淋臂 | 喷臂 | 上喷臂 | 下喷臂 | spray arm
油杯 | grease cup | oil cup
油网 | grease filter
点火器 | 点火针 | igniter | ignition electrode
电极 | electrode
火咀 | burner nozzle
热交换器 | heat exchanger
托轮
隔尘网 | lint filter | filter net
水箱 | 储水盒 | water tank
接水盘 | 蒸发皿 | 接水盒 | drip tray | drain pan
制冰机 | ice maker | icemaker
冰盒 | 冰格 | ice tray
水滤芯 | 滤芯 | 净水滤芯 | water filter
门板 | 门体 | 门壳 | door panel
支架 | 安装架 | 挂架 | bracket | mounting bracket
电源板 | 电源模块 | power supply
变频板 | 变频模块 | 驱动板 | 驱动模块 | 功率模块 | inverter board | ipm | driver board |
  inverter module
接线端子 | 端子板 | 端子 | terminal block | terminal
线束 | 连接线 | 排线 | 导线 | harness | wiring harness | cable
截止阀 | 阀门 | stop valve
消音器 | muffler
铜管 | 连接管 | copper pipe | copper tube | pipe
弹簧 | spring
曲轴 | shaft
皮带轮 | pulley
三脚架 | 支撑架 | spider
洗涤剂盒 | 分配器盒 | 皂盒 | detergent drawer | dispenser | soap box
过滤棉 | hepa | filter cotton
接收板 | 接收头 | 遥控接收板 | receiver board | ir receiver
除霜传感器 | 化霜温控 | 双金属片 | 双金属 | defrost sensor | defrost thermostat | bimetal
瓶座 | 瓶架 | 瓶框 | bottle rack | door shelf
螺丝 | 螺钉 | screw | screws
万向轮 | 脚轮 | castor | wheel
磁控管 | magnetron
接触器 | contactor
热电偶 | thermocouple
点火针 | 点火电极 | ignition electrode | electrode | igniter
点火器 | 脉冲点火器 | 点火模块
感应针 | 感应电极 | 火焰感应针
水阀 | 水气联动阀
止回阀 | 逆止阀 | 单向阀
洗涤泵 | 循环泵 | 清洗泵 | circulation pump | wash pump
门钩 | 锁钩
油烟机灯 | 烟机灯
面板开关 | 开关面板
气阀 | 燃气阀 | gas valve
电控板 | 电控盒 | 电器盒
门弹簧 | door spring
减速器 | 变速箱 | gearbox | gear box
篮筐 | 碗篮 | basket | dish rack
燃烧器 | burner
热交换器 | 换热器 | heat exchanger
喷嘴 | nozzle
软管 | hose
电感 | 线圈 | coil
水位开关 | 压力开关 | pressure sensor
`

export const fieldWords: readonly (readonly string[])[] = table
  .trim()
  .replace(/\|\n\s+/g, '| ')
  .split('\n')
  .map((group) => group.split('|').map((word) => word.trim()))
