import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { z } from 'zod'
import type { Action, Field } from '../conversation/card.ts'
import { pressShape } from './press-shape.ts'

export type Form = Extract<Action, { kind: 'form' }>

/** A form as it came back out of its button; `left` fields did not fit. */
export type Unpacked = Form & { readonly left: number }

/** What a packed form may become when it is unpacked; anything larger was not written here. */
const unpackedLimit = 64 * 1_024

const named = { name: z.string(), label: z.string() }
const fieldShape = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('choice'),
    ...named,
    options: z.array(z.object({ label: z.string(), value: z.string() })),
    value: z.string(),
  }),
  z.object({
    kind: z.literal('number'),
    ...named,
    min: z.number(),
    max: z.number(),
    value: z.number(),
  }),
  z.object({
    kind: z.literal('text'),
    ...named,
    placeholder: z.string().exactOptional(),
    required: z.boolean().exactOptional(),
  }),
  z.object({ kind: z.literal('photos'), ...named, most: z.int().min(1).max(10), hint: z.string() }),
])
const formShape = z.object({
  label: z.string(),
  about: z.string().exactOptional(),
  style: z.enum(['primary', 'danger', 'plain']).exactOptional(),
  fields: z.array(fieldShape),
  send: z.object({ label: z.string(), press: pressShape }),
  left: z.number().int().min(0),
})

/**
 * A form as a text of at most `limit` letters, which the button that opens it carries: so the dialog can be opened at once,
 * without asking anybody. Only what is asked for travels in it; what is answered is checked like any press. Fields that do
 * not fit are left out from the end, but never a required one; how many is told in the dialog.
 */
export function packForm(form: Form, limit: number, left = 0): string {
  const { kind: _, ...open } = form
  const { fields } = form
  const packed = pack({ ...open, left })
  if (packed.length <= limit) return packed
  const spare = fields.findLastIndex((field) => field.kind !== 'text' || field.required !== true)
  if (spare < 0) throw new Error('a form whose required fields alone do not fit into a button')
  return packForm({ ...form, fields: fields.toSpliced(spare, 1) }, limit, left + 1)
}

const pack = (form: Omit<Unpacked, 'kind'>) =>
  deflateRawSync(Buffer.from(JSON.stringify(form))).toString('base64url')

/** Reads a packed form; null when the text is not one of ours. */
export function unpackForm(value: string): Unpacked | null {
  const parsed = formShape.safeParse(unpack(value))
  if (!parsed.success) return null
  const fields: readonly Field[] = parsed.data.fields
  return { kind: 'form', ...parsed.data, fields }
}

function unpack(value: string): unknown {
  try {
    const bytes = inflateRawSync(Buffer.from(value, 'base64url'), {
      maxOutputLength: unpackedLimit,
    })
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return null
  }
}
