import { expect, test } from 'vitest'
import { sentence, skippedFiles, tally } from './reporter.ts'

function moduleOf(state: string, tests: readonly string[]) {
  const results = tests.map((test) => ({ result: () => ({ state: test }) }))
  return { state: () => state, children: { allTests: () => results } }
}

test('tests of all files are counted', () => {
  const modules = [
    moduleOf('passed', ['passed', 'skipped']),
    moduleOf('failed', ['failed', 'passed']),
  ]
  expect(tally(modules, 0)).toEqual({ passed: 2, failed: 1, skipped: 1 })
})

test('a file that could not be loaded is a failure', () => {
  expect(tally([moduleOf('failed', [])], 0)).toEqual({ passed: 0, failed: 1, skipped: 0 })
})

test('a stray error is a failure although every test passed', () => {
  expect(tally([moduleOf('passed', ['passed'])], 1)).toEqual({ passed: 1, failed: 1, skipped: 0 })
})

test('a test that never ended is a failure', () => {
  expect(tally([moduleOf('pending', ['pending'])], 0)).toEqual({ passed: 0, failed: 1, skipped: 0 })
})

test('skipped tests are named only when there are any', () => {
  expect(sentence({ passed: 2, failed: 0, skipped: 0 })).toBe('2 passed, 0 failed')
  expect(sentence({ passed: 2, failed: 1, skipped: 3 })).toBe('2 passed, 1 failed, 3 skipped')
})

test('the files of skipped tests are named', () => {
  const named = (relativeModuleId: string, tests: readonly string[]) => ({
    ...moduleOf('passed', tests),
    relativeModuleId,
  })
  const modules = [
    named('whole.test.ts', ['passed']),
    named('short.test.ts', ['skipped', 'passed']),
  ]
  expect(skippedFiles(modules)).toEqual(['short.test.ts'])
})
