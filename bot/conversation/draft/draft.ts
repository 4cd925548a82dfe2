import { createHash } from 'node:crypto'
import { z } from 'zod'
import { modelCode, partCode, type SiteId, siteId } from '../../../domain/ids.ts'

const line = z.object({
  no: z.number().int().positive(),
  /** The words it came from, kept for ever. */
  typed: z.string(),
  code: z.string().nullable(),
  name: z.string().nullable(),
  categories: z.array(z.string()),
  modelTyped: z.string().nullable(),
  /** Settled: in the catalogue and typed in full, or chosen by a press. */
  model: z.string().transform(modelCode).nullable(),
  part: z.string().transform(partCode).nullable(),
  quantity: z.number().int().min(1).max(999).nullable(),
  /** What was said for a quantity that could not be used. */
  quantityText: z.string().nullable(),
  /** Of the appliance, as it was said. */
  serial: z.string().nullable().default(null),
  /** The part was chosen by the range of its serial numbers, for want of the number itself. */
  rangeChosen: z.boolean().default(false),
})

/** The stored form of a draft. */
export const draftShape = z.object({
  id: z.string(),
  /** Rises with every change, so that a button of an earlier card is recognised. */
  revision: z.number().int(),
  station: z.string().transform(siteId),
  serviceOrder: z.string().nullable(),
  urgent: z.boolean(),
  lines: z.array(line),
})

/** A request that somebody is putting together. It survives a restart: it is kept with the conversation. */
export type Draft = z.output<typeof draftShape>
export type DraftLine = Draft['lines'][number]

export const mostLines = 30

/** An empty draft. Its short id comes from the event that began it, the same whenever that is handled again. */
export function newDraft(key: string, station: SiteId): Draft {
  const id = `D-${createHash('sha256').update(key).digest('hex').slice(0, 10)}`
  return { id, revision: 0, station, serviceOrder: null, urgent: false, lines: [] }
}

/** The draft with one line changed; numbers never change. */
export function withLine(draft: Draft, no: number, change: Partial<DraftLine>): Draft {
  const lines = draft.lines.map((each) => (each.no === no ? { ...each, ...change } : each))
  return { ...draft, lines }
}

export function withoutLine(draft: Draft, no: number): Draft {
  return { ...draft, lines: draft.lines.filter((each) => each.no !== no) }
}
