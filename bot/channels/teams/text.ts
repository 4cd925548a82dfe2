import { inert } from './inert.ts'

/** A piece of Adaptive Card JSON. */
export type Json = { readonly [key: string]: unknown }

export type Look = {
  readonly weight?: 'Bolder'
  readonly color?: 'Good' | 'Warning' | 'Attention' | 'Accent'
  readonly size?: 'Small' | 'Medium' | 'Large'
  readonly isSubtle?: boolean
  readonly underline?: boolean
  readonly fontType?: 'Monospace'
}

export type Place = {
  readonly spacing?: 'None' | 'Small' | 'Medium' | 'Default'
  readonly separator?: boolean
  readonly horizontalAlignment?: 'Right' | 'Left'
}

/** One run of text. Text runs have no markdown (Adaptive Cards 1.2, TextRun), unlike TextBlock and FactSet. */
export function run(text: string, look: Look = {}): Json {
  return { type: 'TextRun', text: inert(text), ...look }
}

/** One line or paragraph made of runs. */
export function line(runs: readonly Json[], place: Place = {}): Json {
  return { type: 'RichTextBlock', inlines: runs, ...place }
}

/** One paragraph in one look. Line breaks become spaces. */
export function words(text: string, look: Look = {}, place: Place = {}): Json {
  return line([run(text.replace(/\s*\n\s*/g, ' '), look)], place)
}

/** A text of several lines, one block a line, since clients differ on line breaks inside a run. */
export function paragraphs(text: string, look: Look = {}, place: Place = {}): readonly Json[] {
  const lines = text.split('\n').filter((each) => each.trim() !== '')
  return lines.map((each, index) => words(each, look, index === 0 ? place : { spacing: 'Small' }))
}

export type Column = {
  readonly width: number | 'auto' | 'stretch'
  readonly items: readonly Json[]
}

/** Columns side by side; a number is a share of the width, `auto` as wide as its content. */
export function columns(cells: readonly Column[], place: Place = {}): Json {
  return {
    type: 'ColumnSet',
    columns: cells.map(({ width, items }) => ({ type: 'Column', width, items })),
    ...place,
  }
}
