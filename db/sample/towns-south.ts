import type { Region } from './places.ts'

/** Towns with a service station in the south of the country. */
export const south: readonly Region[] = [
  {
    centre: 'ZZ',
    province: 'henan',
    towns: [
      ['Luoyang', '洛阳', '洛陽', 34.62, 112.45],
      ['Kaifeng', '开封', '開封', 34.8, 114.31],
      ['Xinxiang', '新乡', '新鄉', 35.3, 113.93],
      ['Anyang', '安阳', '安陽', 36.1, 114.39],
      ['Nanyang', '南阳', '南陽', 32.99, 112.53],
      ['Shangqiu', '商丘', '商丘', 34.41, 115.66],
      ['Xinyang', '信阳', '信陽', 32.15, 114.09],
      ['Zhumadian', '驻马店', '駐馬店', 33.01, 114.02],
    ],
  },
  {
    centre: 'WH',
    province: 'hubei',
    towns: [
      ['Yichang', '宜昌', '宜昌', 30.69, 111.29],
      ['Xiangyang', '襄阳', '襄陽', 32.01, 112.12],
      ['Jingzhou', '荆州', '荊州', 30.33, 112.24],
      ['Huangshi', '黄石', '黃石', 30.2, 115.04],
      ['Shiyan', '十堰', '十堰', 32.63, 110.8],
      ['Xiaogan', '孝感', '孝感', 30.92, 113.92],
      ['Enshi', '恩施', '恩施', 30.27, 109.49],
    ],
  },
  {
    centre: 'CS',
    province: 'hunan',
    towns: [
      ['Zhuzhou', '株洲', '株洲', 27.83, 113.13],
      ['Xiangtan', '湘潭', '湘潭', 27.83, 112.94],
      ['Hengyang', '衡阳', '衡陽', 26.89, 112.57],
      ['Yueyang', '岳阳', '岳陽', 29.36, 113.13],
      ['Changde', '常德', '常德', 29.03, 111.7],
      ['Chenzhou', '郴州', '郴州', 25.77, 113.01],
      ['Huaihua', '怀化', '懷化', 27.57, 110],
    ],
  },
  {
    centre: 'GZ',
    province: 'guangdong',
    towns: [
      ['Foshan', '佛山', '佛山', 23.02, 113.12],
      ['Zhaoqing', '肇庆', '肇慶', 23.05, 112.47],
      ['Qingyuan', '清远', '清遠', 23.68, 113.06],
      ['Shaoguan', '韶关', '韶關', 24.81, 113.6],
      ['Zhanjiang', '湛江', '湛江', 21.27, 110.36],
      ['Maoming', '茂名', '茂名', 21.66, 110.93],
      ['Jiangmen', '江门', '江門', 22.58, 113.08],
    ],
  },
  {
    centre: 'GZ',
    province: 'hainan',
    towns: [
      ['Haikou', '海口', '海口', 20.04, 110.2],
      ['Sanya', '三亚', '三亞', 18.25, 109.51],
    ],
  },
  {
    centre: 'SZ',
    province: 'guangdong',
    towns: [
      ['Dongguan', '东莞', '東莞', 23.02, 113.75],
      ['Huizhou', '惠州', '惠州', 23.11, 114.42],
      ['Shantou', '汕头', '汕頭', 23.35, 116.68],
      ['Zhongshan', '中山', '中山', 22.52, 113.39],
      ['Zhuhai', '珠海', '珠海', 22.27, 113.58],
      ['Meizhou', '梅州', '梅州', 24.29, 116.12],
      ['Heyuan', '河源', '河源', 23.74, 114.7],
    ],
  },
  {
    centre: 'NN',
    province: 'guangxi',
    towns: [
      ['Liuzhou', '柳州', '柳州', 24.33, 109.42],
      ['Guilin', '桂林', '桂林', 25.27, 110.29],
      ['Wuzhou', '梧州', '梧州', 23.48, 111.28],
      ['Beihai', '北海', '北海', 21.48, 109.12],
      ['Qinzhou', '钦州', '欽州', 21.98, 108.65],
      ['Guigang', '贵港', '貴港', 23.11, 109.6],
      ['Baise', '百色', '百色', 23.9, 106.62],
    ],
  },
]
