import { normaliseCode } from './normalise.ts'

/** Serial numbers a part fits; ends inclusive, null for open. */
export type SerialRange = { readonly from: string | null; readonly to: string | null }

/**
 * Does a serial number lie in the range? Digits are compared as far as the end of the range says (`from 2107` takes
 * every serial that begins with 2107 or later). Letters in front must be the same. Null when it cannot be told: other
 * letters, anything but letters and then digits, or a serial shorter than the end.
 */
export function isInRange(serial: string, { from, to }: SerialRange): boolean | null {
  const low = from === null ? 0 : compared(serial, from)
  const high = to === null ? 0 : compared(serial, to)
  if (low === null || high === null) return null
  return low >= 0 && high <= 0
}

/** Below zero when the serial lies before the end; what follows the digits of the end does not matter. */
function compared(serial: string, end: string): number | null {
  const [number, limit] = [normaliseCode(serial), normaliseCode(end)]
  const letters = /^([A-Z]*)\d+$/
  const [own, theirs] = [letters.exec(number)?.[1], letters.exec(limit)?.[1]]
  if (own === undefined || own !== theirs || number.length < limit.length) return null
  const head = number.slice(0, limit.length)
  if (head === limit) return 0
  return head < limit ? -1 : 1
}
