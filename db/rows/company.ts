import { z } from 'zod'
import type { PersonId, SiteId } from '../../domain/ids.ts'
import { type LocalText, locales } from '../../domain/locale.ts'
import type { Site } from '../../domain/network/site.ts'
import type { Person } from '../../domain/people/person.ts'
import type { Policy } from '../../domain/policy/policy.ts'
import { count, name, some } from '../codec.ts'

export const localText = z.object({
  'zh-Hans': z.string(),
  'zh-Hant': z.string(),
  en: z.string(),
}) satisfies z.ZodType<LocalText>

export const siteRow = z.object({
  id: name<SiteId>(),
  kind: z.enum(['hq', 'centre', 'station']),
  name: localText,
  city: localText,
  province: localText,
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  grade: z.enum(['A', 'B', 'C', 'D']).nullable(),
  centre: name<SiteId>().nullable(),
})

export type SiteColumns = z.output<typeof siteRow>

/** The union from a flat row. */
export function siteFrom(row: SiteColumns): Site {
  const { kind, grade, centre, ...place } = row
  if (kind !== 'station') return { ...place, kind }
  if (grade === null || centre === null) throw new Error(`station ${row.id} lacks grade or centre`)
  return { ...place, kind, grade, centre }
}

/** The flat row from the union. */
export function siteColumns(site: Site): SiteColumns {
  return site.kind === 'station' ? site : { ...site, grade: null, centre: null }
}

const role = z.enum(['clerk', 'manager', 'keeper', 'hq-manager', 'operator'])

export const personRow = z.object({
  id: name<PersonId>(),
  name: localText,
  site: name<SiteId>(),
  locale: z.enum(locales),
  version: some,
  grants: z.array(
    z.object({
      role,
      site: name<SiteId>(),
    }),
  ),
}) satisfies z.ZodType<Person>

const limits = z.object({
  monthlyQuotaFen: count,
  requestLimitFen: count,
  pieceLimitFen: count,
  lineQuantityLimit: count,
  directDraw: z.enum(['always', 'if-centre-has-none', 'never']),
})

const rules = z.object({
  grades: z.object({ A: limits, B: limits, C: limits, D: limits }),
  secondApprovalFactor: z.number().min(0),
  remindAfterHours: z.number().min(0),
  escalateAfterHours: z.number().min(0),
  holdHours: z.number().min(0),
  pollHours: z.number().min(0),
  standIns: z
    .object({ manager: z.array(role).readonly(), 'hq-manager': z.array(role).readonly() })
    .exactOptional(),
})

/** The one row of `policies`. */
export const policyRow = z.object({ version: some, rules })

export function policyFrom(row: z.output<typeof policyRow>): Policy {
  return { ...row.rules, version: row.version }
}

export function policyColumns(policy: Policy): z.output<typeof policyRow> {
  const { version, ...rest } = policy
  return { version, rules: rest }
}
