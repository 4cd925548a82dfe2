import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import type { Message } from '../../../bot/conversation/card.ts'
import { questionCard } from '../../../bot/conversation/cards/question.ts'
import { readerOf } from '../../../bot/conversation/cards/reader.ts'
import { newDraft } from '../../../bot/conversation/draft/draft.ts'
import { settle } from '../../../bot/conversation/draft/settle.ts'
import { buildCatalogue } from '../../../domain/catalogue/catalogue.ts'
import { modelCode, partCode, siteId } from '../../../domain/ids.ts'
import type { Locale } from '../../../domain/locale.ts'
import { buildNetwork } from '../../../domain/network/network.ts'
import { days } from '../../../domain/time.ts'
import { openBrowser } from '../../support/browser.ts'
import { smallRows, smallSites } from '../../support/small-catalogue.ts'
import { openStage } from './stage.ts'

const photos = {
  '0064000385A': 'https://parts.example/compressor.svg',
  '0064000385B': 'https://parts.example/gone.svg',
  '0064000385': 'https://elsewhere.example/compressor.svg',
}
const catalogue = buildCatalogue({
  ...smallRows,
  photos: Object.entries(photos).map(([code, url]) => ({ part: partCode(code), url })),
})

/** The question about a compressor whose last letter is missing, and one more. */
function question(locale: Locale): Message {
  const draft = {
    ...newDraft(locale, siteId('S-TAIZHOU-1')),
    lines: [
      {
        no: 1,
        typed: '006400038A',
        code: '006400038A',
        name: null,
        categories: [],
        modelTyped: null,
        model: modelCode('BCD-215KA'),
        part: null,
        quantity: 1,
        quantityText: null,
        serial: null,
        rangeChosen: false,
      },
    ],
  }
  const [first] = settle(draft, catalogue, days(100)).questions
  if (!first) throw new Error('nothing is asked')
  const desk = { catalogue, network: buildNetwork(smallSites), linkTo: () => null }
  return { card: questionCard(first, draft, readerOf(desk, locale)) }
}

const browser = await openBrowser()
const stage = await openStage({
  intake: async (incoming, channel) => {
    if (incoming.kind === 'said')
      await channel.post(incoming.address, question(/photo/.test(incoming.text) ? 'en' : 'zh-Hans'))
    return null
  },
})
afterAll(async () => {
  await browser.close()
  await stage.close()
})

const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 60">
  <rect width="80" height="60" fill="#dde5ee"/><ellipse cx="40" cy="34" rx="24" ry="18" fill="#33475b"/>
  <rect x="34" y="8" width="12" height="12" fill="#c0713a"/></svg>`

async function openPage(locale: string): Promise<{ page: Page; asked: string[] }> {
  const page = await browser.newPage({ viewport: { width: 1600, height: 1000 }, locale })
  const asked: string[] = []
  await page.route(/\.example\//, async (route) => {
    const url = route.request().url()
    asked.push(url)
    if (url.includes('gone')) return await route.fulfill({ status: 404 })
    return await route.fulfill({ contentType: 'image/svg+xml', body: drawing })
  })
  await page.goto(stage.url)
  return { page, asked }
}

test.each([
  ['zh-CN', '看看照片'],
  ['en-US', 'show me the photo'],
])('pictures of parts stand beside their words (%s)', async (locale, sentence) => {
  const { page, asked } = await openPage(locale)
  await page.locator('#person-clerk textarea').fill(sentence)
  await page.locator('#person-clerk textarea').press('Enter')
  const card = page.locator('#person-clerk .card:not([hidden])').last()
  const shown = card.locator('img:visible')
  await shown.first().waitFor()
  await expect.poll(() => card.locator('img').count()).toBe(1)
  expect(await shown.getAttribute('alt')).toMatch(/压缩机|Compressor/)

  const lefts = await card
    .getByText(/^(?:不适用于|Does not fit) BCD-215KA$/)
    .evaluateAll((texts) => texts.map((text) => Math.round(text.getBoundingClientRect().left)))
  expect(new Set(lefts).size, `items begin at ${lefts.join(', ')}`).toBe(1)
  const picture = await shown.boundingBox()
  const words = await card.getByText(/^(?:适用于|Fits) BCD-215KA$/).boundingBox()
  expect(words?.x).toBeGreaterThan((picture?.x ?? 0) + (picture?.width ?? 0))
  await page.close()
  // One comes, one is gone, and what is not of the catalogue's own hosts is not even asked for.
  expect([...new Set(asked)].toSorted()).toEqual([photos['0064000385A'], photos['0064000385B']])
})
