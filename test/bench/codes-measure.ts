export const say = (line: string) => process.stdout.write(`${line}\n`)

/** Rows under each other, first column left, the rest right. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  )
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

export const percent = (share: number, places = 1) => `${(share * 100).toFixed(places)} %`

export function duration(milliseconds: number): string {
  if (milliseconds >= 1000) return `${(milliseconds / 1000).toFixed(2)} s`
  return milliseconds >= 0.1
    ? `${milliseconds.toFixed(1)} ms`
    : `${(milliseconds * 1000).toFixed(2)} us`
}

export function timed<T>(work: () => T): { readonly result: T; readonly took: number } {
  const start = performance.now()
  const result = work()
  return { result, took: performance.now() - start }
}

export type Latency = { readonly p50: number; readonly p99: number }

/**
 * Milliseconds a query, each timed alone, after a warm-up round; the clock's own cost (about 0.05 us) is inside.
 */
export function latency(queries: readonly string[], search: (typed: string) => unknown): Latency {
  for (const typed of queries.slice(0, Math.ceil(queries.length / 3))) search(typed)
  const took = new Float64Array(queries.length)
  for (const [at, typed] of queries.entries()) {
    const start = performance.now()
    search(typed)
    took[at] = performance.now() - start
  }
  took.sort()
  const at = (share: number) => took[Math.floor((took.length - 1) * share)] ?? 0
  return { p50: at(0.5), p99: at(0.99) }
}

/** Bytes in use, heap and buffers, after collecting what is no longer needed. Needs `--expose-gc`. */
export function bytesInUse(): number {
  globalThis.gc?.()
  globalThis.gc?.()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

/**
 * The exact (Clopper-Pearson) upper 95 % bound, one-sided, of a share of which `hits` of `trials` were seen: the share
 * at which so few hits have a chance of 5 %. Found by halving; the binomial sum is taken in logarithms.
 */
export function upperBound(hits: number, trials: number): number {
  if (hits >= trials) return 1
  let low = hits / trials
  let high = 1
  for (let round = 0; round < 100; round += 1) {
    const middle = (low + high) / 2
    if (atMost(hits, trials, middle) > 0.05) low = middle
    else high = middle
  }
  return high
}

/** The chance of at most so many hits. */
function atMost(hits: number, trials: number, share: number): number {
  const odds = Math.log(share) - Math.log1p(-share)
  let term = trials * Math.log1p(-share)
  let sum = Math.exp(term)
  for (let count = 1; count <= hits; count += 1) {
    term += Math.log((trials - count + 1) / count) + odds
    sum += Math.exp(term)
  }
  return sum
}
