import type { Backend } from './backends.ts'
import type { Found } from './campaign.ts'

/** The broken rule, the operations that break it, and the command that plays them again. */
export function replayLine(found: Found, on: Backend, ops: number): string {
  const { rule, detail, seed, kept, operations } = found
  return [
    `BROKEN: ${rule}`,
    detail,
    `by these ${operations.length} operations:`,
    ...operations.map((operation) => `  ${JSON.stringify(operation)}`),
    `Replay: npm run sim -- --on ${on} --seed ${seed} --runs 1 --ops ${ops} --keep ${kept.join(',')}`,
  ].join('\n')
}
