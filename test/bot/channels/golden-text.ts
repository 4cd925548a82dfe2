import { unpackForm } from '../../../bot/channels/form.ts'

/** Rendered JSON as a golden file keeps it: a form that is packed into its button can be read, and is the same everywhere. */
export function goldenText(rendered: unknown): string {
  const readable = (key: string, value: unknown) =>
    ['value', 'form'].includes(key) && typeof value === 'string'
      ? (unpackForm(value) ?? value)
      : value
  return `${JSON.stringify(rendered, readable, 1)}\n`
}
