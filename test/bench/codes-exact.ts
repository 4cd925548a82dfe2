import type { Random } from '../../db/sample/random.ts'
import { distanceBetween } from '../../domain/catalogue/alignment.ts'
import { buildCodeIndex } from '../../domain/catalogue/code-index.ts'
import { percent, say, upperBound } from './codes-measure.ts'
import { foreign, mistyped, published } from './codes-typing.ts'

const lists = 50
const codesPerList = 400
const queriesPerList = 2_000
const farthest = 2

/** Few signs make dense lists with many neighbours, many signs sparse ones. */
const alphabets = [
  '01',
  '0123456789',
  '0OI1LS5B8Z2',
  'ABC0123456789',
  'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789',
]

function randomCode(random: Random, alphabet: string): string {
  const length = random.between(alphabet.length < 4 ? 8 : 3, 14)
  return Array.from({ length }, () => alphabet[random.between(0, alphabet.length - 1)]).join('')
}

/** Typed with up to four errors, or nothing like any code. */
function queryFor(codes: readonly string[], alphabet: string, random: Random): string {
  let typed = random.chance(0.05) ? randomCode(random, alphabet) : random.pick(codes)
  for (let errors = random.between(1, 2); errors > 0 && typed.length > 2; errors -= 1)
    typed = mistyped(typed, random.chance(0.5) ? published : foreign, random)
  return typed
}

/**
 * Candidates within distance two against a search through all codes with the textbook table, on 100,000 random queries
 * over 50 lists. Throws on the first difference.
 */
export function exactness(random: Random): void {
  let pairs = 0
  for (let list = 0; list < lists; list += 1) {
    const alphabet = alphabets[list % alphabets.length] ?? '01'
    const codes = [
      ...new Set(Array.from({ length: codesPerList }, () => randomCode(random, alphabet))),
    ]
    const index = buildCodeIndex(codes)
    for (let query = 0; query < queriesPerList; query += 1) {
      const typed = queryFor(codes, alphabet, random)
      const wanted = codes
        .filter((code) => Math.abs(code.length - typed.length) <= farthest && code !== typed)
        .map((code) => ({ code, distance: distanceBetween(code, typed) }))
        .filter(({ distance }) => distance <= farthest)
        .map(({ code, distance }) => `${code} ${distance}`)
        .sort()
      const found = index
        .candidates(typed, { limit: Number.POSITIVE_INFINITY })
        .filter(({ distance }) => distance <= farthest)
        .map(({ code, distance }) => `${code} ${distance}`)
        .sort()
      if (found.join() !== wanted.join())
        throw new Error(`${typed}: found ${found.join()}, wanted ${wanted.join()}`)
      pairs += wanted.length
    }
  }
  const queries = lists * queriesPerList
  const bound = percent(upperBound(0, queries), 4)
  say(`${queries} queries, ${pairs} candidates: 0 differences (95 % bound ${bound} of queries)`)
}
