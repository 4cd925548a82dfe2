import type { Locator, Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { composeCore, composeTeams } from '../../bot/compose.ts'
import { createHttpServer } from '../../bot/http/server.ts'
import { cleanPicture } from '../../bot/photos/clean.ts'
import { parts } from '../../db/sample/cast.ts'
import { openBrowser } from '../support/browser.ts'
import { expectHealthy } from '../support/healthy.ts'
import { pictureFile, pictureNames } from '../support/pictures.ts'
import { sampleDatabase } from '../support/sample-database.ts'
import { morning } from './founding-story.ts'

const troubles: string[] = []
const log = {
  info: () => {},
  error: (sentence: string, facts?: unknown) =>
    void troubles.push(`${sentence} ${JSON.stringify(facts)}`),
}

/** All of Partline in this process, as `bot/main.ts` puts it together; only its time begins on the story's first day. */
async function openPartline() {
  const database = await sampleDatabase()
  const core = await composeCore({ database, realNow: () => morning, log, photoBase: '' })
  const server = createHttpServer({ log })
  const port = await server.listen(0, '127.0.0.1')
  const lines: string[] = []
  const journal = { append: (line: string) => void lines.push(line), read: () => [...lines] }
  const door = await composeTeams({ core, microsoft: null, console: { port, journal }, log })
  const runner = core.runner([door.channel])
  server.serve([...core.routes, ...door.routes])
  await door.start()
  runner.start()
  return {
    url: `http://127.0.0.1:${port}`,
    now: core.clock.now,
    close: async () => {
      await runner.stop()
      door.close()
      await server.close()
      await expectHealthy(database)
      await database.close()
    },
  }
}

const [browser, partline] = await Promise.all([openBrowser(), openPartline()])
afterAll(async () => {
  await browser.close()
  await partline.close()
})

async function openPage(width: number, height: number): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height }, locale: 'zh-CN' })
  page.setDefaultTimeout(30_000)
  page.on('pageerror', (error) => troubles.push(error.message))
  page.on('console', (line) => {
    if (line.type() === 'error' || line.type() === 'warning') troubles.push(line.text())
  })
  await page.goto(partline.url)
  for (const user of ['clerk', 'manager', 'keeper', 'hq'])
    await page.locator(`#person-${user} .card:not([hidden])`).first().waitFor({ state: 'attached' })
  return page
}

/** One column of the page. */
function seat(page: Page, user: string) {
  const pane = page.locator(`#person-${user}`)
  return {
    pane,
    says: async (sentence: string) => {
      await pane.locator('textarea').fill(sentence)
      await pane.locator('textarea').press('Enter')
    },
    /** The newest card that shows all these words. */
    card: (...words: readonly string[]) =>
      words
        .reduce(
          (cards, hasText) => cards.filter({ hasText }),
          pane.locator('.card:not([hidden])') as Locator,
        )
        .last(),
    reads: (sentence: string) => pane.getByText(sentence).last().waitFor(),
  }
}

const press = (card: Locator, name: string) =>
  card.getByRole('button', { name, exact: true }).click()

const filesOf = (names: readonly string[]) =>
  names.map((name) => ({
    name,
    mimeType: 'image/jpeg',
    buffer: Buffer.from(pictureFile(name)),
  }))

const decoded = 'Promise.all([...document.images].map((image) => image.decode()))'

/** So many pictures stand on the card, and the browser has been able to load each. */
async function showsPhotos(card: Locator, count: number): Promise<void> {
  const photos = card.locator('img')
  await photos.nth(count - 1).waitFor()
  // Fails for a picture that was not loaded or is none.
  await card.page().evaluate(decoded)
  expect(await photos.count()).toBe(count)
}

type Filled = {
  /** The request that the dialog says it is for. */
  readonly about: string
  readonly field: string
  readonly typed: string
  readonly photos?: readonly string[]
  readonly send: string
}

/** Opens the form of a card, fills in one field and its photos, sends it and waits for the dialog to close. */
async function fills(card: Locator, form: string, { about, field, typed, photos, send }: Filled) {
  await press(card, form)
  const dialog = card.page().getByRole('dialog', { name: form })
  await dialog.getByText(`${about} · 压缩机`).waitFor()
  await dialog.getByLabel(field).fill(typed)
  if (photos) await dialog.locator('input.photos').setInputFiles(filesOf(photos))
  await press(dialog, send)
  await dialog.waitFor({ state: 'hidden' })
}

const ships = (card: Locator, about: string, tracking: string) =>
  fills(card, '发货', { about, field: '运单号', typed: tracking, send: '确认发货' })

