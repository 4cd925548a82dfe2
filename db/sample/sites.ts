import type { SiteId } from '../../domain/ids.ts'
import { siteId } from '../../domain/ids.ts'
import type { LocalText } from '../../domain/locale.ts'
import type { Centre, Grade, Headquarters, Station } from '../../domain/network/site.ts'
import { places } from './cast.ts'
import type { Province, Region, Town } from './places.ts'
import { centreTowns, municipalities, provinces } from './places.ts'
import type { Random } from './random.ts'
import { east } from './towns-east.ts'
import { north } from './towns-north.ts'
import { south } from './towns-south.ts'
import { west } from './towns-west.ts'

const regions: readonly Region[] = [...north, ...east, ...south, ...west]

/** Towns large enough for two stations. */
const twice: readonly string[] = [
  'Suzhou',
  'Wuxi',
  'Ningbo',
  'Wenzhou',
  'Dalian',
  'Baotou',
  'Yantai',
  'Quanzhou',
  'Foshan',
  'Dongguan',
  'Luoyang',
  'Yichang',
  'Liuzhou',
  'Mianyang',
  'Zunyi',
]

/** 24 of A, 72 of B, 96 of C and 48 of D among 240 stations. */
const gradeShares: readonly (readonly [Grade, number])[] = [
  ['A', 24],
  ['B', 72],
  ['C', 96],
  ['D', 48],
]

function townText([en, hans, hant]: Town): LocalText {
  return { 'zh-Hans': hans, 'zh-Hant': hant, en }
}

/** A district's city is its municipality; any other town is a city of its own. */
function cityOf(province: Province, town: Town): LocalText {
  return municipalities.includes(province) ? provinces[province] : townText(town)
}

export function headquarters(): Headquarters {
  return {
    kind: 'hq',
    id: places.hq,
    name: { 'zh-Hans': '总部', 'zh-Hant': '總公司', en: 'Headquarters' },
    city: { 'zh-Hans': '合肥', 'zh-Hant': '合肥', en: 'Hefei' },
    province: provinces.anhui,
    latitude: 31.82,
    longitude: 117.23,
  }
}

/** The 30 service centres, `C-BJ` to `C-WLMQ`. */
export function centres(): Centre[] {
  return centreTowns.map(([short, province, town]) => ({
    kind: 'centre',
    id: siteId(`C-${short}`),
    name: {
      'zh-Hans': `${town[1]}中心`,
      'zh-Hant': `${town[2]}中心`,
      en: `${town[0]} centre`,
    },
    city: townText(town),
    province: provinces[province],
    latitude: town[3],
    longitude: town[4],
  }))
}

function stationId(town: Town, no: number): SiteId {
  const word = town[0].toUpperCase().replaceAll("'", '').replaceAll(' ', '-')
  return siteId(`S-${word}-${no}`)
}

function stationName(town: Town, no: number): LocalText {
  if (no === 1) {
    return {
      'zh-Hans': `${town[1]}维修站`,
      'zh-Hant': `${town[2]}維修站`,
      en: `${town[0]} station`,
    }
  }
  return {
    'zh-Hans': `${town[1]}第二维修站`,
    'zh-Hant': `${town[2]}第二維修站`,
    en: `${town[0]} second station`,
  }
}

/** The 240 service stations with their grades; the Taizhou station is of grade B for every seed. */
export function stations(random: Random): Station[] {
  const grades = random.shuffle(
    gradeShares.flatMap(([grade, count]) => Array.from({ length: count }, () => grade)),
  )
  const addresses = regions.flatMap(({ centre, province, towns }) =>
    towns.flatMap((town) =>
      (twice.includes(town[0]) ? [1, 2] : [1]).map((no) => ({ centre, province, town, no })),
    ),
  )
  const list = addresses.map(({ centre, province, town, no }, index): Station => {
    // The second station of a town stands a few kilometres from the first.
    const shift = no === 1 ? 0 : 0.04
    return {
      kind: 'station',
      id: stationId(town, no),
      name: stationName(town, no),
      city: cityOf(province, town),
      province: provinces[province],
      latitude: Number((town[3] + shift).toFixed(2)),
      longitude: Number((town[4] + shift).toFixed(2)),
      grade: grades[index] ?? 'C',
      centre: siteId(`C-${centre}`),
    }
  })
  return exchangeGrade(list, places.taizhou, 'B')
}

/** Gives one station the grade it must have and its old one to another station, so that the shares stay. */
function exchangeGrade(list: readonly Station[], id: SiteId, grade: Grade): Station[] {
  const held = list.find((station) => station.id === id)
  const other = list.find((station) => station.grade === grade)
  if (!held || !other || held.grade === grade) return [...list]
  return list.map((station) => {
    if (station.id === id) return { ...station, grade }
    if (station.id === other.id) return { ...station, grade: held.grade }
    return station
  })
}
