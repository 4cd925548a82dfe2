import type { Action, Block, Card, Message } from '../conversation/card.ts'
import type { Press } from '../conversation/press.ts'

/** What somebody is shown: a new message, or an earlier one that now reads differently. */
export type Shown = Message & { readonly to: string; readonly edited?: boolean }

type Kept = { readonly id: string; message: Message }
type Button = {
  readonly label: string
  readonly press: Press
  readonly defaults: Readonly<Record<string, string>>
}

/** The newest button with this label, or with this verb and choice (`submit`, `pick-model 1:BCD-215KA`). */
export function buttonNamed(
  screen: readonly Kept[],
  name: string,
): { readonly button: Button; readonly kept: Kept } | null {
  const is = ({ label, press }: Button) =>
    label === name || press.verb === name || `${press.verb} ${press.choice ?? ''}` === name
  for (const kept of screen.toReversed()) {
    const button = buttonsOf(kept.message).find(is)
    if (button) return { button, kept }
  }
  return null
}

function buttonsOf({ card }: Message): readonly Button[] {
  return (card?.actions ?? []).flatMap((action: Action): readonly Button[] => {
    if (action.kind === 'say') return []
    if (action.kind === 'button')
      return [{ label: action.label, press: action.press, defaults: {} }]
    const values = action.fields.map((field) => [
      field.name,
      'value' in field ? String(field.value) : '',
    ])
    const { label, press } = action.send
    return [{ label, press, defaults: Object.fromEntries(values) }]
  })
}

/** A card as lines of plain text, its buttons in brackets at the end. */
export function plainCard(card: Card): string {
  const head = [card.badge, card.title, card.subtitle].filter(Boolean).join(' · ')
  const buttons = card.actions.map((action) => `[${action.label}]`).join(' ')
  return [head, ...card.blocks.map(plainBlock), buttons].filter(Boolean).join('\n')
}

function plainBlock(block: Block): string {
  switch (block.kind) {
    case 'text':
    case 'notice':
      return block.text
    case 'facts':
      return block.facts.map(({ label, value }) => `${label}: ${value}`).join('\n')
    case 'item':
      return [
        [block.title, block.side].filter(Boolean).join(' '),
        (block.code ?? []).map((run) => run.text).join(''),
        ...block.details,
      ]
        .filter(Boolean)
        .join(' · ')
    case 'photo':
      return block.alt
    case 'steps':
      return block.steps
        .map(({ label, state }) => (state === 'now' ? `> ${label}` : label))
        .join(' - ')
    case 'table':
      return [block.columns, ...block.rows].map((row) => row.join(' | ')).join('\n')
  }
}
