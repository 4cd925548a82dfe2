/** A stream of numbers that depends on its seed alone, so that the same seed gives the same company everywhere. */
export type Random = {
  /** At least 0, below 1. */
  next(): number
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number
  chance(probability: number): boolean
  pick<T>(list: readonly T[]): T
  /** A new list in another order. */
  shuffle<T>(list: readonly T[]): T[]
}

/** Mulberry32: 32 bits of state, every arithmetic step on 32-bit integers, so no platform rounds it differently. */
function createRandom(seed: number): Random {
  let state = seed >>> 0

  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }

  function between(low: number, high: number): number {
    return low + Math.floor(next() * (high - low + 1))
  }

  function pick<T>(list: readonly T[]): T {
    const found = list[between(0, list.length - 1)]
    if (found === undefined) throw new Error('nothing to pick from')
    return found
  }

  function shuffle<T>(list: readonly T[]): T[] {
    const order = list.map((item) => ({ item, key: next() }))
    return order.sort((one, other) => one.key - other.key).map(({ item }) => item)
  }

  return { next, between, chance: (probability) => next() < probability, pick, shuffle }
}

/** A stream for one topic: adding stations then never changes the parts. */
export function randomFor(seed: number, topic: string): Random {
  let mixed = seed >>> 0
  for (const letter of topic) {
    mixed = Math.imul(mixed ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0
  }
  return createRandom(mixed)
}
