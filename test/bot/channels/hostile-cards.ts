import fc from 'fast-check'
import type { Action, Block, Card } from '../../../bot/conversation/card.ts'

const hostile = fc.oneof(
  fc.constantFrom(
    '[x](http://evil)',
    '[x] (http://evil)',
    '![x](https://evil/a.png)',
    '<at>Boss</at>',
    '< at>Boss</ at>',
    '<https://evil>',
    '<a href="http://evil">x</a>',
    'www.evil.example',
    'mailto:a@b.example',
    '[x]: http://evil',
    '[x][y]',
    'http\u202e://evil',
    'ht\u0000tp://evil',
    '](](](',
    ':://///',
  ),
  fc.string({ unit: 'grapheme' }),
)
/** What somebody could write to look like markup, a mention or a link, among anything else. */
export const hostileText = fc
  .array(hostile, { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join(''))

/** A card in which every text is this one. */
export function cardOf(words: string): Card {
  const blocks: readonly Block[] = [
    { kind: 'text', text: words },
    { kind: 'notice', tone: 'warn', text: words },
    { kind: 'facts', facts: [{ label: words, value: words }] },
    {
      kind: 'item',
      title: words,
      code: [{ text: words, mark: true }],
      side: words,
      details: [words],
    },
    { kind: 'steps', steps: [{ label: words, state: 'now', at: words }] },
    { kind: 'table', columns: [words], rows: [[words]], more: words },
  ]
  const press = { verb: 'v', subject: 's', revision: 0 }
  const field = { kind: 'text', name: 'n', label: words, placeholder: words } as const
  const options = [{ label: words, value: 'v' }]
  const choice = { kind: 'choice', name: 'c', label: words, options, value: 'v' } as const
  const photos = { kind: 'photos', name: 'p', label: words, most: 5, hint: words } as const
  const actions: readonly Action[] = [
    { kind: 'button', label: words, press },
    {
      kind: 'form',
      label: words,
      about: words,
      fields: [field, choice, photos],
      send: { label: words, press },
    },
    { kind: 'say', label: words, text: 'ours' },
  ]
  return { title: words, subtitle: words, badge: words, blocks, actions, fallback: words }
}
