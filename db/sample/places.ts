import type { LocalText } from '../../domain/locale.ts'

/** A town: its English name, its Chinese name in both scripts, latitude and longitude in degrees. */
export type Town = readonly [string, string, string, number, number]

/** The towns of one province that one service centre looks after. */
export type Region = {
  /** The centre's id without `C-`. */
  readonly centre: string
  readonly province: Province
  readonly towns: readonly Town[]
}

export type Province = keyof typeof provinces

const text = (hans: string, hant: string, en: string): LocalText => ({
  'zh-Hans': hans,
  'zh-Hant': hant,
  en,
})

export const provinces = {
  beijing: text('北京', '北京', 'Beijing'),
  tianjin: text('天津', '天津', 'Tianjin'),
  hebei: text('河北', '河北', 'Hebei'),
  shanxi: text('山西', '山西', 'Shanxi'),
  'inner-mongolia': text('内蒙古', '內蒙古', 'Inner Mongolia'),
  liaoning: text('辽宁', '遼寧', 'Liaoning'),
  jilin: text('吉林', '吉林', 'Jilin'),
  heilongjiang: text('黑龙江', '黑龍江', 'Heilongjiang'),
  shanghai: text('上海', '上海', 'Shanghai'),
  jiangsu: text('江苏', '江蘇', 'Jiangsu'),
  zhejiang: text('浙江', '浙江', 'Zhejiang'),
  anhui: text('安徽', '安徽', 'Anhui'),
  fujian: text('福建', '福建', 'Fujian'),
  jiangxi: text('江西', '江西', 'Jiangxi'),
  shandong: text('山东', '山東', 'Shandong'),
  henan: text('河南', '河南', 'Henan'),
  hubei: text('湖北', '湖北', 'Hubei'),
  hunan: text('湖南', '湖南', 'Hunan'),
  guangdong: text('广东', '廣東', 'Guangdong'),
  hainan: text('海南', '海南', 'Hainan'),
  guangxi: text('广西', '廣西', 'Guangxi'),
  chongqing: text('重庆', '重慶', 'Chongqing'),
  sichuan: text('四川', '四川', 'Sichuan'),
  tibet: text('西藏', '西藏', 'Tibet'),
  guizhou: text('贵州', '貴州', 'Guizhou'),
  yunnan: text('云南', '雲南', 'Yunnan'),
  shaanxi: text('陕西', '陝西', 'Shaanxi'),
  gansu: text('甘肃', '甘肅', 'Gansu'),
  qinghai: text('青海', '青海', 'Qinghai'),
  ningxia: text('宁夏', '寧夏', 'Ningxia'),
  xinjiang: text('新疆', '新疆', 'Xinjiang'),
} as const satisfies Record<string, LocalText>

/** The town a region's towns are districts of, where there is one: these provinces are cities themselves. */
export const municipalities: readonly Province[] = ['beijing', 'tianjin', 'shanghai', 'chongqing']

/** The 30 service centres: id without `C-`, province, town. */
export const centreTowns: readonly (readonly [string, Province, Town])[] = [
  ['BJ', 'beijing', ['Beijing', '北京', '北京', 39.9, 116.41]],
  ['TJ', 'tianjin', ['Tianjin', '天津', '天津', 39.13, 117.2]],
  ['SJZ', 'hebei', ['Shijiazhuang', '石家庄', '石家莊', 38.04, 114.51]],
  ['TY', 'shanxi', ['Taiyuan', '太原', '太原', 37.87, 112.55]],
  ['HH', 'inner-mongolia', ['Hohhot', '呼和浩特', '呼和浩特', 40.84, 111.75]],
  ['SY', 'liaoning', ['Shenyang', '沈阳', '瀋陽', 41.8, 123.43]],
  ['CC', 'jilin', ['Changchun', '长春', '長春', 43.82, 125.32]],
  ['HRB', 'heilongjiang', ['Harbin', '哈尔滨', '哈爾濱', 45.8, 126.53]],
  ['SH', 'shanghai', ['Shanghai', '上海', '上海', 31.23, 121.47]],
  ['NJ', 'jiangsu', ['Nanjing', '南京', '南京', 32.06, 118.8]],
  ['HZ', 'zhejiang', ['Hangzhou', '杭州', '杭州', 30.27, 120.16]],
  ['WHU', 'anhui', ['Wuhu', '芜湖', '蕪湖', 31.35, 118.43]],
  ['FZ', 'fujian', ['Fuzhou', '福州', '福州', 26.07, 119.3]],
  ['XM', 'fujian', ['Xiamen', '厦门', '廈門', 24.48, 118.09]],
  ['NC', 'jiangxi', ['Nanchang', '南昌', '南昌', 28.68, 115.86]],
  ['JN', 'shandong', ['Jinan', '济南', '濟南', 36.65, 117.12]],
  ['QD', 'shandong', ['Qingdao', '青岛', '青島', 36.07, 120.38]],
  ['ZZ', 'henan', ['Zhengzhou', '郑州', '鄭州', 34.75, 113.63]],
  ['WH', 'hubei', ['Wuhan', '武汉', '武漢', 30.59, 114.31]],
  ['CS', 'hunan', ['Changsha', '长沙', '長沙', 28.23, 112.94]],
  ['GZ', 'guangdong', ['Guangzhou', '广州', '廣州', 23.13, 113.26]],
  ['SZ', 'guangdong', ['Shenzhen', '深圳', '深圳', 22.54, 114.06]],
  ['NN', 'guangxi', ['Nanning', '南宁', '南寧', 22.82, 108.37]],
  ['CQ', 'chongqing', ['Chongqing', '重庆', '重慶', 29.56, 106.55]],
  ['CD', 'sichuan', ['Chengdu', '成都', '成都', 30.57, 104.07]],
  ['GY', 'guizhou', ['Guiyang', '贵阳', '貴陽', 26.65, 106.63]],
  ['KM', 'yunnan', ['Kunming', '昆明', '昆明', 25.04, 102.71]],
  ['XA', 'shaanxi', ["Xi'an", '西安', '西安', 34.34, 108.94]],
  ['LZ', 'gansu', ['Lanzhou', '兰州', '蘭州', 36.06, 103.83]],
  ['WLMQ', 'xinjiang', ['Urumqi', '乌鲁木齐', '烏魯木齊', 43.83, 87.62]],
]
