import { z } from 'zod'

/** What a person reads of a rendered card, in the same words whichever platform shows it (`cardText` of the stage). */

const json = z.looseObject({ type: z.string().optional() })
type Node = z.infer<typeof json>

const node = (value: unknown): Node => json.parse(value)
const list = (value: unknown): readonly Node[] => z.array(json).catch([]).parse(value)
const string = (value: unknown): string => z.string().catch('').parse(value)

const steps: readonly (readonly [RegExp, string])[] = [
  [/^●\s+/, 'done: '],
  [/^◉\s+/, 'now: '],
  [/^○\s+/, 'later: '],
]

/** Blocks of Slack, a line each. */
export function slackText(blocks: readonly unknown[]): string {
  return blocks.map((each) => slackBlock(node(each))).join('\n')
}

/** The title of a card in blocks of Slack; a plain message begins with a section and has none. */
export function slackTitle(blocks: readonly unknown[]): string {
  const first = node(blocks[0] ?? {})
  return first.type === 'header' || first.type === 'rich_text' ? slackBlock(first) : ''
}

function slackBlock(block: Node): string {
  switch (block.type ?? '') {
    case 'header':
    case 'section':
      return string(node(block['text'])['text'])
    case 'context':
      return list(block['elements'])
        .map((each) => string(each['text']))
        .join(' · ')
    case 'actions':
      return list(block['elements'])
        .map((each) => `(${string(node(each['text'])['text'])})`)
        .join(' ')
    case 'rich_text':
      return list(block['elements']).map(richText).join('\n')
    case 'image':
      return `[${string(block['alt_text'])}] ${string(block['image_url'])}`
    default:
      return `[${block.type}]`
  }
}

function richText(element: Node): string {
  if (element.type === 'rich_text_list') return list(element['elements']).map(richText).join('\n')
  const text = list(element['elements'])
    .map((each) => {
      const look = json.catch({}).parse(each['style'])
      const marked = look['code'] === true && look['bold'] === true
      return marked ? `[${string(each['text'])}]` : string(each['text'])
    })
    .join('')
  return text
    .split('\n')
    .map((row) => steps.reduce((rest, [sign, word]) => rest.replace(sign, word), row))
    .join('\n')
}

const signs: Readonly<Record<string, string>> = { '✓': 'done: ', '●': 'now: ', '○': 'later: ' }

/** An Adaptive Card, a line for each row. */
export function teamsText(card: unknown): string {
  const { body, actions } = node(card)
  return [...list(body), ...list(actions)].map(teamsElement).join('\n')
}

/** The title of an Adaptive Card: the first text of it. */
export function teamsTitle(card: unknown): string {
  return teamsText(card).split('\n')[0] ?? ''
}

function teamsElement(element: Node): string {
  switch (element.type ?? '') {
    case 'RichTextBlock':
      return list(element['inlines'])
        .map((run) =>
          run['underline'] === true ? `[${string(run['text'])}]` : string(run['text']),
        )
        .join('')
    case 'Container':
      return list(element['items']).map(teamsElement).join('\n')
    case 'ColumnSet': {
      const cells = list(element['columns']).map((column) =>
        list(column['items']).map(teamsElement).join('\n'),
      )
      const [first = '', ...rest] = cells
      return signs[first] === undefined ? cells.join(' ') : `${signs[first]}${rest.join(' ')}`
    }
    case 'Image':
      return `[${string(element['altText'])}] ${string(element['url'])}`
    case 'ActionSet':
      return list(element['actions']).map(teamsElement).join(' ')
    default:
      return `(${string(element['title'])})`
  }
}
