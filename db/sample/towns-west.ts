import type { Region } from './places.ts'

/** Towns with a service station in the west of the country. */
export const west: readonly Region[] = [
  {
    centre: 'CQ',
    province: 'chongqing',
    towns: [
      ['Chongqing Wanzhou', '重庆万州', '重慶萬州', 30.81, 108.41],
      ['Chongqing Fuling', '重庆涪陵', '重慶涪陵', 29.7, 107.39],
      ['Chongqing Yongchuan', '重庆永川', '重慶永川', 29.36, 105.93],
      ['Chongqing Hechuan', '重庆合川', '重慶合川', 29.97, 106.28],
      ['Chongqing Jiangjin', '重庆江津', '重慶江津', 29.29, 106.26],
      ['Chongqing Qianjiang', '重庆黔江', '重慶黔江', 29.53, 108.77],
      ['Chongqing Kaizhou', '重庆开州', '重慶開州', 31.16, 108.39],
    ],
  },
  {
    centre: 'CD',
    province: 'sichuan',
    towns: [
      ['Mianyang', '绵阳', '綿陽', 31.47, 104.68],
      ['Deyang', '德阳', '德陽', 31.13, 104.4],
      ['Leshan', '乐山', '樂山', 29.55, 103.77],
      ['Yibin', '宜宾', '宜賓', 28.75, 104.64],
      ['Nanchong', '南充', '南充', 30.84, 106.11],
      ['Luzhou', '泸州', '瀘州', 28.87, 105.44],
      ['Dazhou', '达州', '達州', 31.21, 107.47],
    ],
  },
  { centre: 'CD', province: 'tibet', towns: [['Lhasa', '拉萨', '拉薩', 29.65, 91.14]] },
  {
    centre: 'GY',
    province: 'guizhou',
    towns: [
      ['Zunyi', '遵义', '遵義', 27.73, 106.93],
      ['Anshun', '安顺', '安順', 26.25, 105.95],
      ['Liupanshui', '六盘水', '六盤水', 26.59, 104.83],
      ['Bijie', '毕节', '畢節', 27.3, 105.29],
      ['Kaili', '凯里', '凱里', 26.57, 107.98],
      ['Duyun', '都匀', '都勻', 26.26, 107.52],
      ['Tongren', '铜仁', '銅仁', 27.72, 109.19],
    ],
  },
  {
    centre: 'KM',
    province: 'yunnan',
    towns: [
      ['Qujing', '曲靖', '曲靖', 25.49, 103.8],
      ['Yuxi', '玉溪', '玉溪', 24.35, 102.55],
      ['Dali', '大理', '大理', 25.61, 100.27],
      ['Zhaotong', '昭通', '昭通', 27.34, 103.72],
      ['Lijiang', '丽江', '麗江', 26.86, 100.23],
      ['Baoshan', '保山', '保山', 25.11, 99.16],
      ['Mengzi', '蒙自', '蒙自', 23.4, 103.37],
    ],
  },
  {
    centre: 'XA',
    province: 'shaanxi',
    towns: [
      ['Baoji', '宝鸡', '寶雞', 34.36, 107.24],
      ['Xianyang', '咸阳', '咸陽', 34.33, 108.71],
      ['Weinan', '渭南', '渭南', 34.5, 109.51],
      ['Hanzhong', '汉中', '漢中', 33.07, 107.02],
      ["Yan'an", '延安', '延安', 36.59, 109.49],
      ['Yulin', '榆林', '榆林', 38.29, 109.73],
      ['Ankang', '安康', '安康', 32.68, 109.03],
    ],
  },
  {
    centre: 'LZ',
    province: 'gansu',
    towns: [
      ['Tianshui', '天水', '天水', 34.58, 105.72],
      ['Baiyin', '白银', '白銀', 36.54, 104.14],
      ['Wuwei', '武威', '武威', 37.93, 102.64],
      ['Jiuquan', '酒泉', '酒泉', 39.73, 98.49],
    ],
  },
  { centre: 'LZ', province: 'qinghai', towns: [['Xining', '西宁', '西寧', 36.62, 101.78]] },
  {
    centre: 'LZ',
    province: 'ningxia',
    towns: [
      ['Yinchuan', '银川', '銀川', 38.49, 106.23],
      ['Shizuishan', '石嘴山', '石嘴山', 38.98, 106.38],
    ],
  },
  {
    centre: 'WLMQ',
    province: 'xinjiang',
    towns: [
      ['Kashgar', '喀什', '喀什', 39.47, 75.99],
      ['Yining', '伊宁', '伊寧', 43.91, 81.32],
      ['Korla', '库尔勒', '庫爾勒', 41.73, 86.17],
      ['Aksu', '阿克苏', '阿克蘇', 41.17, 80.26],
      ['Karamay', '克拉玛依', '克拉瑪依', 45.58, 84.89],
      ['Changji', '昌吉', '昌吉', 44.01, 87.31],
      ['Hami', '哈密', '哈密', 42.82, 93.51],
    ],
  },
]
