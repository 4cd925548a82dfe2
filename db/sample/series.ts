import type { ApplianceKind } from '../../domain/catalogue/part.ts'
import type { LocalText } from '../../domain/locale.ts'

export const formNames = [
  'single-door',
  'freezer',
  'switchable',
  'two-door',
  'frost-free',
  'multi-door',
  'twin-tub',
  'pulsator',
  'drum',
  'window',
  'wall-split',
  'wall-inverter',
  'floor-standing',
  'cassette',
] as const

/** How an appliance is built; decides which slots its bill of materials has. */
export type Form = (typeof formNames)[number]

export type FormPlan = {
  readonly kind: ApplianceKind
  /** `{}` stands for the size: litres, kilograms, or cooling power. */
  readonly name: LocalText
  /** The first model of every series of this form; its siblings add a letter. */
  readonly firsts: string
}

const text = (hans: string, hant: string, en: string): LocalText => ({
  'zh-Hans': hans,
  'zh-Hant': hant,
  en,
})

export const forms: { readonly [F in Form]: FormPlan } = {
  'single-door': {
    kind: 'fridge',
    name: text('{}升单门冰箱', '{} 公升單門冰箱', '{} L single-door fridge'),
    firsts: 'BC-46 BC-50 BC-65 BC-80 BC-93 BC-117 BC-130 BC-160',
  },
  freezer: {
    kind: 'fridge',
    name: text('{}升卧式冷柜', '{} 公升臥式冷凍櫃', '{} L chest freezer'),
    firsts: 'BD-100H BD-138H BD-188H BD-200H BD-260H BD-300H BD-380H',
  },
  switchable: {
    kind: 'fridge',
    name: text('{}升冷藏冷冻转换柜', '{} 公升冷藏冷凍切換櫃', '{} L switchable freezer'),
    firsts: 'BC/BD-143H BC/BD-203H BC/BD-223H BC/BD-271H BC/BD-321H',
  },
  'two-door': {
    kind: 'fridge',
    name: text('{}升双门冰箱', '{} 公升雙門冰箱', '{} L two-door fridge'),
    firsts: `
      BCD-130K BCD-153K BCD-160K BCD-171K BCD-178K BCD-182K BCD-186K BCD-192K BCD-198K BCD-205K
      BCD-208K BCD-212K BCD-215K BCD-218K BCD-225K BCD-228K`,
  },
  'frost-free': {
    kind: 'fridge',
    name: text('{}升风冷无霜冰箱', '{} 公升無霜冰箱', '{} L frost-free fridge'),
    firsts: `
      BCD-206W BCD-213W BCD-236W BCD-242W BCD-248W BCD-256W BCD-258W BCD-263W BCD-268W BCD-276W
      BCD-288W BCD-301W BCD-318W`,
  },
  'multi-door': {
    kind: 'fridge',
    name: text('{}升多门冰箱', '{} 公升多門冰箱', '{} L multi-door fridge'),
    firsts: `
      BCD-326WD BCD-358WD BCD-401WD BCD-415WD BCD-436WD BCD-452WD BCD-470WD BCD-506WD BCD-518WD
      BCD-552WD`,
  },
  'twin-tub': {
    kind: 'washer',
    name: text('{}公斤双缸洗衣机', '{} 公斤雙槽洗衣機', '{} kg twin-tub washer'),
    firsts: 'XPB50-72S XPB55-3S XPB60-187S XPB70-187S XPB75-197S XPB80-197S XPB85-287S',
  },
  pulsator: {
    kind: 'washer',
    name: text('{}公斤波轮洗衣机', '{} 公斤直立式洗衣機', '{} kg top-load washer'),
    firsts: `
      XQB40-33 XQB45-728 XQB50-728 XQB50-918 XQB55-728 XQB60-728 XQB60-918 XQB60-1018 XQB65-918
      XQB70-728 XQB70-918 XQB70-1018 XQB75-918 XQB75-1218 XQB80-1018 XQB80-1218 XQB85-1218
      XQB90-1218`,
  },
  drum: {
    kind: 'washer',
    name: text('{}公斤滚筒洗衣机', '{} 公斤滾筒洗衣機', '{} kg drum washer'),
    firsts: `
      XQG50-8866 XQG52-8866 XQG56-1012 XQG60-1008 XQG60-1012 XQG65-1012 XQG70-1008 XQG70-1012
      XQG70-1212 XQG75-1212 XQG80-1212 XQG80-1412 XQG85-1412 XQG90-1412 XQG90-1612 XQG100-1412
      XQG100-1612`,
  },
  window: {
    kind: 'aircon',
    name: text('{}窗式空调', '{}窗型冷氣', '{} window air conditioner'),
    firsts: 'KC-20/Y KC-25/Y KC-32/Y KCD-35/Y KCD-46/Y',
  },
  'wall-split': {
    kind: 'aircon',
    name: text('{}壁挂式空调', '{}壁掛式冷氣', '{} wall split air conditioner'),
    firsts: `
      KF-23GW/Y KF-26GW/Y KF-35GW/Y KFR-23GW/Y KFR-25GW/Y KFR-26GW/Y KFR-28GW/Y KFR-32GW/Y
      KFR-33GW/Y KFR-36GW/Y KFRD-35GW/Y KFRD-36GW/Y`,
  },
  'wall-inverter': {
    kind: 'aircon',
    name: text('{}变频壁挂式空调', '{}變頻壁掛式冷氣', '{} inverter wall split air conditioner'),
    firsts: `
      KFR-23GW/BP KFR-25GW/BP KFR-26GW/BP KFR-28GW/BP KFR-32GW/BP KFR-33GW/BP KFR-35GW/BP
      KFR-36GW/BP KFR-46GW/BP KFR-50GW/BP`,
  },
  'floor-standing': {
    kind: 'aircon',
    name: text('{}柜式空调', '{}落地式冷氣', '{} floor-standing air conditioner'),
    firsts: `
      KFR-46LW/Y KFR-50LW/Y KFR-51LW/Y KFR-60LW/Y KFR-61LW/Y KFR-70LW/Y KFR-71LW/Y KFR-72LW/Y
      KFR-75LW/Y KFR-120LW/Y`,
  },
  cassette: {
    kind: 'aircon',
    name: text('{}嵌入式空调', '{}崁入式冷氣', '{} cassette air conditioner'),
    firsts: 'KFR-50QW/BP KFR-60QW/BP KFR-72QW/BP KFR-100QW/BP KFR-120QW/BP',
  },
}
