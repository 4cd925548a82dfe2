import { unpackForm } from '../../../bot/channels/slack/form.ts'

/** Rendered JSON as a golden file keeps it: a form that is packed into its button can be read, and is the same everywhere. */
export function goldenText(rendered: unknown): string {
  const readable = (key: string, value: unknown) =>
    key === 'value' && typeof value === 'string' ? (unpackForm(value) ?? value) : value
  return `${JSON.stringify(rendered, readable, 1)}\n`
}
