import { appendFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fileJournal } from '../../bot/journal.ts'

test('a line that a crash cut off does not take the next one with it', async () => {
  const parent = await mkdtemp(join(tmpdir(), 'partline-journal-'))
  const folder = join(parent, 'made')
  const journal = fileJournal(folder)
  expect(journal.read()).toEqual([])
  journal.append('{"one":1}')
  await appendFile(join(folder, 'console.jsonl'), '{"cut')

  const after = fileJournal(folder)
  expect(after.read()).toEqual(['{"one":1}', '{"cut'])
  after.append('{"two":2}')
  expect(fileJournal(folder).read()).toEqual(['{"one":1}', '{"cut', '{"two":2}'])
  await rm(parent, { recursive: true })
})
