import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { buttonOf, cardWith, type Partline, post, startPartline } from './partline-process.ts'

const folder = await mkdtemp(join(tmpdir(), 'partline-process-'))
const lock = join(folder, 'partline.lock')
const started: Partline[] = []
afterAll(async () => {
  for (const partline of started) {
    partline.process.kill('SIGKILL')
    await partline.exited
  }
  await rm(folder, { recursive: true })
})

function start(settings: Readonly<Record<string, string>> = {}, from?: 'source'): Partline {
  const partline = startPartline({ DATA_DIR: folder, PORT: '0', ...settings }, from)
  started.push(partline)
  return partline
}

const clerk = { user: 'clerk', locale: 'zh-Hans' }
const time = async (url: string) => {
  const state: unknown = await (await fetch(`${url}/console/state`)).json()
  return Number((state as { at: number }).at)
}
const lines = (text: string) => text.split('\n').filter(Boolean)

test('it shows its page and address, refuses a second start, and stops cleanly', async () => {
  const partline = start({}, 'source')
  const url = await partline.ready()
  expect(partline.stdout()).toContain('Loading the sample company, once.')
  const page = await fetch(url)
  expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('Partline')])

  const second = start()
  expect(await second.exited).toBe(1)
  expect(lines(second.stderr())).toEqual([
    `Partline cannot start. The data folder ${folder} is already in use by process ${partline.process.pid}.`,
  ])
  expect(second.stdout()).not.toContain('ready')

  const elsewhere = join(folder, 'elsewhere')
  const third = start({ DATA_DIR: elsewhere, PORT: new URL(url).port })
  expect(await third.exited).toBe(1)
  expect(lines(third.stderr())).toEqual([
    expect.stringMatching(`^Partline cannot start. ${url} is taken, .* set PORT to another number`),
  ])
  expect(existsSync(elsewhere)).toBe(false)

  partline.process.kill('SIGINT')
  expect(await partline.exited).toBe(0)
  expect(lines(partline.stdout()).at(-1)).toBe('Partline has stopped; everything is saved.')
  expect(partline.stderr()).toBe('')
  expect(existsSync(lock)).toBe(false)
}, 180_000)

test('what was begun is there after a stop and after a crash, and so is the time', async () => {
  const before = start()
  const first = await before.ready()
  expect(before.stdout()).not.toContain('Loading')
  const text = '申请BCD-215A压缩机1个 工单WO20261123001'
  await post(`${first}/console/say`, { ...clerk, text })
  const question = await cardWith(folder, 'BCD-215KA')
  await post(`${first}/console/advance`, { hours: 20 })
  const ahead = await time(first)
  expect(ahead).toBeGreaterThan(Date.now() + 19 * 3_600_000)
  before.process.kill('SIGTERM')
  expect(await before.exited).toBe(0)

  const after = start()
  const second = await after.ready()
  expect(await time(second)).toBeGreaterThanOrEqual(ahead)
  const model = buttonOf(question.card, 'BCD-215KA')
  await post(`${second}/console/press`, { ...clerk, card: question.id, ...model })
  const confirmation = await cardWith(folder, '请核对', 'BCD-215KA')
  expect(confirmation.id).toBe(question.id)
  after.process.kill('SIGKILL')
  expect(await after.exited).toBe('SIGKILL')
  expect(existsSync(lock)).toBe(true)

  const last = start()
  const third = await last.ready()
  const submit = buttonOf(confirmation.card, '提交申请')
  await post(`${third}/console/press`, { ...clerk, card: confirmation.id, ...submit })
  await cardWith(folder, 'console-keeper', 'REQ-1001')
  expect(last.stderr()).toBe('')
  last.process.kill('SIGINT')
  expect(await last.exited).toBe(0)
  expect(existsSync(lock)).toBe(false)
}, 180_000)

test('told to stop while it is still starting, it stops as cleanly', async () => {
  const partline = start()
  while (!partline.stdout().includes('Opening the data'))
    await new Promise((resolve) => setTimeout(resolve, 10))
  partline.process.kill('SIGINT')
  expect(await partline.exited).toBe(0)
  expect(existsSync(lock)).toBe(false)
}, 60_000)

test('a setting that cannot be used is one sentence', async () => {
  const partline = start({ PORT: 'http' })
  expect(await partline.exited).toBe(1)
  expect(lines(partline.stderr())).toEqual([
    'Partline cannot start. The setting PORT cannot be used: it must be a whole number from 0 to 65535.',
  ])
})
