export type PartialSearch = {
  /** Ids of words that begin like this, in their order. */
  startingWith(partial: string, limit: number): readonly number[]
  containing(partial: string, limit: number): readonly number[]
}

/**
 * Search in one text of all words in order, a line feed before the first and after each. What begins like something is
 * found by halving; what contains it, in one pass of the engine's own string search. `starts`: where each word begins,
 * and at last the length of the text.
 */
export function partialSearch(text: string, starts: Uint32Array): PartialSearch {
  const count = starts.length - 1
  const startOf = (id: number) => starts[id] ?? text.length
  const firstFrom = (isReached: (id: number) => boolean) => {
    let low = 0
    let high = count
    while (low < high) {
      const middle = (low + high) >>> 1
      if (isReached(middle)) high = middle
      else low = middle + 1
    }
    return low
  }
  return {
    startingWith: (partial, limit) => {
      const ids: number[] = []
      if (partial === '') return ids
      let id = firstFrom(
        (each) => text.slice(startOf(each), startOf(each) + partial.length) >= partial,
      )
      for (; id < count && ids.length < limit && text.startsWith(partial, startOf(id)); id += 1)
        ids.push(id)
      return ids
    },
    containing: (partial, limit) => {
      const ids: number[] = []
      let at = partial === '' ? -1 : text.indexOf(partial)
      while (at >= 0 && ids.length < limit) {
        const found = at
        const next = firstFrom((each) => startOf(each) > found)
        ids.push(next - 1)
        at = text.indexOf(partial, startOf(next) - 1)
      }
      return ids
    },
  }
}
