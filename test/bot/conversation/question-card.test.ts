import { describe, expect, it } from 'vitest'
import { questionCard } from '../../../bot/conversation/cards/question.ts'
import { readerOf } from '../../../bot/conversation/cards/reader.ts'
import type { Draft, DraftLine } from '../../../bot/conversation/draft/draft.ts'
import { settle } from '../../../bot/conversation/draft/settle.ts'
import { money } from '../../../bot/conversation/format.ts'
import { buildCatalogue } from '../../../domain/catalogue/catalogue.ts'
import { modelCode, partCode, siteId } from '../../../domain/ids.ts'
import { type Locale, locales } from '../../../domain/locale.ts'
import { buildNetwork } from '../../../domain/network/network.ts'
import { days } from '../../../domain/time.ts'
import { smallRows, smallSites } from '../../support/small-catalogue.ts'

const url = 'https://parts.example/0064000385A.jpg'
const catalogue = buildCatalogue({
  ...smallRows,
  parts: smallRows.parts.map((part) =>
    part.code === '0064000385' ? { ...part, priceFen: 900_000 } : part,
  ),
  photos: [{ part: partCode('0064000385A'), url }],
})
const network = buildNetwork(smallSites)

function cardFor(line: Partial<DraftLine>, locale: Locale = 'en') {
  const draft: Draft = {
    id: 'D-1',
    revision: 1,
    station: siteId('S-1'),
    serviceOrder: null,
    urgent: false,
    lines: [
      {
        no: 1,
        typed: line.code ?? '',
        code: null,
        name: null,
        categories: [],
        modelTyped: null,
        model: null,
        part: null,
        quantity: 1,
        quantityText: null,
        serial: null,
        rangeChosen: false,
        ...line,
      },
    ],
  }
  const [question] = settle(draft, catalogue, days(100)).questions
  if (!question) throw new Error('nothing is asked')
  return questionCard(question, draft, readerOf({ catalogue, network, linkTo: () => null }, locale))
}

const items = (card: ReturnType<typeof cardFor>) =>
  card.blocks.flatMap((block) => (block.kind === 'item' ? [block] : []))

describe('the card of a question about a code', () => {
  const ka = modelCode('BCD-215KA')
  const card = cardFor({ code: '006400038A', model: ka })
  const [first] = items(card)

  it('marks the characters that differ, and names the part, its fit and its price', () => {
    expect(first).toMatchObject({ title: 'Compressor', side: money(42_000) })
    expect(first?.code?.filter((run) => run.mark)).toEqual([{ text: '5', mark: true }])
    expect(first?.code?.map((run) => run.text).join('')).toBe('0064000385A')
    expect(first?.details[0]).toContain('BCD-215KA')
  })

  it('shows a picture where the catalogue has one', () => {
    expect(first?.photo).toBe(url)
    expect(
      items(card)
        .slice(1)
        .filter((item) => item.photo !== undefined),
    ).toEqual([])
  })

  it('says which price is far from the others, and which part does not fit', () => {
    const apart = items(card).filter((item) =>
      item.details.some((each) => /price is far/.test(each)),
    )
    expect(apart.map((item) => item.code?.map((run) => run.text).join(''))).toEqual(['0064000385'])
    expect(apart[0]).toMatchObject({ tone: 'warn' })
  })

  it('offers what fits and "none of these", never what does not fit', () => {
    const labels = card.actions.map((action) => action.label)
    expect(labels[0]).toBe('0064000385A')
    expect(labels).not.toContain('0064000385')
    expect(labels).toContain('None of these')
  })

  it.each(locales)('asks about the name that fits a twin better, in %s', (locale) => {
    const asked = cardFor(
      {
        code: '0060700220',
        model: ka,
        name: catalogue.part(partCode('0060700221'))?.name[locale] ?? '',
        categories: ['door-gasket'],
      },
      locale,
    )
    expect(asked.title).toContain('0060700220')
    expect(asked.title).toContain('0060700221')
  })
})
