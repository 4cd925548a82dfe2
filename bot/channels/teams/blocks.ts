import type { Block, Run, Step, Tone } from '../../conversation/card.ts'
import { inert } from './inert.ts'
import { type Column, columns, type Json, type Look, line, paragraphs, run, words } from './text.ts'

type Of<K extends Block['kind']> = Extract<Block, { kind: K }>

/** The container style that carries a tone; plain notices still stand out a little. */
export function toneStyle(tone: Tone): 'emphasis' | 'good' | 'warning' | 'attention' {
  switch (tone) {
    case 'plain':
      return 'emphasis'
    case 'good':
      return 'good'
    case 'warn':
      return 'warning'
    case 'bad':
      return 'attention'
  }
}

/** The text colour that carries a tone. */
export function toneColor(tone: Tone): NonNullable<Look['color']> {
  switch (tone) {
    case 'plain':
      return 'Accent'
    case 'good':
      return 'Good'
    case 'warn':
      return 'Warning'
    case 'bad':
      return 'Attention'
  }
}

/** Neutral blocks as Adaptive Card elements. Only elements up to version 1.2 are used, so old mobile clients show them. */
export function renderBlocks(blocks: readonly Block[]): readonly Json[] {
  return blocks.flatMap((block, index) => renderBlock(block, blocks[index - 1]))
}

function renderBlock(block: Block, before: Block | undefined): readonly Json[] {
  switch (block.kind) {
    case 'text':
      return paragraphs(block.text, textLook(block.style ?? 'body'))
    case 'notice':
      return [notice(block.text, block.tone)]
    case 'facts':
      return block.facts.map(({ label, value }, index) => fact(label, value, index))
    case 'item':
      return [item(block, !toned(block) && before?.kind === 'item' && !toned(before))]
    case 'photo':
      return [photo(block)]
    case 'steps':
      return block.steps.map(step)
    case 'table':
      return table(block)
  }
}

/** A text in a box of its tone. */
export function notice(text: string, tone: Tone): Json {
  return { type: 'Container', style: toneStyle(tone), items: paragraphs(text) }
}

function textLook(style: 'body' | 'strong' | 'subtle'): Look {
  switch (style) {
    case 'body':
      return {}
    case 'strong':
      return { weight: 'Bolder' }
    case 'subtle':
      return { isSubtle: true, size: 'Small' }
  }
}

function fact(label: string, value: string, index: number): Json {
  return columns(
    [
      { width: 30, items: [words(label, { isSubtle: true })] },
      { width: 70, items: [words(value)] },
    ],
    { spacing: index === 0 ? 'Default' : 'Small' },
  )
}

/** Marked pieces differ by weight and underline as well as colour, for readers who do not see the colour. */
function codeRun({ text, mark }: Run): Json {
  const look: Look = mark ? { weight: 'Bolder', color: 'Attention', underline: true } : {}
  return run(text, { fontType: 'Monospace', ...look })
}

function toned({ tone }: Of<'item'>): boolean {
  return tone !== undefined && tone !== 'plain'
}

/** `separator` draws a line above, between two items that have no box of their own. */
function item(block: Of<'item'>, separator: boolean): Json {
  const title = { width: 'stretch', items: [words(block.title, { weight: 'Bolder' })] } as const
  const sideText = block.side ?? ''
  const side = {
    width: 'auto',
    items: [words(sideText, { weight: 'Bolder' }, { horizontalAlignment: 'Right' })],
  } as const
  const code = block.code ?? []
  const items = [
    columns(sideText === '' ? [title] : [title, side]),
    ...(code.length === 0 ? [] : [line(code.map(codeRun), { spacing: 'Small' })]),
    ...block.details.map((each) =>
      words(each, { isSubtle: true, size: 'Small' }, { spacing: 'Small' }),
    ),
  ]
  return {
    type: 'Container',
    ...(toned(block) ? { style: toneStyle(block.tone ?? 'plain') } : {}),
    ...(separator ? { separator } : {}),
    items:
      block.photo === undefined
        ? items
        : [columns([beside(block.photo, block.title), { width: 'stretch', items }])],
  }
}

/** Beside the words, as wide on a phone as on a desk: a picture that is as wide as the card pushes the answers away. */
function beside(url: string, altText: string): Column {
  return { width: 'auto', items: [{ type: 'Image', url, altText, width: `${photoWidth}px` }] }
}

const photoWidth = 64

/** Teams opens it large at a tap. */
function photo({ url, alt }: Of<'photo'>): Json {
  return { type: 'Image', url, altText: inert(alt), size: 'Large', msTeams: { allowExpand: true } }
}

function stepMark(state: Step['state']): { readonly sign: string; readonly look: Look } {
  switch (state) {
    case 'done':
      return { sign: '✓', look: { weight: 'Bolder', color: 'Good' } }
    case 'now':
      return { sign: '●', look: { weight: 'Bolder', color: 'Accent' } }
    case 'later':
      return { sign: '○', look: { isSubtle: true } }
  }
}

function stepLook(state: Step['state']): Look {
  if (state === 'now') return { weight: 'Bolder' }
  return state === 'later' ? { isSubtle: true } : {}
}

function step({ label, state, at }: Step, index: number): Json {
  const { sign, look } = stepMark(state)
  const when = { isSubtle: true, size: 'Small' } as const
  const time = {
    width: 'auto',
    items: [words(at ?? '', when, { horizontalAlignment: 'Right' })],
  } as const
  return columns(
    [
      { width: 'auto', items: [words(sign, look)] },
      { width: 'stretch', items: [words(label, stepLook(state))] },
      ...(at === undefined ? [] : [time]),
    ],
    { spacing: index === 0 ? 'Default' : 'Small' },
  )
}

/**
 * How much width a column needs: its longest cell, wide characters counting twice, within limits. A column of codes
 * or numbers gets room to spare, because breaking one in two makes it hard to read out.
 */
function widths(block: Of<'table'>): readonly number[] {
  const wide = /[\u2e80-\uffff]/g
  const length = (text: string) => text.length + (text.match(wide)?.length ?? 0)
  return block.columns.map((name, index) => {
    const longest = Math.max(length(name), ...block.rows.map((row) => length(row[index] ?? '')))
    const breakable = block.rows.some((row) => /[ \u2e80-\uffff]/.test(row[index] ?? ''))
    return Math.min(26, breakable ? Math.max(6, longest) + 2 : Math.ceil(longest * 1.5) + 3)
  })
}

/** Rows of column sets: the Table element is version 1.5 and missing on mobile clients. */
function table(block: Of<'table'>): readonly Json[] {
  const shares = widths(block)
  const head: Look = { isSubtle: true, size: 'Small', weight: 'Bolder' }
  const row = (cells: readonly string[], look: Look) =>
    shares.map((width, index) => ({ width, items: [words(cells[index] ?? '', look)] }))
  return [
    columns(row(block.columns, head)),
    ...block.rows.map((cells) => columns(row(cells, {}), { spacing: 'Small', separator: true })),
    ...(block.more === undefined ? [] : [words(block.more, { isSubtle: true, size: 'Small' })]),
  ]
}
