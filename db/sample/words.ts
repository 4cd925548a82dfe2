import type { LocalText } from '../../domain/locale.ts'

const text = (hans: string, hant: string, en: string): LocalText => ({
  'zh-Hans': hans,
  'zh-Hant': hant,
  en,
})

/** Where in the appliance a part sits; said before the part's name. */
export const positions = {
  upper: text('上', '上', 'Upper'),
  middle: text('中', '中', 'Middle'),
  lower: text('下', '下', 'Lower'),
  left: text('左', '左', 'Left'),
  right: text('右', '右', 'Right'),
  front: text('前', '前', 'Front'),
  rear: text('后', '後', 'Rear'),
  main: text('主', '主', 'Main'),
  door: text('门', '門', 'Door'),
  freezer: text('冷冻室', '冷凍室', 'Freezer'),
  fridge: text('冷藏室', '冷藏室', 'Fridge'),
  indoor: text('内机', '室內機', 'Indoor'),
  outdoor: text('外机', '室外機', 'Outdoor'),
  pipe: text('管路', '管路', 'Pipe'),
  suction: text('吸气', '吸氣', 'Suction'),
  discharge: text('排气', '排氣', 'Discharge'),
  gas: text('气侧', '氣側', 'Gas side'),
  liquid: text('液侧', '液側', 'Liquid side'),
  compressor: text('压缩机', '壓縮機', 'Compressor'),
  motor: text('电机', '馬達', 'Motor'),
  hinge: text('铰链', '鉸鏈', 'Hinge'),
  lamp: text('照明灯', '照明燈', 'Lamp'),
  cabinet: text('箱体', '箱體', 'Cabinet'),
  bottom: text('底部', '底部', 'Bottom'),
  inner: text('内侧', '內側', 'Inner'),
  outer: text('外侧', '外側', 'Outer'),
  wash: text('洗涤', '洗滌', 'Wash'),
  spin: text('脱水', '脫水', 'Spin'),
  hot: text('热水', '熱水', 'Hot water'),
  flow: text('贯流', '貫流', 'Cross-flow'),
  electric: text('电器盒', '電器盒', 'Electric box'),
} as const satisfies Record<string, LocalText>

export type Position = keyof typeof positions

export const colours: readonly LocalText[] = [
  text('白色', '白色', 'white'),
  text('银色', '銀色', 'silver'),
  text('灰色', '灰色', 'grey'),
  text('黑色', '黑色', 'black'),
  text('金色', '金色', 'gold'),
]