test('the founding story takes three days through the page', async () => {
  const page = await openPage(1600, 1000)
  expect(await page.locator('main > *:visible').count()).toBe(4)
  const clerk = seat(page, 'clerk')
  const keeper = seat(page, 'keeper')
  const aDayPasses = () => page.getByRole('button', { name: '过一天' }).click()
  const twoHoursPass = () => page.getByRole('button', { name: '过 2 小时' }).click()

  // Day 1: a letter is missing; the page asks, the clerk picks, and looks once more before sending.
  await clerk.says('申请BCD-215A压缩机1个 工单WO20261123001')
  await press(clerk.card('BCD-215A', 'BCD-215KA'), 'BCD-215KA')
  const confirmation = clerk.card('请核对')
  for (const words of ['压缩机', parts.compressorKa, 'BCD-215KA', '总部', '无需审批'])
    await confirmation.getByText(words).first().waitFor()
  await press(confirmation, '提交申请')
  await clerk.card('REQ-1001', '待发货').waitFor()

  await keeper.card('REQ-1001', parts.compressorKa).waitFor()
  await twoHoursPass()
  await ships(keeper.card('待发货：REQ-1001'), 'REQ-1001', 'SF1000000000001')
  await clerk.card('REQ-1001', 'SF1000000000001').waitFor()

  // Day 2: it is delivered without anybody touching the page, and it is broken.
  await aDayPasses()
  await clerk.reads('REQ-1001 已送达')
  const cards = clerk.pane.locator('.card:not([hidden])')
  const before = await cards.count()
  await clerk.says('收到了但是碎了')
  // The answer is a card of its own: a form opened on an older one would be looked for on the newest.
  await cards.nth(before).waitFor()
  const receipt = clerk.card('REQ-1001', '破损或少件')
  await fills(receipt, '破损或少件', {
    about: 'REQ-1001',
    field: '情况说明',
    typed: '外壳碎了',
    photos: ['phone.jpg', 'screen.png'],
    send: '登记并补发',
  })
  await clerk.card('REQ-1001', 'REQ-1002', '理赔').waitFor()
  await showsPhotos(clerk.card('REQ-1001', '理赔'), 2)
  await showsPhotos(keeper.card('REQ-1001', '理赔'), 2)
  await clerk.pane.locator('.attach input').setInputFiles(filesOf(['lossy.webp']))
  await clerk.pane.locator('.send').click()
  await clerk.reads('收到照片1张，会放进 REQ-1001')
  await showsPhotos(clerk.card('REQ-1001', '理赔'), 3)

  const replacement = keeper.card('待发货：REQ-1002')
  await replacement.getByText('加急').first().waitFor()
  await ships(replacement, 'REQ-1002', 'SF1000000000002')

  // Day 3: the replacement is delivered, whole, and the request is closed.
  await aDayPasses()
  const arrived = clerk.card('补发 REQ-1002', '已送达')
  await press(arrived, '签收，全部完好')
  await clerk.card('补发 REQ-1002', '已完成').waitFor()

  const [manager, hq] = [seat(page, 'manager'), seat(page, 'hq')]
  expect(await manager.pane.getByText('REQ-100').count()).toBe(0)
  expect(await hq.pane.getByText('REQ-100').count()).toBe(0)
  expect(Math.ceil((partline.now() - morning) / 86_400_000)).toBe(3)

  // Everybody is answered in the language they write in.
  await page.getByRole('button', { name: 'English' }).click()
  await clerk.says('where is REQ-1002?')
  await clerk.card('REQ-1002', 'Closed').waitFor()
  await page.close()
})

/** The points of a picture as a browser shows it, turned as it says; as text, to be compared. */
const pointsOf = `async (base64) => {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
  const picture = await createImageBitmap(new Blob([bytes]))
  const canvas = new OffscreenCanvas(picture.width, picture.height).getContext('2d')
  canvas.drawImage(picture, 0, 0)
  const { data } = canvas.getImageData(0, 0, picture.width, picture.height)
  return picture.width + 'x' + picture.height + ' ' + data.join()
}`

test('a picture shows the same, point by point, when it tells nothing more', async () => {
  const page = await browser.newPage()
  const shown = (bytes: Uint8Array) =>
    page.evaluate(`(${pointsOf})('${Buffer.from(bytes).toString('base64')}')`)
  for (const name of pictureNames) {
    const original = pictureFile(name)
    const cleaned = cleanPicture(original)
    if (cleaned.kind !== 'picture') throw new Error(`${name} was refused as ${cleaned.kind}`)
    const before = await shown(original)
    expect(before, name).toMatch(/^(?:32x48|48x32) \d/)
    expect(await shown(cleaned.picture.bytes), name).toBe(before)
  }
  await page.close()
})

test('a phone shows one person at a time, behind tabs', async () => {
  const page = await openPage(390, 844)
  expect(await page.locator('main > *:visible').count()).toBe(1)
  const tabs = page.getByRole('tab')
  expect(await tabs.count()).toBe(4)
  await tabs.nth(2).click()
  await seat(page, 'keeper').card('REQ-1002').waitFor()
  expect(await seat(page, 'clerk').pane.isVisible()).toBe(false)
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390)
  await page.close()
})

test('nothing went wrong, in the page or behind it', () => {
  expect(troubles).toEqual([])
})
