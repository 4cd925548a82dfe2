import type { TestProject } from 'vitest/node'
import { compile } from './compiled.ts'

/** What tests run as processes of their own. */
const programs = [
  'bot/main.ts',
  'bot/verify.ts',
  'bot/lint-catalogue.ts',
  'bot/report-corrections.ts',
  'db/lock.ts',
] as const
export type Program = (typeof programs)[number]

declare module 'vitest' {
  interface ProvidedContext {
    programs: Readonly<Record<Program, string>>
  }
}

/** Vitest's global setup: translates the programs once for all tests that start them. */
export async function setup(project: TestProject): Promise<() => void> {
  const { programOf, remove } = await compile(programs)
  const paths = programs.map((program) => [program, programOf(program)] as const)
  project.provide('programs', Object.fromEntries(paths) as Record<Program, string>)
  return remove
}
