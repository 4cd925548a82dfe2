import { appendFileSync } from 'node:fs'
import type { Reporter } from 'vitest/node'

export type Tally = { readonly passed: number; readonly failed: number; readonly skipped: number }

/** What the tally needs of a test file; Vitest's `TestModule` has it. */
type Module = {
  readonly relativeModuleId?: string
  state(): string
  readonly children: { allTests(): Iterable<{ result(): { readonly state: string } }> }
}

/**
 * Counts tests. A file that failed outside of its tests, or an error nobody caught, is one failure,
 * so that `failed` is zero exactly when the run succeeded. A test that never ended has failed.
 */
export function tally(modules: readonly Module[], strayErrors: number): Tally {
  const perModule = modules.map((module) => {
    const states = [...module.children.allTests()].map((test) => test.result().state)
    const failed = states.filter((state) => state === 'failed' || state === 'pending').length
    return {
      passed: states.filter((state) => state === 'passed').length,
      failed: failed === 0 && module.state() === 'failed' ? 1 : failed,
      skipped: states.filter((state) => state === 'skipped').length,
    }
  })
  const sum = (key: keyof Tally) => perModule.reduce((total, counts) => total + counts[key], 0)
  return { passed: sum('passed'), failed: sum('failed') + strayErrors, skipped: sum('skipped') }
}

/** `12 passed, 0 failed`, and how many were skipped when any were. */
export function sentence({ passed, failed, skipped }: Tally): string {
  const line = `${passed} passed, ${failed} failed`
  return skipped === 0 ? line : `${line}, ${skipped} skipped`
}

/** The files of which tests were skipped, so that nobody takes a short run for a whole one. */
export function skippedFiles(modules: readonly Module[]): readonly string[] {
  return modules
    .filter((module) => tally([module], 0).skipped > 0)
    .map((module) => module.relativeModuleId ?? 'unnamed')
}

/**
 * A Vitest reporter that ends the output with the tally, alone on the last line, and appends it as a
 * line of JSON to the file named by `PARTLINE_TEST_SUMMARY`. A run without a test that ran has failed.
 */
export function tallyReporter(summaryFile = process.env.PARTLINE_TEST_SUMMARY): Reporter {
  let counts: Tally = { passed: 0, failed: 0, skipped: 0 }
  let skipped: readonly string[] = []
  return {
    onInit() {
      // Vitest still prints after its last event, and a failed set-up has no last event at all.
      process.once('exit', () => {
        if (counts.passed + counts.failed === 0) process.exitCode = 1
        if (summaryFile) appendFileSync(summaryFile, `${JSON.stringify(counts)}\n`)
        if (skipped.length > 0) process.stdout.write(`Skipped: ${skipped.join(', ')}\n`)
        process.stdout.write(`${sentence(counts)}\n`)
      })
    },
    onTestRunEnd(modules, errors) {
      counts = tally(modules, errors.length)
      skipped = skippedFiles(modules)
    },
  }
}
