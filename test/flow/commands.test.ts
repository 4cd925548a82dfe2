import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { openPostgres, preparePostgres } from '../../db/postgres.ts'
import { enoughCorrections } from '../../domain/catalogue/corrections.ts'
import type { Json } from '../../domain/json.ts'
import { change } from '../contract/changes.ts'
import { clerk, company, monday } from '../contract/company.ts'
import type { Program } from '../support/compiled-setup.ts'
import { createMigratedDatabase, type TestDatabase } from '../support/postgres.ts'
import { smallRows } from '../support/small-catalogue.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** What a command of the repository writes and ends with: its own process, with these settings only. */
async function run(script: Program, databaseUrl: string, args: readonly string[] = []) {
  const env = { PATH: process.env['PATH'] ?? '', DATABASE_URL: databaseUrl }
  const command = [inject('programs')[script], ...args]
  const { code, stdout, stderr } = await promisify(execFile)(process.execPath, command, {
    cwd: root,
    env,
  }).then(
    (written) => ({ ...written, code: 0 }),
    (failed: { code: number; stdout: string; stderr: string }) => failed,
  )
  const lines = stdout.split('\n').map((line) => line.trim().replace(/\s+/g, ' '))
  return { code, stderr, lines: lines.filter((line) => line !== '') }
}

