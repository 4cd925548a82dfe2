import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  dialogAnswer,
  dialogText,
  invokeAnswer,
  invokeText,
} from '../../../../bot/channels/teams/answer.ts'
import { dialogCard } from '../../../../bot/channels/teams/dialog.ts'
import {
  renderAdaptiveCard,
  renderCard,
  renderForm,
} from '../../../../bot/channels/teams/render.ts'
import type { Action, Block, Card } from '../../../../bot/conversation/card.ts'
import { goldenText } from '../golden-text.ts'
import { cardOf, hostileText } from '../hostile-cards.ts'
import { everyBlock } from './every-block.ts'

const openedFrom = (card: Card) =>
  card.actions
    .filter((action) => action.kind === 'form')
    .map((form) => ({ form: { ...form, left: 0 }, message: 'card-7' }))

const bytes = (value: unknown) => Buffer.byteLength(JSON.stringify(value))

test('a card with every kind of block, field and action', async () => {
  const forms = openedFrom(everyBlock)
  const refused = forms.map((opened) => dialogCard(opened, { note: 'here' }, 'no such shipment'))
  const rendered = {
    message: renderCard({ text: '好的', card: everyBlock }),
    dialogs: forms.map((opened) => dialogAnswer(opened)),
    refused,
    inline: forms.map(renderForm),
  }
  await expect(goldenText(rendered)).toMatchFileSnapshot('./every-block.golden')
})

test('an action carries the same data as its fallback, and nothing else', () => {
  const press = { verb: 'approve', subject: 'REQ-1', revision: 3, choice: 'a' }
  const card: Card = {
    title: 't',
    blocks: [],
    actions: [{ kind: 'button', label: 'Approve', press, style: 'primary' }],
    fallback: 'f',
  }
  expect(renderAdaptiveCard(card).actions).toEqual([
    {
      type: 'Action.Execute',
      title: 'Approve',
      verb: 'approve',
      data: press,
      style: 'positive',
      fallback: { type: 'Action.Submit', title: 'Approve', data: press, style: 'positive' },
    },
  ])
})

test('more than six actions are spread over rows, none is lost', () => {
  const say = (n: number): Action => ({ kind: 'say', label: `${n}`, text: `${n}` })
  const actions = Array.from({ length: 14 }, (_, n) => say(n))
  const rendered = JSON.stringify(renderAdaptiveCard({ ...everyBlock, actions }))
  for (const { label } of actions) expect(rendered).toContain(`"title":"${label}"`)
  expect(rendered.match(/"ActionSet"/g)).toHaveLength(2)
})

test('an answer to a press shows our text as a notice above the card', () => {
  const { body } = invokeAnswer({ text: '记下了', card: everyBlock })
  expect(body).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' })
  const said = { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: '记下了' }] }
  const { body: plain } = renderAdaptiveCard(everyBlock)
  expect(body?.['value']).toHaveProperty('body', [
    { type: 'Container', style: 'emphasis', items: [said] },
    ...(Array.isArray(plain) ? plain : []),
  ])
  expect(invokeText('later').body).toEqual({
    statusCode: 200,
    type: 'application/vnd.microsoft.activity.message',
    value: 'later',
  })
})

/** Everything in rendered JSON that a client shows to people. */
function shownTexts(value: unknown, key = ''): readonly string[] {
  const shown = ['text', 'title', 'label', 'placeholder', 'fallbackText', 'summary', 'displayText']
  if (typeof value === 'string') return shown.includes(key) ? [value] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, each]) => shownTexts(each, name))
}

function typesIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return []
  const own = 'type' in value && typeof value.type === 'string' ? [value.type] : []
  return [...own, ...Object.values(value).flatMap(typesIn)]
}

test('no text of a person becomes a link, a mention, an image or markup', () => {
  fc.assert(
    fc.property(hostileText, (words) => {
      const part = renderCard({ text: words, card: cardOf(words) })
      const dialogs = openedFrom(cardOf(words)).flatMap((opened) => [
        dialogAnswer(opened, {}, words),
        renderForm(opened),
      ])
      const answer = [
        invokeAnswer({ text: words, card: cardOf(words) }),
        dialogs,
        dialogText(words),
      ]
      expect(part.textFormat).toBe('plain')
      expect(part).not.toHaveProperty('entities')
      for (const type of typesIn([part, answer])) {
        expect(['TextBlock', 'FactSet', 'Image', 'Media', 'Action.OpenUrl']).not.toContain(type)
      }
      for (const shown of shownTexts([part, answer])) {
        expect(shown).not.toMatch(/\]\s*[([]|:\/\/|<\s*\/?\s*[a-z]|\bwww\.|\bmailto:/i)
        // eslint-disable-next-line no-control-regex
        expect(shown).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202a-\u202e\u2066-\u2069]/)
      }
    }),
  )
})

test('texts without anything to break stay as they were written', () => {
  const written = 'BCD-215KB_右导轨 *2* 个, "A&B" (备注) 1 < 2 é 👩‍🔧'
  expect(renderCard({ text: written }).text).toBe(written)
})

test('a card of any size stays below 25 KB, keeps its buttons and says that something is left out', () => {
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
  const rendered = renderAdaptiveCard(card, long)
  expect(bytes(rendered)).toBeLessThan(25_000)
  expect(JSON.stringify(rendered)).toContain('...')
  expect(rendered.actions).toHaveLength(everyBlock.actions.length)
  expect(bytes(renderCard({ text: long, card }))).toBeLessThan(60_000)
})
