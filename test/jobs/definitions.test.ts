import { expect, test } from 'vitest'
import { definitions, isTaskKind } from '../../jobs/definitions.ts'
import { importsOf, readSources } from '../support/architecture.ts'

const sources = readSources('.')
const paths = new Set(sources.map(({ path }) => path))

test('every job has a definition file and a handler file of its name', () => {
  const kinds = Object.keys(definitions)
  expect(kinds.filter((kind) => !paths.has(`jobs/definitions/${kind}.ts`))).toEqual([])
  expect(kinds.filter((kind) => !paths.has(`jobs/handlers/${kind}.ts`))).toEqual([])
})

test('knowing the jobs loads none of what does the work', () => {
  const loaded = new Set<string>()
  const load = (path: string) => {
    if (loaded.has(path)) return
    loaded.add(path)
    const source = sources.find((each) => each.path === path)
    for (const imported of source ? importsOf(source) : [])
      if (imported.kind === 'file') load(imported.path)
  }
  load('jobs/definitions.ts')
  expect(loaded.size).toBeGreaterThan(Object.keys(definitions).length)
  expect([...loaded].filter((path) => !path.startsWith('jobs/definitions'))).toEqual([])
})

test('only what is defined is a kind of task', () => {
  expect(isTaskKind('show-card')).toBe(true)
  expect(isTaskKind('toString')).toBe(false)
})