describe('the commands beside Partline', () => {
  let place: TestDatabase
  beforeAll(async () => {
    place = await createMigratedDatabase()
    const rows = { ...company, stockMinimums: [], openingStock: [], catalogue: smallRows }
    await preparePostgres({ ownerUrl: place.url, rows: () => rows })
  })
  afterAll(async () => {
    await place.drop()
  })

  describe('lint:catalogue', () => {
    const lint = (...args: readonly string[]) => run('bot/lint-catalogue.ts', place.url, args)

    test('names twins and orphans, and nothing that must be mended', async () => {
      const { code, lines } = await lint()
      expect(code).toBe(0)
      expect(lines).toEqual([
        '2 pairs of parts one character apart in one bill of materials, same name first',
        '0060700220 / 0060700221 in 3 models, names differ',
        '0020800651 / 0020800652 in 1 models, names differ',
        '1 parts that fit no model',
        'SP-014',
        'Nothing must be mended.',
      ])
    })

    test('judges new codes: check character, whether it is taken, and what is near', async () => {
      const { code, lines } = await lint('0064-000385', 'ключ')
      expect(code).toBe(0)
      expect(lines[0]).toMatch(
        /^0064-000385[0-9A-Z]: check character [0-9A-Z] \(ISO\/IEC 7064 MOD 37,36\)$/,
      )
      expect(lines[1]).toMatch(/^free$|^taken by 0064000385[AB]$/)
      expect(lines[2]).toContain('0064000385 (1)')
      expect(lines[3]).toBe('ключ: only 0-9, A-Z and separators make a good code')
    })

    test('finds a ring, a fork, a dead end, codes written alike and equal names, and fails', async () => {
      await asOwner(async (sql) => {
        const follows = (part: string, successor: string, day: number) =>
          sql`insert into supersessions (part, successor, since)
            values (${part}, ${successor}, ${new Date(day * 86_400_000)})`
        await follows('0010403488', '0010403487', 1_100)
        await follows('0060400102', '0060400112', 900)
        await follows('0060400102', '0064000391', 900)
        await follows('SP-014', 'SP-001', 800)
        await sql`update parts set status = 'discontinued' where code = 'SP-001'`
        await sql`insert into parts select 'SP001', category, name, price_fen, status
          from parts where code = '001A3800082'`
        await sql`insert into fits (model, part, slot, quantity)
          values ('BCD-215KA', 'SP001', 'control-board', 1)`
      })
      const { code, lines } = await lint()
      expect(code).toBe(1)
      expect(lines).toEqual(
        expect.arrayContaining([
          '1 rings of supersession: nobody can say what is delivered',
          '0010403487 -> 0010403488',
          '1 parts with two successors from the same day on',
          '0060400102 -> 0060400112, 0064000391',
          '1 superseded parts whose last successor is no longer made',
          'SP-014 -> SP-001',
          '1 codes that are written alike without separators and case',
          'SP-001, SP001',
          '1 slots with several parts of the very same name',
          'BCD-215KA control-board: 001A3800082, SP001',
          '3 must be mended.',
        ]),
      )
    })
  })

  describe('report:corrections', () => {
    const report = () => run('bot/report-corrections.ts', place.url)
    const answer = { verb: 'pick-part', line: 1, name: null, model: null, offered: [] }
    const omitted = { ...answer, code: '006400385A', chosen: '0064000385A' }

    async function answered(key: string, answers: readonly Json[]): Promise<void> {
      const events = answers.map((data, index) => {
        const aggregate = `D-${key}-${index}`
        return { aggregate, kind: 'picked', actor: clerk, at: monday + index, data }
      })
      const database = openPostgres(place.url, { max: 1 })
      const { kind } = await database.store.commit(change(key, { events }))
      await database.close()
      expect(kind).toBe('committed')
    }

    test('says so while nobody has answered anything', async () => {
      const { code, lines } = await report()
      expect([code, lines]).toEqual([0, ['Nobody has answered a question about a code yet.']])
    })

    test('lists what is mistyped most, and ranks by what was published until it has learned', async () => {
      await answered('few', [
        omitted,
        { ...omitted, code: '0064-00385a' },
        { ...omitted, verb: 'none-of-these', chosen: '' },
        { ...answer, code: null, name: '压缩泵', chosen: '0064000385A' },
        { ...answer, verb: 'pick-model', code: null, model: 'BCD-25KA', chosen: 'BCD-215KA' },
        { ...answer, verb: 'pick-range', code: '0064000385', chosen: '0064000385A' },
      ])
      const { code, lines } = await report()
      expect(code).toBe(0)
      expect(lines[0]).toBe('5 answers to questions about codes and names.')
      expect(lines).toContain('3x part 006400385A -> 0064000385A (2), none of these (1)')
      expect(lines).toContain('1x name 压缩泵 -> 0064000385A (1)')
      expect(lines).toContain('1x model BCD-25KA -> BCD-215KA (1)')
      expect(lines).toContain(
        'Error weights: published, fitted to 3 corrected codes, and ranked by:',
      )
      expect(lines).toContain('omission 35.0 % 35.6 % 35.0 %')
      expect(lines.at(-1)).toBe('The published ones are ranked by until 200 codes were corrected.')
    })

    test('ranks by what it has learned once that is enough', async () => {
      await answered('many', Array<Json>(enoughCorrections).fill(omitted))
      const { lines } = await report()
      expect(lines).toContain(
        `Error weights: published, fitted to ${enoughCorrections + 3} corrected codes, and ranked by:`,
      )
      expect(lines).toContain('omission 35.0 % 61.2 % 61.2 %')
      expect(lines.at(-1)).not.toContain('until')
    })
  })

  test('say plainly that there is no database', async () => {
    const nowhere = 'postgres://nobody@127.0.0.1:1/none'
    const [lint, report] = await Promise.all([
      run('bot/lint-catalogue.ts', nowhere),
      run('bot/report-corrections.ts', nowhere),
    ])
    expect([lint.code, report.code]).toEqual([2, 1])
    expect([lint.lines, report.lines]).toEqual([[], []])
    for (const { stderr } of [lint, report])
      expect(stderr).toBe('connect ECONNREFUSED 127.0.0.1:1\n')
  })

  async function asOwner(orders: (sql: postgres.Sql) => Promise<unknown>): Promise<void> {
    const sql = postgres(place.url, { max: 1, onnotice: () => {} })
    await orders(sql)
    await sql.end()
  }
})
