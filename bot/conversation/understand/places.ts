import { locales } from '../../../domain/locale.ts'
import type { Site } from '../../../domain/network/site.ts'
import { surface } from './clean.ts'
import { buildMatcher, type Matcher } from './matcher.ts'
import { matchesIn } from './matches.ts'
import { everywhereWords, headquartersWords, ownWords, regions } from './regions.ts'
import { claim, type PlaceMark, type Sheet } from './sheet.ts'
import type { Place } from './understood.ts'

export type PlaceWord = Pick<Place, 'kind' | 'sites'>

const strength = ['own', 'everywhere', 'region', 'province', 'city', 'site'] as const

/** All words for places of this company: sites, cities, provinces, regions, in every language. */
export function buildPlaces(
  sites: readonly Site[],
  fold: (text: string) => string,
): Matcher<PlaceWord> {
  const entries: (readonly [string, PlaceWord])[] = []
  const add = (kind: Place['kind'], words: Iterable<string>, which: readonly Site[]) => {
    const value = { kind, sites: which.map((site) => site.id) }
    for (const word of words) entries.push([fold(word), value])
  }
  for (const site of sites) {
    const names = locales.map((locale) => site.name[locale])
    add('site', [site.id, ...names, ...(site.kind === 'hq' ? headquartersWords : [])], [site])
  }
  for (const [words, which] of towns(sites, (site) => locales.map((one) => site.city[one]))) {
    add('city', words.flatMap(cityForms), which)
    add(
      'site',
      centreForms(words),
      which.filter((site) => site.kind === 'centre'),
    )
  }
  for (const [words, which] of towns(sites, (site) => locales.map((one) => site.province[one]))) {
    add('province', words.flatMap(provinceForms), which)
  }
  for (const region of regions) {
    const which = sites.filter((site) => region.provinces.includes(site.province.en))
    if (which.length > 0) add('region', region.words, which)
  }
  add('everywhere', everywhereWords, [])
  add('own', ownWords, [])
  return buildMatcher(
    entries.filter(([, value]) => value.sites.length > 0 || !isPlaced(value.kind)),
    stronger,
  )
}

function isPlaced(kind: Place['kind']): boolean {
  return kind !== 'everywhere' && kind !== 'own'
}

function stronger(one: PlaceWord, other: PlaceWord): PlaceWord {
  if (one.kind === other.kind)
    return { kind: one.kind, sites: [...new Set([...one.sites, ...other.sites])] }
  return strength.indexOf(one.kind) >= strength.indexOf(other.kind) ? one : other
}

function towns(
  sites: readonly Site[],
  namesOf: (site: Site) => readonly string[],
): Iterable<readonly [readonly string[], readonly Site[]]> {
  const groups = new Map<string, [readonly string[], Site[]]>()
  for (const site of sites) {
    const names = namesOf(site)
    const key = names.join('\n')
    const group = groups.get(key)
    if (group) group[1].push(site)
    else groups.set(key, [names, [site]])
  }
  return groups.values()
}

const han = /^\p{Script=Han}+$/u

function cityForms(name: string): readonly string[] {
  return han.test(name) ? [name, `${name}市`, name.replace(/市$/, '')] : [name, `${name} city`]
}

function centreForms(names: readonly string[]): readonly string[] {
  return names.flatMap((name) =>
    han.test(name)
      ? [
          `${name}中心`,
          `${name}服务中心`,
          `${name}分中心`,
          `${name}仓`,
          `${name}仓库`,
          `${name}中心仓`,
        ]
      : [`${name} centre`, `${name} center`, `${name} warehouse`, `${name} service centre`],
  )
}

function provinceForms(name: string): readonly string[] {
  return han.test(name)
    ? [name, `${name}省`, `${name}市`, `${name}自治区`, `${name}地区`]
    : [name, `${name} province`]
}

