import { z } from 'zod'
import type { Json } from '../../../domain/json.ts'
import { locales } from '../../../domain/locale.ts'
import { hours, type Instant } from '../../../domain/time.ts'
import { type Draft, draftShape } from './draft.ts'

/** How a draft stood earlier, newest last; so many steps can be taken back. */
const mostSteps = 10

/** A draft nobody has touched for so long has expired: stock, prices and the repair itself have moved on. */
export const lifetime = hours(24)

const own = z.object({
  draft: draftShape.nullable(),
  past: z.array(draftShape).max(mostSteps),
  /** When it was last changed, business time. */
  touchedAt: z.number(),
  /** The newest step is a draft that expired and was not taken up again. */
  lapsed: z.boolean().default(false),
  /** The language this person last wrote in here. */
  locale: z.enum(locales).nullable(),
})

const shape = z.object({ people: z.record(z.string(), own) })

/** What a conversation keeps of one person: several people of a channel each have a draft of their own. */
export type Kept = z.output<typeof own>

const nothing: Kept = { draft: null, past: [], touchedAt: 0, lapsed: false, locale: null }

/** `expired`: the draft in it, which has expired by now and of which nobody was told. */
export type KeptNow = Kept & { readonly expired: Draft | null }

/** What is kept of this person, as it stands by now. */
export function keptOf(stored: Json, person: string, now: Instant): KeptNow {
  const parsed = shape.safeParse(stored)
  const kept = parsed.success ? (parsed.data.people[person] ?? nothing) : nothing
  if (kept.draft === null || now - kept.touchedAt < lifetime) return { ...kept, expired: null }
  return {
    ...kept,
    draft: null,
    past: [...kept.past, kept.draft].slice(-mostSteps),
    lapsed: true,
    expired: kept.draft,
  }
}

/** Whether anybody in the conversation is putting a request together. */
export function isDrafting(stored: Json, now: Instant): boolean {
  const parsed = shape.safeParse(stored)
  const people = parsed.success ? Object.values(parsed.data.people) : []
  return people.some(({ draft, touchedAt }) => draft !== null && now - touchedAt < lifetime)
}

/** The stored form with what this person has now; what others have stays. */
export function keeping(stored: Json, person: string, kept: Kept): Json {
  const parsed = shape.safeParse(stored)
  const people = { ...(parsed.success ? parsed.data.people : {}), [person]: kept }
  return JSON.parse(JSON.stringify({ people }))
}

/** The steps that can be taken back once a draft is replaced by another one. */
export function withStep(past: readonly Draft[], before: Draft | null): Draft[] {
  return before === null ? [...past] : [...past, before].slice(-mostSteps)
}
