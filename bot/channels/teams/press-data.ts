import { z } from 'zod'
import type { Press } from '../../conversation/press.ts'
import { type Form, packForm, type Unpacked, unpackForm } from '../form.ts'
import { pressShape } from '../press-shape.ts'
import type { Json } from './text.ts'

/** With a number in the cards of earlier versions. */
const fieldName = /^f\d{0,3}\.([a-z][\w-]{0,63})$/i
const fieldLimit = 2_000
const fieldCount = 100

/** The id of a field's input. The prefix keeps what is typed apart from what the button itself carries. */
export const inputId = (name: string): string => `f.${name}`

/** A press and its form fields out of the data of an action; null when the data is not one of ours. */
export function pressOf(
  data: unknown,
): { readonly press: Press; readonly fields: Readonly<Record<string, string>> } | null {
  const parsed = pressShape.safeParse(data)
  return parsed.success ? { press: parsed.data, fields: fieldsOf(data) } : null
}

/** What was typed into the inputs of a form, by the names of its fields. */
export function fieldsOf(data: unknown): Readonly<Record<string, string>> {
  if (typeof data !== 'object' || data === null) return {}
  const found = Object.entries(data).flatMap(([id, value]) => {
    const name = fieldName.exec(id)?.[1]
    if (name === undefined || (typeof value !== 'string' && typeof value !== 'number')) return []
    return [[name, String(value).slice(0, fieldLimit)] as const]
  })
  return Object.fromEntries(found.slice(0, fieldCount))
}

/** A form that is shown in a dialog, and the message of the card it was opened from, when the platform names it. */
export type Opened = { readonly form: Unpacked; readonly message: string | null }

/** Letters of a packed form; a card of 25 KB has room for several. */
const formLimit = 4_000

/** What the button of a form carries: the wish for a dialog (`task/fetch`), and the form itself. */
export const openerOf = (form: Form): Json => ({
  msteams: { type: 'task/fetch' },
  form: packForm(form, formLimit),
})

/** What a dialog carries while it is open. */
export const carriedBy = ({ form, message }: Opened): Json => ({
  form: packForm(form, formLimit),
  ...(message === null ? {} : { message }),
})

const openedShape = z.object({
  form: z.string().max(formLimit),
  message: z.string().min(1).max(400).optional(),
})

/** Reads either back; null when the data is not one of ours. */
export function openedBy(data: unknown): Opened | null {
  const parsed = openedShape.safeParse(data)
  const form = parsed.success ? unpackForm(parsed.data.form) : null
  return form === null ? null : { form, message: parsed.data?.message ?? null }
}
