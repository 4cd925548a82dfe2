import { z } from 'zod'

const cardShape = z.looseObject({
  type: z.literal('AdaptiveCard'),
  version: z.enum(['1.2', '1.3', '1.4', '1.5']),
  body: z.array(z.looseObject({ type: z.string() })),
  actions: z.array(z.looseObject({ type: z.string(), title: z.string().min(1) })).max(6),
})
const activityShape = z.looseObject({
  type: z.literal('message'),
  attachments: z.array(z.object({ contentType: z.string(), content: cardShape })).optional(),
})

/** Why Teams would not show this activity: the shape of its cards, their size, or two inputs with one id. */
export function wrongActivity(body: unknown): string | null {
  const parsed = activityShape.safeParse(body)
  if (!parsed.success) return JSON.stringify(parsed.error.issues[0])
  for (const { content } of parsed.data.attachments ?? []) {
    const text = JSON.stringify(content)
    if (Buffer.byteLength(text) > 28_000) return 'a card of more than 28 KB'
    const ids = [...text.matchAll(/"type":"Input\.\w+","id":"([^"]+)"/g)].map(([, id]) => id)
    if (new Set(ids).size < ids.length) return 'two inputs with one id'
  }
  return null
}
