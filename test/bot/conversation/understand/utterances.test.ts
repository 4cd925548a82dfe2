import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { understand } from '../../../../bot/conversation/understand/understand.ts'
import { buildVocabulary } from '../../../../bot/conversation/understand/vocabulary.ts'
import { smallCatalogue, smallSites } from '../../../support/small-catalogue.ts'

const utterance = z.object({
  id: z.string(),
  text: z.string(),
  lang: z.string(),
  intent: z.string(),
  slots: z.object({
    items: z
      .array(z.object({ code: z.string().optional(), qty: z.number().optional() }).loose())
      .optional(),
  }),
})

const file = new URL('../../../eval/data/utterances.jsonl', import.meta.url)
const utterances = readFileSync(file, 'utf8')
  .trim()
  .split('\n')
  .map((line) => utterance.parse(JSON.parse(line)))
const vocabulary = buildVocabulary(smallCatalogue(), smallSites)
const read = (text: string) => understand(text, { vocabulary, hasDraft: false })

function isRight(got: string, wanted: string): boolean {
  return wanted === 'smalltalk' ? ['greeting', 'acknowledge'].includes(got) : got === wanted
}

describe('the labelled messages', () => {
  it('are understood in at least nine of ten cases', () => {
    const wrong = utterances.filter(({ text, intent }) => !isRight(read(text).intent, intent))
    expect(wrong.length / utterances.length).toBeLessThanOrEqual(0.1)
  })

  it('never make an approval or a refusal of anything else', () => {
    const wrong = utterances.filter(({ text, intent }) => {
      const got = read(text).intent
      return (got === 'approve' || got === 'reject') && got !== intent
    })
    expect(wrong.map(({ text }) => text)).toEqual([])
  })

  it('keep their codes, letter for letter', () => {
    const pairs = utterances.flatMap(({ text, slots }) =>
      (slots.items ?? []).flatMap(({ code }, index) =>
        code ? [{ wanted: code, got: read(text).items[index]?.code }] : [],
      ),
    )
    expect(pairs.map(({ got }) => got)).toEqual(pairs.map(({ wanted }) => wanted))
  })
})