/** Marks the places. */
export function markPlaces(sheet: Sheet, places: Matcher<PlaceWord>): Sheet {
  const found = places.find(sheet.masked).map(({ start, end, value }): PlaceMark => {
    const place = { ...value, text: surface(sheet.text, start, end) }
    return { kind: 'place', start, end, place }
  })
  return claimUnknown(
    claim(
      sheet,
      found.map((mark) => withSuffix(mark, sheet)),
    ),
  )
}

const suffix =
  /^(?:市)?(?:服务站|维修站|服务中心|中心仓库?|中心|分中心|仓库|仓|站|网点)(?!点|长)|^\s(?:service\s)?(?:centre|center|station|warehouse|workshop|depot|branch)(?![a-z])/

/** `宁波` before `中心` and `HQ` before `warehouse` are one place. */
function withSuffix(mark: PlaceMark, { masked, text }: Sheet): PlaceMark {
  if (mark.place.kind !== 'city' && mark.place.kind !== 'site' && mark.place.kind !== 'province')
    return mark
  const more = suffix.exec(masked.slice(mark.end, mark.end + 20))?.[0] ?? ''
  if (more === '') return mark
  const end = mark.end + more.length
  return {
    ...mark,
    end,
    place: { ...mark.place, kind: 'site', text: surface(text, mark.start, end) },
  }
}

const unknownPlaces = [
  /(?<=^|[\s,，、:：;；烦给往到从由在向是和跟去替帮])(?!麻烦|[给往到从由在向是和跟去替帮]|我们|你们|咱|本|各|全|总|哪|那|这|每|网|其他|别的|所有|整|边|一个|几个|个)(?:(?![给退到发寄要能可以的是在有没了吗从往去问])\p{Script=Han}){2,4}?(?:服务站|维修站|站|服务中心|中心仓|中心|分仓|(?<![总入出在本到])仓)(?![点长里\p{Script=Han}]*?(?:服务站|维修站))(?!长|点)/gu,
  /(?<![a-z])(?!(?:per|the|this|our|my|your|any|best|inspect|visit|each|every|which|service|what|that|other|a|an|hq|from|to|for|at|all)\s)[a-z]{3,14}\s(?:service\s)?(?:station|centre|center|warehouse|workshop|depot|branch)(?![a-z])/g,
]

const somewhere = [
  /(?<=[\ue000-\ue002]\s(?:in|at)\s)(?!stock|the|our|my|your|all|any|which|what|total|hand|transit|time|least|once|good)[a-z]{3,20}(?:\s[a-z]{3,20})?(?=\s?[?.!]*\s*$)/g,
  /(?<=^\s*|在|[\ue000-\ue002]\s?)(?!请|麻烦|全|各|所有|哪|我|你|他|这|那|现在|目前|查|看|帮|库|还|有|没|的|里|多|剩|和|什|啥|几|何|今|明|昨|暂|最|已|应|是|可|能|会|只|就|也|都)\p{Script=Han}{2,4}?(?=还?有没有[\ue000-\ue002]|[还没]?有(?:货|现货|多少|几)|的?库存)/gu,
]

/** Where a question for stock looks, though the company has no site there: it is named in the answer, never widened. */
export function placesNotOurs({ text, masked }: Sheet): readonly string[] {
  return somewhere.flatMap((pattern) =>
    matchesIn(masked, pattern).map(({ index, 0: found }) =>
      surface(text, index, index + found.length),
    ),
  )
}

/** Places that look like one of the company's, though it has none of that name. */
function claimUnknown(sheet: Sheet): Sheet {
  return unknownPlaces.reduce((rest, pattern) => {
    const found = matchesIn(rest.masked, pattern).map(({ index: start, 0: typed }): PlaceMark => {
      const end = start + typed.length
      const place = { kind: 'site', sites: [], text: surface(rest.text, start, end) } as const
      return { kind: 'place', start, end, place }
    })
    return claim(rest, found)
  }, sheet)
}
