import type { PersonId, SiteId } from '../../domain/ids.ts'
import { personId } from '../../domain/ids.ts'
import type { Locale, LocalText } from '../../domain/locale.ts'
import type { Centre, Station } from '../../domain/network/site.ts'
import type { Person, Role } from '../../domain/people/person.ts'
import { people as cast, places } from './cast.ts'
import type { Name } from './people-names.ts'
import { givenNames, surnames } from './people-names.ts'
import type { Random } from './random.ts'

type CastRow = readonly [PersonId, Name, Name, Role, SiteId]

const castPeople: readonly CastRow[] = [
  [cast.clerk, ['陈', '陳', 'Chen'], ['晓', '曉', 'Xiao'], 'clerk', places.taizhou],
  [cast.manager, ['王', '王', 'Wang'], ['建国', '建國', 'Jianguo'], 'manager', places.hangzhou],
  [cast.hangzhouKeeper, ['周', '周', 'Zhou'], ['琴', '琴', 'Qin'], 'keeper', places.hangzhou],
  [cast.keeper, ['李', '李', 'Li'], ['敏', '敏', 'Min'], 'keeper', places.hq],
  [cast.hqManager, ['赵', '趙', 'Zhao'], ['磊', '磊', 'Lei'], 'hq-manager', places.hq],
  [cast.operator, ['孙', '孫', 'Sun'], ['涛', '濤', 'Tao'], 'operator', places.hq],
]

function fullName(family: Name, given: Name): LocalText {
  return {
    'zh-Hans': family[0] + given[0],
    'zh-Hant': family[1] + given[1],
    en: `${family[2]} ${given[2]}`,
  }
}

/** `Lü Min` gives `p-lu-min`. */
function idOf(name: LocalText): string {
  const plain = name.en.normalize('NFD').replace(/\p{M}/gu, '')
  return `p-${plain.toLowerCase().replaceAll(' ', '-')}`
}

function localeOf(random: Random): Locale {
  const draw = random.next()
  if (draw < 0.06) return 'zh-Hant'
  return draw < 0.1 ? 'en' : 'zh-Hans'
}

/** Gives people names of their own: no two share the Chinese name, and a repeated pinyin gets a number. */
function createRegister(random: Random) {
  const names = new Set<string>()
  const ids = new Map<string, number>()
  const register: Person[] = []

  function add(id: PersonId, name: LocalText, role: Role, site: SiteId, locale: Locale): void {
    names.add(name['zh-Hans'])
    register.push({ id, name, site, locale, grants: [{ role, site }], version: 1 })
  }

  function hire(role: Role, site: SiteId): void {
    let name = fullName(random.pick(surnames), random.pick(givenNames))
    while (names.has(name['zh-Hans'])) {
      name = fullName(random.pick(surnames), random.pick(givenNames))
    }
    const word = idOf(name)
    const count = (ids.get(word) ?? 0) + 1
    ids.set(word, count)
    add(personId(count === 1 ? word : `${word}-${count}`), name, role, site, localeOf(random))
  }

  for (const [id, family, given, role, site] of castPeople) {
    ids.set(id, 1)
    add(id, fullName(family, given), role, site, 'zh-Hans')
  }
  return { hire, register }
}

/**
 * Everybody with a role: one or two clerks at each station, a manager and a keeper at each centre, and at HQ four
 * keepers, three hq-managers and an operator. The cast comes first.
 */
export function people(
  random: Random,
  centres: readonly Centre[],
  stations: readonly Station[],
): Person[] {
  const { hire, register } = createRegister(random)
  for (let count = 1; count <= 3; count += 1) hire('keeper', places.hq)
  for (let count = 1; count <= 2; count += 1) hire('hq-manager', places.hq)
  for (const { id } of centres.filter((centre) => centre.id !== places.hangzhou)) {
    hire('manager', id)
    hire('keeper', id)
  }
  for (const { id } of stations) {
    if (id !== places.taizhou) hire('clerk', id)
    if (random.chance(0.4)) hire('clerk', id)
  }
  return register.map((person) =>
    person.id === cast.keeper ? standingIn(person, centres) : person,
  )
}

/** The keeper of the cast leads the warehouses and stands in at every centre, so that nothing waits at an empty desk. */
function standingIn(person: Person, centres: readonly Centre[]): Person {
  const grants = centres.map(({ id }) => ({ role: 'keeper' as const, site: id }))
  return { ...person, grants: [...person.grants, ...grants] }
}
