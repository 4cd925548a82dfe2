import type { TestProject } from 'vitest/node'
import { installRedis, redisProgram } from './redis-server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** `private`: servers of our own can be started. `given`: only the one in `REDIS_URL` is there, with others' data. */
    redis: 'private' | 'given' | 'none'
  }
}

/**
 * Vitest's global setup: looks for Redis and installs it where that is possible. Without, the tests that need it are
 * skipped; with `REQUIRE_REDIS=1` there is no test run without it.
 */
export function setup(project: TestProject): void {
  const program = redisProgram() ?? installRedis()
  if (program === null && process.env.REQUIRE_REDIS === '1')
    throw new Error('REQUIRE_REDIS=1, but there is no redis-server or valkey-server to be had')
  project.provide('redis', program !== null ? 'private' : process.env.REDIS_URL ? 'given' : 'none')
}
