import { z } from 'zod'
import type { Press } from '../../conversation/press.ts'

/** Anybody can send any data to a bot, so lengths and forms are checked before it is called a press. */
const pressShape = z.object({
  verb: z.string().min(1).max(64),
  subject: z.string().min(1).max(200),
  revision: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
  choice: z.string().max(300).optional(),
})

const fieldName = /^f\d{1,3}\.([a-z][\w-]{0,63})$/i
const fieldLimit = 2_000
const fieldCount = 40

/** A press and its form fields out of the data of an action; null when the data is not one of ours. */
export function pressOf(
  data: unknown,
): { readonly press: Press; readonly fields: Readonly<Record<string, string>> } | null {
  const parsed = pressShape.safeParse(data)
  if (!parsed.success) return null
  const { verb, subject, revision, choice } = parsed.data
  const press: Press = { verb, subject, revision, ...(choice === undefined ? {} : { choice }) }
  return { press, fields: fieldsOf(data) }
}

function fieldsOf(data: unknown): Readonly<Record<string, string>> {
  if (typeof data !== 'object' || data === null) return {}
  const found = Object.entries(data).flatMap(([id, value]) => {
    const name = fieldName.exec(id)?.[1]
    if (name === undefined || (typeof value !== 'string' && typeof value !== 'number')) return []
    return [[name, String(value).slice(0, fieldLimit)] as const]
  })
  return Object.fromEntries(found.slice(0, fieldCount))
}
