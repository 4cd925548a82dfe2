import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import type { Incoming } from '../../../bot/conversation/incoming.ts'
import { openBrowser } from '../../support/browser.ts'
import { fakeBot } from './fake-bot.ts'
import { english } from './lines-english.ts'
import { memoryJournal, openStage } from './stage.ts'

const browser = await openBrowser()
const stage = await openStage({ intake: fakeBot })
afterAll(async () => {
  await browser.close()
  await stage.close()
})

const troubles: string[] = []

async function openPage(width: number, height: number, locale: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height }, locale })
  page.on('pageerror', (error) => troubles.push(error.message))
  page.on('console', (line) => {
    if (line.type() === 'error' || line.type() === 'warning') troubles.push(line.text())
  })
  await page.goto(stage.url)
  await page.locator('.bubble').first().waitFor({ state: 'attached' })
  return page
}

const cards = (page: Page, user: string) => page.locator(`#person-${user} .card:not([hidden])`)

test('a sentence brings a card, a press replaces it, and nothing else is touched', async () => {
  const page = await openPage(1600, 1000, 'zh-CN')
  expect(await page.locator('.pane:visible').count()).toBe(4)

  const field = page.locator('#person-clerk textarea')
  await field.fill('BCD-215KB 右导轨 2 个，编码 DZ-215K-R07')
  await field.press('Enter')
  const question = cards(page, 'clerk').last()
  await question.getByText('编码对不上').waitFor()
  expect(
    await page.locator('#person-clerk .message.person .bubble').last().textContent(),
  ).toContain('DZ-215K-R07')

  await question.getByRole('button', { name: 'DZ-215KB-R07' }).click()
  await question.getByText('确认要货').waitFor()
  expect(await cards(page, 'clerk').count()).toBe(1)
  expect(await cards(page, 'manager').count()).toBe(0)
  expect(stage.incoming.at(-1)).toMatchObject({
    kind: 'pressed',
    speaker: { user: 'clerk' },
    press: { verb: 'choose', choice: 'DZ-215KB-R07' },
  })

  await page.reload()
  await cards(page, 'clerk').getByText('确认要货').waitFor()
  await page.close()
})

test('a form sends what was typed, and its answer stands beside the card', async () => {
  const page = await openPage(1600, 1000, 'en-US')
  await page.locator('#person-hq textarea').fill('where is REQ-1001')
  await page.locator('#person-hq .send').click()
  const card = cards(page, 'hq').last()
  const opener = card.getByRole('button', { name: 'Something is damaged' })
  await opener.click()
  const dialog = page.getByRole('dialog', { name: 'Something is damaged' })
  await dialog.getByLabel('What happened').fill('[x](http://evil) <b>corner</b>')
  await dialog.getByRole('button', { name: 'Report and replace' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await page.locator('#person-hq .note', { hasText: 'damage' }).waitFor()
  expect(stage.incoming.at(-1)).toMatchObject({
    press: { verb: 'damage' },
    fields: { count: '1', cause: 'crushed', note: '[x](http://evil) <b>corner</b>' },
  })
  expect(await page.locator('.log a, .log b, .log img').count()).toBe(0)
  await page.close()
})

const photosIn = (incoming: Incoming) =>
  incoming.kind === 'pressed' ? (incoming.photos ?? []) : []

test('an update from elsewhere keeps the open dialog, what was typed and the focus', async () => {
  const page = await openPage(1600, 1000, 'en-US')
  await page.locator('#person-keeper textarea').fill('where is REQ-1001')
  await page.locator('#person-keeper .send').click()
  const card = cards(page, 'keeper').last()
  await card.getByRole('button', { name: 'Something is damaged' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('What happened').fill('the corner')

  const { address } = stage.incoming.find(({ speaker }) => speaker.user === 'keeper') ?? {}
  const shown = stage.posted.at(-1) ?? ''
  await stage.channel.update(address ?? '', shown, {
    card: { ...english.progress.card, badge: 'Delivered' },
  })
  await card.getByText('Delivered').waitFor()
  expect(await dialog.getByLabel('What happened').inputValue()).toBe('the corner')
  expect(await page.evaluate("document.activeElement.closest('dialog') !== null")).toBe(true)

  // What is refused stays in the dialog, with the photos; Escape leaves it, and the keyboard is where it was.
  const photo = { name: 'phone.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('photo') }
  await dialog.getByLabel('Photos').setInputFiles([photo, photo])
  await dialog.getByRole('button', { name: 'Report and replace' }).click()
  await dialog.getByText('there is no such shipment').waitFor()
  expect(await dialog.getByLabel('What happened').inputValue()).toBe('the corner')
  await dialog.getByRole('button', { name: 'Report and replace' }).click()
  await expect.poll(() => stage.incoming.flatMap(photosIn)).toHaveLength(4)
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
  await page.locator('#person-keeper .card:focus').waitFor()
  await page.close()
})

test('a page whose server was started again comes back by itself, with old cards where they were', async () => {
  const journal = memoryJournal()
  const before = await openStage({ intake: fakeBot, journal })
  const page = await browser.newPage({ locale: 'en-GB' })
  await page.goto(before.url)
  await page.locator('#person-hq textarea').fill('where is REQ-1001')
  await page.locator('#person-hq .send').click()
  await cards(page, 'hq').getByText('Shipped').waitFor()
  const card = before.posted.at(-1) ?? ''
  await before.close()
  await page.getByText('Connection lost').waitFor()

  const port = Number(new URL(before.url).port)
  const after = await openStage({ intake: () => Promise.resolve(null), journal, port })
  await page.locator('#status').waitFor({ state: 'hidden' })
  const { address } = after.incoming.find(({ speaker }) => speaker.user === 'hq') ?? {}
  await after.channel.update(address ?? '', card, {
    card: { ...english.progress.card, badge: 'Delivered' },
  })
  await cards(page, 'hq').getByText('Delivered').waitFor()
  expect(await cards(page, 'hq').count()).toBe(1)
  await page.close()
  await after.close()
})

test('a day passes at the press of a button', async () => {
  const page = await openPage(1600, 1000, 'en-US')
  const clock = page.locator('#clock')
  await clock.getByText('Mon').waitFor()
  await page.getByRole('button', { name: 'Let a day pass' }).click()
  await clock.getByText('Tue').waitFor()
  await page.getByRole('button', { name: '繁體中文' }).click()
  expect(await page.getByRole('button', { name: '過一天' }).isVisible()).toBe(true)
  await page.close()
})

test('on a narrow screen the people are tabs, with a count of what is new', async () => {
  const page = await openPage(390, 844, 'zh-TW')
  expect(await page.locator('.pane:visible').count()).toBe(1)
  await page.getByRole('tab', { name: '分中心經理' }).click()
  await page.locator('#person-manager .starter').first().waitFor()
  expect(await page.locator('#person-clerk').isVisible()).toBe(false)

  const { address } = stage.incoming.find(({ speaker }) => speaker.user === 'clerk') ?? {}
  await stage.channel.post(address ?? '', { text: '新消息' })
  await page.locator('.tab').first().getByText('1').waitFor()
  await page.locator('.tab').first().click()
  await page.locator('#person-clerk').getByText('新消息').waitFor()
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390)
  await page.close()
})

test('the page ran without errors, warnings or breaches of its security policy', () => {
  expect(troubles).toEqual([])
})
