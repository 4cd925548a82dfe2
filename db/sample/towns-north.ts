import type { Region } from './places.ts'

/** Towns with a service station in the north of the country. */
export const north: readonly Region[] = [
  {
    centre: 'BJ',
    province: 'beijing',
    towns: [
      ['Beijing Chaoyang', '北京朝阳', '北京朝陽', 39.92, 116.44],
      ['Beijing Haidian', '北京海淀', '北京海淀', 39.96, 116.3],
      ['Beijing Fengtai', '北京丰台', '北京豐台', 39.86, 116.29],
      ['Beijing Tongzhou', '北京通州', '北京通州', 39.91, 116.66],
      ['Beijing Daxing', '北京大兴', '北京大興', 39.73, 116.34],
      ['Beijing Changping', '北京昌平', '北京昌平', 40.22, 116.23],
      ['Beijing Shunyi', '北京顺义', '北京順義', 40.13, 116.65],
    ],
  },
  {
    centre: 'TJ',
    province: 'tianjin',
    towns: [
      ['Tianjin Binhai', '天津滨海', '天津濱海', 39, 117.71],
      ['Tianjin Wuqing', '天津武清', '天津武清', 39.38, 117.04],
      ['Tianjin Jizhou', '天津蓟州', '天津薊州', 40.05, 117.41],
      ['Tianjin Jinghai', '天津静海', '天津靜海', 38.95, 116.97],
      ['Tianjin Baodi', '天津宝坻', '天津寶坻', 39.72, 117.31],
    ],
  },
  {
    centre: 'TJ',
    province: 'hebei',
    towns: [
      ['Tangshan', '唐山', '唐山', 39.63, 118.18],
      ['Qinhuangdao', '秦皇岛', '秦皇島', 39.94, 119.6],
      ['Cangzhou', '沧州', '滄州', 38.3, 116.84],
      ['Langfang', '廊坊', '廊坊', 39.54, 116.68],
    ],
  },
  {
    centre: 'SJZ',
    province: 'hebei',
    towns: [
      ['Baoding', '保定', '保定', 38.87, 115.46],
      ['Handan', '邯郸', '邯鄲', 36.63, 114.54],
      ['Xingtai', '邢台', '邢台', 37.07, 114.5],
      ['Hengshui', '衡水', '衡水', 37.74, 115.67],
      ['Zhangjiakou', '张家口', '張家口', 40.77, 114.88],
      ['Chengde', '承德', '承德', 40.95, 117.96],
      ['Dingzhou', '定州', '定州', 38.52, 114.99],
    ],
  },
  {
    centre: 'TY',
    province: 'shanxi',
    towns: [
      ['Datong', '大同', '大同', 40.08, 113.3],
      ['Yangquan', '阳泉', '陽泉', 37.86, 113.58],
      ['Changzhi', '长治', '長治', 36.2, 113.12],
      ['Jincheng', '晋城', '晉城', 35.49, 112.85],
      ['Linfen', '临汾', '臨汾', 36.09, 111.52],
      ['Yuncheng', '运城', '運城', 35.03, 111.01],
      ['Jinzhong', '晋中', '晉中', 37.69, 112.75],
    ],
  },
  {
    centre: 'HH',
    province: 'inner-mongolia',
    towns: [
      ['Baotou', '包头', '包頭', 40.66, 109.84],
      ['Ordos', '鄂尔多斯', '鄂爾多斯', 39.61, 109.78],
      ['Chifeng', '赤峰', '赤峰', 42.26, 118.89],
      ['Tongliao', '通辽', '通遼', 43.65, 122.24],
      ['Hulunbuir', '呼伦贝尔', '呼倫貝爾', 49.21, 119.77],
      ['Ulanqab', '乌兰察布', '烏蘭察布', 41, 113.13],
      ['Wuhai', '乌海', '烏海', 39.66, 106.79],
    ],
  },
  {
    centre: 'SY',
    province: 'liaoning',
    towns: [
      ['Dalian', '大连', '大連', 38.91, 121.61],
      ['Anshan', '鞍山', '鞍山', 41.11, 122.99],
      ['Fushun', '抚顺', '撫順', 41.88, 123.96],
      ['Jinzhou', '锦州', '錦州', 41.1, 121.13],
      ['Dandong', '丹东', '丹東', 40, 124.35],
      ['Yingkou', '营口', '營口', 40.67, 122.24],
      ['Panjin', '盘锦', '盤錦', 41.12, 122.07],
    ],
  },
  {
    centre: 'CC',
    province: 'jilin',
    towns: [
      ['Jilin', '吉林', '吉林', 43.84, 126.55],
      ['Siping', '四平', '四平', 43.17, 124.35],
      ['Tonghua', '通化', '通化', 41.73, 125.94],
      ['Songyuan', '松原', '松原', 45.14, 124.83],
      ['Yanji', '延吉', '延吉', 42.89, 129.51],
      ['Baicheng', '白城', '白城', 45.62, 122.84],
      ['Liaoyuan', '辽源', '遼源', 42.89, 125.14],
    ],
  },
  {
    centre: 'HRB',
    province: 'heilongjiang',
    towns: [
      ['Qiqihar', '齐齐哈尔', '齊齊哈爾', 47.35, 123.92],
      ['Daqing', '大庆', '大慶', 46.59, 125.1],
      ['Mudanjiang', '牡丹江', '牡丹江', 44.55, 129.63],
      ['Jiamusi', '佳木斯', '佳木斯', 46.8, 130.32],
      ['Suihua', '绥化', '綏化', 46.65, 126.97],
      ['Jixi', '鸡西', '雞西', 45.3, 130.97],
      ['Heihe', '黑河', '黑河', 50.25, 127.53],
    ],
  },
]
