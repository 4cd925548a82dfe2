import type { ApprovalStep } from '../approval/chain.ts'
import type { PlannedLine } from '../sourcing/plan.ts'

/** What a person was shown of a plan, in one line of text: part, quantity, source and price of each line, then who must approve. */
export function planText(
  lines: readonly PlannedLine[],
  approvals: readonly ApprovalStep[],
): string {
  return [
    ...lines.map((line) => `${line.part}*${line.quantity}@${line.source ?? '-'}=${line.priceFen}`),
    ...approvals.map((step) => `${step.role}@${step.site}`),
  ].join(' ')
}

/** What a plan's text says of one part: that not all of it, or nothing of it, was in stock when it was asked for. */
export type ShownPart = {
  readonly part: string
  readonly lacking: boolean
  readonly nowhere: boolean
}

/** The parts in a text of `planText`, each once. A part may stand on several lines, one for each source. */
export function shownParts(text: string): readonly ShownPart[] {
  const lines = text.split(' ').filter((word) => word.includes('*'))
  const parts = [...new Set(lines.map((line) => line.split('*')[0] ?? ''))]
  return parts.map((part) => {
    const waits = lines
      .filter((line) => line.startsWith(`${part}*`))
      .map((line) => line.includes('@-='))
    return { part, lacking: waits.some(Boolean), nowhere: waits.every(Boolean) }
  })
}

/**
 * Sixteen hexadecimal digits for a text of any length, because a button carries only a little. When the digest at
 * submission differs from the one on the card, the person is shown the new plan first. FNV-1a with 64 bits (Fowler, Noll, Vo).
 */
export function digestOf(text: string): string {
  let hash = 0xcbf29ce484222325n
  for (const letter of text) {
    hash ^= BigInt(letter.codePointAt(0) ?? 0)
    hash = BigInt.asUintN(64, hash * 0x100000001b3n)
  }
  return hash.toString(16).padStart(16, '0')
}
