import type { Block, Step, Tone } from '../../conversation/card.ts'
import { context, type Json, lines, picture, run, section } from './text.ts'

type Of<K extends Block['kind']> = Extract<Block, { kind: K }>

/** Block Kit has no colours for text, so a tone is a sign in front of it. */
export function toned(tone: Tone, text: string): string {
  switch (tone) {
    case 'plain':
      return text
    case 'good':
      return `✅ ${text}`
    case 'warn':
      return `⚠️ ${text}`
    case 'bad':
      return `⛔ ${text}`
  }
}

/** Neutral blocks as Block Kit; one block gives one or two, and an empty one none, as Slack refuses those. */
export function renderBlocks(blocks: readonly Block[]): readonly Json[] {
  return blocks.filter((block) => !isEmpty(block)).flatMap(renderBlock)
}

function isEmpty(block: Block): boolean {
  if (block.kind === 'facts') return block.facts.length === 0
  return block.kind === 'steps' && block.steps.length === 0
}

function renderBlock(block: Block): readonly Json[] {
  switch (block.kind) {
    case 'text':
      return [text(block)]
    case 'notice':
      return [section(toned(block.tone, block.text))]
    case 'facts':
      return [
        lines(
          block.facts.map(({ label, value }) => [run(`${label}  `, { bold: true }), run(value)]),
        ),
      ]
    case 'item':
      return item(block)
    case 'photo':
      return [photo(block)]
    case 'steps':
      return [lines(block.steps.map(step))]
    case 'table':
      return table(block)
  }
}

function text({ text: words, style }: Of<'text'>): Json {
  if (style === 'strong') return lines([[run(words, { bold: true })]])
  return style === 'subtle' ? context(words) : section(words)
}

/**
 * Marked letters of a code stand out by weight and a frame of their own. Only a section can have a picture beside it, and
 * it takes no rich text: the name stands there, and the rest below.
 */
function item({ title, code, side, details, photo, tone = 'plain' }: Of<'item'>): readonly Json[] {
  const head = [
    run(toned(tone, title), { bold: true }),
    ...(side === undefined ? [] : [run(`  ${side}`)]),
  ]
  const codes = (code ?? []).map((piece) =>
    run(piece.text, piece.mark ? { bold: true, code: true } : { code: true }),
  )
  const rest = [
    ...(codes.length === 0 ? [] : [codes]),
    ...details.map((each) => [run(`   ${each}`)]),
  ]
  if (photo === undefined) return [lines([head, ...rest])]
  const heading = `${toned(tone, title)}${side === undefined ? '' : `  ${side}`}`
  const pictured = { ...section(heading), accessory: picture(photo, title) }
  return rest.length === 0 ? [pictured] : [pictured, lines(rest)]
}

/** Slack's servers fetch the picture, so a link that only a page of this machine could open is told in words. */
function photo({ url, alt }: Of<'photo'>): Json {
  if (!url.startsWith('https://')) return context(alt)
  return picture(url, alt)
}

function step({ label, state, at }: Step): readonly Json[] {
  const when = at === undefined ? [] : [run(`  ${at}`)]
  switch (state) {
    case 'done':
      return [run('●  '), run(label), ...when]
    case 'now':
      return [run('◉  '), run(label, { bold: true }), ...when]
    case 'later':
      return [run('○  '), run(label, { italic: true }), ...when]
  }
}

/** Columns do not fit on a phone: a row is a line of a list, its first cell in bold. */
function table({ columns, rows, more }: Of<'table'>): readonly Json[] {
  const row = (cells: readonly string[]): Json => {
    const [first = '', ...rest] = cells
    const others = rest.length === 0 ? [] : [run(`  ${rest.join(' · ')}`)]
    return { type: 'rich_text_section', elements: [run(first, { bold: true }), ...others] }
  }
  const list = { type: 'rich_text_list', style: 'bullet', elements: rows.map(row) }
  return [
    context(columns.join(' · ')),
    ...(rows.length === 0 ? [] : [{ type: 'rich_text', elements: [list] }]),
    ...(more === undefined ? [] : [context(more)]),
  ]
}
