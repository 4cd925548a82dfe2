import fc from 'fast-check'
import { expect, test } from 'vitest'
import { packForm, unpackForm } from '../../../../bot/channels/form.ts'
import { renderHome } from '../../../../bot/channels/slack/home.ts'
import { renderModal, renderNoticeView } from '../../../../bot/channels/slack/modal.ts'
import { renderCard } from '../../../../bot/channels/slack/render.ts'
import type { Action, Block, Card } from '../../../../bot/conversation/card.ts'
import { wrongBlocks, wrongView } from '../../../support/fake-slack-blocks.ts'
import { goldenText } from '../golden-text.ts'
import { cardOf, hostileText } from '../hostile-cards.ts'
import { everyBlock } from '../teams/every-block.ts'

const opener = { address: 'slack:x', message: '1.1' }
const formsOf = (card: Card) => card.actions.filter((action) => action.kind === 'form')

test('a card with every kind of block, field and action', async () => {
  const dialogs = formsOf(everyBlock).map((form) => renderModal({ ...form, left: 0 }, opener))
  const rendered = { message: renderCard({ text: '好的', card: everyBlock }), dialogs }
  await expect(goldenText(rendered)).toMatchFileSnapshot('./every-block.golden')
})

/** Everything in rendered JSON that a client shows or obeys: types of elements, and texts. */
function found(value: unknown, key: string): readonly string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, each]) =>
    name === key && typeof each === 'string' ? [each] : found(each, key),
  )
}

const markup = ['mrkdwn', 'markdown', 'link', 'user', 'channel', 'usergroup', 'broadcast', 'emoji']

test('no text can become markup, a mention or a link', () => {
  fc.assert(
    fc.property(hostileText, (words) => {
      const card = cardOf(words)
      const message = renderCard({ text: words, card })
      const views = [
        ...formsOf(card).map((form) => renderModal({ ...form, left: 0 }, opener)),
        renderHome({ ...card, actions: [] }),
        renderNoticeView(words),
      ]
      expect(wrongBlocks(message.blocks)).toBe(null)
      for (const view of views) expect(wrongView(view)).toBe(null)
      for (const type of found([message, views], 'type')) expect(markup).not.toContain(type)
      expect(message.text).not.toMatch(/[<>]|&(?!(amp|lt|gt);)/)
      for (const shown of found([message, views], 'text')) {
        expect(shown).not.toMatch(/:\/\/|\bwww\.|\bmailto:/i)
        expect(shown).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202a-\u202e\u2066-\u2069]/)
      }
    }),
    { numRuns: 500 },
  )
})

test('texts without anything to break stay as they were written', () => {
  const written = 'BCD-215KB_右导轨 *2* 个, "A&B" (备注) 1 < 2 é 👩‍🔧 :smile: <!channel>'
  const { blocks } = renderCard({ text: written })
  expect(found(blocks, 'text')).toEqual([written])
})

test('a card of any size is one that Slack takes, and keeps its buttons', () => {
  const long = '很长的说明'.repeat(2_000)
  const rows = Array.from({ length: 500 }, (_, n) => [`${n}`, long])
  const card: Card = {
    ...everyBlock,
    title: long,
    fallback: long,
    blocks: [
      { kind: 'table', columns: ['a', 'b'], rows },
      ...Array.from({ length: 300 }, (): Block => ({ kind: 'text', text: long })),
    ],
  }
  const { text, blocks } = renderCard({ text: 'short', card })
  expect(wrongBlocks(blocks)).toBe(null)
  expect(text.length).toBeLessThan(4_000)
  expect(blocks.filter((block) => block['type'] === 'actions')).not.toHaveLength(0)
})

test('items that do not fit are counted on a button that opens them', () => {
  const items = Array.from(
    { length: 60 },
    (_, n): Block => ({ kind: 'item', title: `part ${n}`, details: [] }),
  )
  const press = { verb: 'rest', subject: 'REQ-1', revision: 1, choice: '0:' }
  const last: Block = { kind: 'facts', facts: [{ label: 'Total', value: '¥1' }] }
  const card: Card = {
    title: 'REQ-1',
    blocks: [...items, last],
    actions: [],
    fallback: 'f',
    rest: { label: 'and % more', press },
  }
  const { blocks } = renderCard({ card })
  expect(wrongBlocks(blocks)).toBe(null)
  const shown = items.filter((_, n) => JSON.stringify(blocks).includes(`"part ${n}"`)).length
  const texts = found(blocks, 'text')
  expect(texts).toContain(`and ${60 - shown} more`)
  expect(texts).toContain('¥1')
  expect(found(blocks, 'value')).toEqual([JSON.stringify({ ...press, choice: `0:${shown}` })])
})

test('a form travels in its button and comes back as it was', () => {
  const [form] = formsOf(everyBlock)
  if (!form) throw new Error('there is a form')
  expect(unpackForm(packForm(form, 2_000))).toEqual({ ...form, left: 0 })
  for (const value of ['', '{}', 'x'.repeat(2_000)]) expect(unpackForm(value)).toBe(null)
})

test('a form of any size fits into its button, with every field that must be filled', () => {
  const words = fc.string({ minLength: 10, maxLength: 60, unit: 'grapheme' })
  fc.assert(
    fc.property(fc.array(words, { minLength: 40, maxLength: 60 }), (labels) => {
      const fields = labels.map((label, n) => {
        const name = `f${n}`
        return { kind: 'number', name, label, min: 0, max: 9, value: 0 } as const
      })
      const must = { kind: 'text', name: 'reason', label: 'Reason', required: true } as const
      const send = { label: 'Send', press: { verb: 'v', subject: 's', revision: 1 } }
      const form: Extract<Action, { kind: 'form' }> = {
        kind: 'form',
        label: 'Form',
        fields: [...fields, must],
        send,
      }
      const packed = packForm(form, 2_000)
      expect(packed.length).toBeLessThanOrEqual(2_000)
      const unpacked = unpackForm(packed)
      if (!unpacked) throw new Error('a packed form can be unpacked')
      expect(unpacked.fields.at(-1)).toEqual(must)
      expect(unpacked.left).toBe(form.fields.length - unpacked.fields.length)
      expect(wrongView(renderModal(unpacked, opener))).toBe(null)
    }),
    { numRuns: 8 },
  )
})
