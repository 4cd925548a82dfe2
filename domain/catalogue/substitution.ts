import type { PartCode } from '../ids.ts'
import type { LocalText } from '../locale.ts'
import type { Substitute } from './part.ts'

/** A part that may be used in place of another one; a null condition means always. */
export type Instead = { readonly part: PartCode; readonly condition: LocalText | null }

/** What may be used in place of each part. A row counts the other way round only when it says so. */
export function substitution(rows: readonly Substitute[]): (part: PartCode) => readonly Instead[] {
  const instead = new Map<PartCode, Instead[]>()
  const add = (part: PartCode, other: Instead) =>
    instead.set(part, [...(instead.get(part) ?? []), other])
  for (const { part, substitute, bothWays, condition } of rows) {
    add(part, { part: substitute, condition })
    if (bothWays) add(substitute, { part, condition })
  }
  return (part) => instead.get(part) ?? []
}
