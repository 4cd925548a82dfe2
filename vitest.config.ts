import { defineConfig } from 'vitest/config'
import { tallyReporter } from './test/support/reporter.ts'

/** Folders whose tests need a database, a server or a browser. Every other test is a unit test. */
const integration = [
  'test/{db,jobs,contract,flow,races,chaos,sim,mutants}/**/*.test.ts',
  'test/bot/{channels,console}/**/*.test.ts',
  'test/support/postgres*.test.ts',
]

export default defineConfig({
  test: {
    // Two slow cores are the smallest machine this must pass on.
    maxWorkers: 2,
    // Modules keep no state (test/architecture.test.ts), so test files can share what is loaded.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    teardownTimeout: 30_000,
    reporters: ['default', tallyReporter()],
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['test/**/*.test.ts'], exclude: integration },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: integration,
          globalSetup: [
            'test/support/postgres-setup.ts',
            'test/support/redis-setup.ts',
            'test/support/compiled-setup.ts',
          ],
        },
      },
    ],
  },
})
