import type { RequisitionQuery } from './store.ts'

/** Ids end in a number: the shorter one is the earlier one, `REQ-9` before `REQ-10`. */
export function byId(one: string, other: string): number {
  if (one.length !== other.length) return one.length - other.length
  return byText(one, other)
}

/** By code units: the order of `collate "C"` for everything that ids and codes are made of. */
export function byText(one: string, other: string): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}

/** Views that are worked off show the oldest first, the others the newest. */
export function isOldestFirst(view: RequisitionQuery['view']): boolean {
  return view === 'awaiting-approval' || view === 'to-ship'
}
