import { z } from 'zod'
import type { Correction } from '../../domain/catalogue/corrections.ts'
import type { Json } from '../../domain/json.ts'

/** The event `picked`: an answer to a question about a line of a draft. */
const picked = z.object({
  verb: z.enum(['pick-part', 'pick-model', 'none-of-these']),
  code: z.string().nullable(),
  name: z.string().nullable(),
  model: z.string().nullable(),
  chosen: z.string(),
  offered: z.array(z.string()),
})

/** The correction an event tells of: none for other answers (a quantity, a line dropped) and for codes typed in full. */
export function correctionFrom(data: Json): readonly Correction[] {
  const parsed = picked.safeParse(data)
  if (!parsed.success) return []
  const { verb, code, name, model, offered } = parsed.data
  const about = verb === 'pick-model' ? 'model' : code !== null ? 'part' : 'name'
  const typed = about === 'model' ? model : about === 'part' ? code : name
  const chosen = verb === 'none-of-these' ? null : parsed.data.chosen
  return typed === null || typed === chosen ? [] : [{ about, typed, offered, chosen }]
}
