import { inert } from './inert.ts'

/** A piece of Block Kit JSON. */
export type Json = { readonly [key: string]: unknown }

export type Look = {
  readonly bold?: boolean
  readonly italic?: boolean
  readonly strike?: boolean
  readonly code?: boolean
}

/** At most so many letters, the last of them an ellipsis when something was left out. */
export function cut(text: string, length: number): string {
  const letters = Array.from(text)
  return letters.length <= length ? text : `${letters.slice(0, length - 1).join('')}…`
}

/** A `plain_text` object; Slack refuses an empty one. */
export function plain(text: string, length: number): Json {
  return { type: 'plain_text', text: cut(inert(text), length) || ' ', emoji: false }
}

/** One run of a rich text. Its text is shown letter by letter: no markup, no mentions. */
export function run(text: string, look: Look = {}): Json {
  const style = Object.keys(look).length === 0 ? {} : { style: look }
  return { type: 'text', text: inert(text) || ' ', ...style }
}

/** A block of lines, each made of runs. */
export function lines(rows: readonly (readonly Json[])[]): Json {
  const elements = rows.flatMap((row, index) => (index === 0 ? row : [run('\n'), ...row]))
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] }
}

/** A section of one text. */
export function section(text: string): Json {
  return { type: 'section', text: plain(text, 3_000) }
}

/** Small print. */
export function context(...texts: readonly string[]): Json {
  return { type: 'context', elements: texts.slice(0, 10).map((each) => plain(each, 2_000)) }
}

/** A picture beside a section. Slack fetches it itself, and refuses the message when it cannot. */
export function picture(url: string, alt: string): Json {
  return { type: 'image', image_url: url, alt_text: cut(inert(alt), 2_000) || ' ' }
}
