import { buildCatalogue, type Catalogue } from '../../domain/catalogue/catalogue.ts'
import type {
  Alias,
  ApplianceKind,
  CatalogueRows,
  Fit,
  Model,
  Part,
} from '../../domain/catalogue/part.ts'
import { modelCode, partCode, siteId } from '../../domain/ids.ts'
import type { LocalText } from '../../domain/locale.ts'
import type { Centre, Headquarters, Site, Station } from '../../domain/network/site.ts'

const text = (hans: string, hant: string, en: string): LocalText => ({
  'zh-Hans': hans,
  'zh-Hant': hant,
  en,
})

const kinds: Readonly<Record<string, LocalText>> = {
  compressor: text('压缩机', '壓縮機', 'Compressor'),
  thermostat: text('温控器', '溫控器', 'Thermostat'),
  'door-gasket': text('门封条', '門封條', 'Door gasket'),
  'glass-shelf': text('玻璃隔板', '玻璃層板', 'Glass shelf'),
  'fan-motor': text('风扇电机', '風扇馬達', 'Fan motor'),
  'control-board': text('主板', '主機板', 'Control board'),
  'drain-pump': text('排水泵', '排水泵', 'Drain pump'),
  'inlet-valve': text('进水阀', '進水閥', 'Inlet valve'),
  'indoor-board': text('内机主板', '室內主機板', 'Indoor board'),
  remote: text('遥控器', '遙控器', 'Remote control'),
}

function part(code: string, category: string, priceFen: number, name?: LocalText): Part {
  const usual = kinds[category] ?? text(category, category, category)
  return { code: partCode(code), category, name: name ?? usual, priceFen, status: 'active' }
}

function model(code: string, series: string, kind: ApplianceKind): Model {
  return {
    code: modelCode(code),
    series,
    kind,
    name: text(code, code, code),
    status: 'active',
  }
}

const fit = (modelOf: string, code: string, slot: string): Fit => ({
  model: modelCode(modelOf),
  part: partCode(code),
  slot,
  quantity: 1,
  serialFrom: null,
  serialTo: null,
})

const models: readonly Model[] = [
  model('BCD-215K', 'BCD-215', 'fridge'),
  model('BCD-215KA', 'BCD-215', 'fridge'),
  model('BCD-215KB', 'BCD-215', 'fridge'),
  model('BCD-268W', 'BCD-268', 'fridge'),
  model('XQG70-1012', 'XQG70', 'washer'),
  model('KFR-35GW/BP', 'KFR-35', 'aircon'),
]

const parts: readonly Part[] = [
  // One letter apart: the founding story.
  part('0064000385A', 'compressor', 42_000),
  part('0064000385B', 'compressor', 43_500),
  part('0064000385', 'compressor', 39_900),
  part('0064000391', 'compressor', 51_000),
  part('0060400102', 'thermostat', 3_800),
  part('0060400112', 'thermostat', 4_100),
  part('0060700220', 'door-gasket', 2_600, text('冷藏门封条', '冷藏門封條', 'Fridge door gasket')),
  part('0060700221', 'door-gasket', 2_200, text('冷冻门封条', '冷凍門封條', 'Freezer door gasket')),
  part('0060830077', 'glass-shelf', 1_900),
  part('0010403487', 'fan-motor', 5_200),
  part('0010403488', 'fan-motor', 5_600),
  part('001A3800082', 'control-board', 18_800),
  part('0020800651', 'drain-pump', 4_700),
  part('0020800652', 'inlet-valve', 3_100),
  part('0020400813', 'control-board', 21_000),
  part('0011800215', 'indoor-board', 26_000),
  part('001A0100017', 'remote', 3_500),
  part('SP-001', 'glass-shelf', 1_500),
  part('SP-014', 'remote', 1_600),
]

const shared = ['0060700220', '0060700221', '0060830077', '0010403487', '001A3800082']
const slots: Readonly<Record<string, string>> = {
  '0060700220': 'door-gasket-fridge',
  '0060700221': 'door-gasket-freezer',
  '0060830077': 'glass-shelf',
  '0010403487': 'fan-motor',
  '001A3800082': 'control-board',
}

const fits: readonly Fit[] = [
  ...['BCD-215K', 'BCD-215KA', 'BCD-215KB'].flatMap((code) =>
    shared.map((one) => fit(code, one, slots[one] ?? one)),
  ),
  fit('BCD-215K', '0064000385', 'compressor'),
  fit('BCD-215KA', '0064000385A', 'compressor'),
  fit('BCD-215KB', '0064000385B', 'compressor'),
  fit('BCD-215K', '0060400102', 'thermostat'),
  fit('BCD-215KA', '0060400102', 'thermostat'),
  fit('BCD-215KB', '0060400112', 'thermostat'),
  fit('BCD-268W', '0064000391', 'compressor'),
  fit('BCD-268W', '0060700220', 'door-gasket-fridge'),
  fit('BCD-268W', 'SP-001', 'glass-shelf'),
  fit('XQG70-1012', '0020800651', 'drain-pump'),
  fit('XQG70-1012', '0020800652', 'inlet-valve'),
  fit('XQG70-1012', '0020400813', 'control-board'),
  fit('KFR-35GW/BP', '0011800215', 'indoor-board'),
  fit('KFR-35GW/BP', '001A0100017', 'remote'),
]

const aliases: readonly Alias[] = [
  { alias: '压机', category: 'compressor' },
  { alias: 'ysj', category: 'compressor' },
  { alias: '门封', category: 'door-gasket' },
  { alias: '电脑板', category: 'control-board' },
]

/** Six models and nineteen parts, with siblings and twin codes; `0010403488` replaces `0010403487` from day 1000 on. */
export const smallRows: CatalogueRows = {
  models,
  parts,
  fits,
  aliases,
  supersessions: [
    {
      part: partCode('0010403487'),
      successor: partCode('0010403488'),
      since: 1000 * 86_400_000,
    },
  ],
}

export const smallCatalogue = (): Catalogue => buildCatalogue(smallRows)

const place = (id: string, name: LocalText, city: LocalText, province: LocalText) => ({
  id: siteId(id),
  name,
  city,
  province,
  latitude: 30,
  longitude: 120,
})
const zhejiang = text('浙江', '浙江', 'Zhejiang')
const hangzhou = text('杭州', '杭州', 'Hangzhou')

const headquarters: Headquarters = {
  ...place(
    'HQ',
    text('总部', '總部', 'Headquarters'),
    text('青岛', '青島', 'Qingdao'),
    text('山东', '山東', 'Shandong'),
  ),
  kind: 'hq',
}
const centre: Centre = {
  ...place('C-HZ', text('杭州中心', '杭州中心', 'Hangzhou centre'), hangzhou, zhejiang),
  kind: 'centre',
}
const other: Centre = {
  ...place(
    'C-NB',
    text('宁波中心', '寧波中心', 'Ningbo centre'),
    text('宁波', '寧波', 'Ningbo'),
    zhejiang,
  ),
  kind: 'centre',
}
const station: Station = {
  ...place(
    'S-TAIZHOU-1',
    text('台州维修站', '台州維修站', 'Taizhou station'),
    text('台州', '台州', 'Taizhou'),
    zhejiang,
  ),
  kind: 'station',
  grade: 'B',
  centre: siteId('C-HZ'),
}

export const smallSites: readonly Site[] = [headquarters, centre, other, station]
