import { z } from 'zod'

const id = z.string().min(1)

/** What each task carries: ids only. A payload is checked when it comes out of the database. */
export const payloads = {
  /** A requisition changed: bring every copy of its card up to date and tell whom it concerns. */
  announce: z.object({
    requisition: id,
    version: z.number().int(),
    news: z.array(z.object({ what: z.string(), to: z.enum(['requester', 'approver', 'keeper']) })),
  }),
  /** Bring one copy of a card to the version it should show. */
  'show-card': z.object({ copy: id }),
  /** Post one short message about a requisition to one person. */
  tell: z.object({ requisition: id, what: z.string(), person: id, address: id }),
  /** Post the answers that were stored with an inbound event. */
  say: z.object({ key: id, address: id }),
  /** An inbound event whose handling did not finish. */
  'handle-inbound': z.object({ key: id }),
  remind: z.object({ requisition: id, approval: id }),
  escalate: z.object({ requisition: id, approval: id }),
  'expire-hold': z.object({ requisition: id }),
  'poll-shipment': z.object({ requisition: id, shipment: id, round: z.number().int() }),
  /** Hand stock that has become free to the lines that wait for it. */
  'serve-waiting': z.object({}),
  /** Look whether the records contradict themselves. */
  verify: z.object({}),
  /** Tell one operator of contradictions. */
  alert: z.object({ person: id, address: id, count: z.number().int(), first: z.string() }),
} as const

export type TaskKind = keyof typeof payloads
export type Payload<K extends TaskKind> = z.infer<(typeof payloads)[K]>

export function isTaskKind(kind: string): kind is TaskKind {
  return kind in payloads
}
