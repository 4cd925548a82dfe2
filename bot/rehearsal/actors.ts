import { people, places } from '../../db/sample/cast.ts'
import type { SeedRows } from '../../db/seed-rows.ts'
import type { Speaker } from '../conversation/incoming.ts'

export type Actor = { readonly person: string; readonly speaker: Speaker }

/** The people of a rehearsal by the names a script uses; `clerk2` is a clerk of another station of the same centre. */
export function actorsOf(company: SeedRows): ReadonlyMap<string, Actor> {
  const centre = company.sites.find((site) => site.id === places.taizhou)
  const neighbour = company.people.find(({ grants }) =>
    grants.some(({ role, site }) => {
      const station = company.sites.find((each) => each.id === site)
      return (
        role === 'clerk' &&
        site !== places.taizhou &&
        station?.kind === 'station' &&
        centre?.kind === 'station' &&
        station.centre === centre.centre
      )
    }),
  )
  const cast: readonly (readonly [string, string | undefined])[] = [
    ['clerk', people.clerk],
    ['clerk2', neighbour?.id],
    ['manager', people.manager],
    ['keeper', people.keeper],
    ['hq', people.hqManager],
  ]
  return new Map(
    cast.flatMap(([name, person]) => {
      const identity = company.identities.find((each) => each.person === person)
      if (!identity) return []
      const { platform, tenant, user } = identity
      return [[name, { person: identity.person, speaker: { platform, tenant, user } }] as const]
    }),
  )
}
