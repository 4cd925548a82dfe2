/** Finds words of a list in a text: the first from the left, and there the longest. */
export type Matcher<Value> = {
  find(text: string): readonly { start: number; end: number; value: Value }[]
  words(): Iterable<string>
}

/** Words must be folded as the texts will be. Words that mean the same key are merged by `merge`. */
export function buildMatcher<Value>(
  entries: Iterable<readonly [string, Value]>,
  merge: (one: Value, other: Value) => Value,
): Matcher<Value> {
  const values = new Map<string, Value>()
  const heads = new Map<number, Map<number, Set<number>>>()
  for (const [word, value] of entries) {
    if (word === '') continue
    const known = values.get(word)
    values.set(word, known === undefined ? value : merge(known, value))
    const seconds = within(heads, word.charCodeAt(0), () => new Map<number, Set<number>>())
    within(seconds, second(word, 0), () => new Set<number>()).add(word.length)
  }
  // A word of one character begins like longer ones, so its length counts with theirs.
  for (const seconds of heads.values())
    if (seconds.has(none)) for (const set of seconds.values()) set.add(1)
  const longestFirst = mapped(heads, (seconds) =>
    mapped(seconds, (set) => [...set].sort((one, other) => other - one)),
  )

  // By UTF-16 unit and by pair: where no word begins, nothing is looked up. A unit that is a word by itself begins with any pair.
  const begins = new Uint8Array(0x1_0000)
  const pairs = new Uint8Array(0x1_0000)
  for (const [unit, seconds] of heads) {
    begins[unit] = seconds.has(none) ? 2 : 1
    for (const next of seconds.keys()) pairs[pairOf(unit, next)] = 1
  }

  const at = (text: string, start: number) => {
    const first = text.charCodeAt(start)
    const begun = begins[first]
    if (begun === 0 || isInsideWord(text, start)) return null
    if (begun === 1 && pairs[pairOf(first, second(text, start))] === 0) return null
    const seconds = longestFirst.get(first)
    for (const length of seconds?.get(second(text, start)) ?? seconds?.get(none) ?? []) {
      const end = start + length
      if (end > text.length || isCut(text, end)) continue
      const value = values.get(text.slice(start, end))
      if (value !== undefined) return { start, end, value }
    }
    return null
  }
  const find = (text: string) => {
    const found: { start: number; end: number; value: Value }[] = []
    let start = 0
    while (start < text.length) {
      const hit = at(text, start)
      if (hit) found.push(hit)
      start = hit ? hit.end : start + 1
    }
    return found
  }
  return { find, words: () => values.keys() }
}

/** Where a run of Latin letters and digits goes on no word begins; this is asked before anything is looked up. */
const isInsideWord = (text: string, start: number) =>
  isLatin(text.charCodeAt(start)) && start > 0 && isLatin(text.charCodeAt(start - 1))

const isLatin = (unit: number) => (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57)

/** A word in Latin letters is not found inside another one; Chinese has no such limits. */
function isCut(text: string, end: number): boolean {
  const next = text.charCodeAt(end)
  return isLatin(text.charCodeAt(end - 1)) && next >= 97 && next <= 122
}

/** Two units as one number of 16 bits; different pairs may share one. */
const pairOf = (first: number, next: number) => (Math.imul(first, 0x9e37) ^ next) & 0xffff

/** Stands for the second unit of a word that has one only. */
const none = -1

const second = (text: string, start: number) =>
  start + 1 < text.length ? text.charCodeAt(start + 1) : none

function within<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const value = map.get(key) ?? make()
  map.set(key, value)
  return value
}

function mapped<Key, From, To>(map: ReadonlyMap<Key, From>, to: (from: From) => To): Map<Key, To> {
  return new Map([...map].map(([key, value]) => [key, to(value)] as const))
}
