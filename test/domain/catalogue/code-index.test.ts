import { describe, expect, it } from 'vitest'
import { distanceBetween } from '../../../domain/catalogue/alignment.ts'
import { buildCodeIndex } from '../../../domain/catalogue/code-index.ts'
import { normaliseCode } from '../../../domain/catalogue/normalise.ts'

/** Mulberry32 (public domain): small, seeded, good enough to draw test codes. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const alphabet = '0123456789ABK'

function randomCodes(count: number, random: () => number): readonly string[] {
  const codes = new Set<string>()
  while (codes.size < count) {
    const length = 4 + Math.floor(random() * 5)
    codes.add(
      Array.from({ length }, () => alphabet[Math.floor(random() * alphabet.length)]).join(''),
    )
  }
  return [...codes]
}

function mistyped(code: string, random: () => number): string {
  const letters = Array.from(code)
  const edits = 1 + Math.floor(random() * 3)
  for (let edit = 0; edit < edits; edit += 1) {
    const at = Math.floor(random() * letters.length)
    const letter = alphabet[Math.floor(random() * alphabet.length)] ?? '0'
    const kind = Math.floor(random() * 4)
    if (kind === 0) letters.splice(at, 1)
    else if (kind === 1) letters.splice(at, 0, letter)
    else if (kind === 2) letters[at] = letter
    else letters.splice(at, 2, letters[at + 1] ?? letter, letters[at] ?? letter)
  }
  return letters.join('')
}

describe('buildCodeIndex', () => {
  it('finds exactly what a search through all codes finds, on 2,000 random queries', () => {
    const seed = 20_261
    console.info(`code index: seed ${seed}`)
    const random = randomFrom(seed)
    const codes = randomCodes(600, random)
    const index = buildCodeIndex(codes)
    for (let round = 0; round < 2_000; round += 1) {
      const code = codes[Math.floor(random() * codes.length)] ?? ''
      const typed = mistyped(code, random)
      const wanted = normaliseCode(typed)
      const all = codes.filter((one) => one !== wanted && distanceBetween(one, wanted) <= 2)
      const found = index
        .candidates(typed, { limit: Infinity })
        .filter((candidate) => candidate.distance <= 2)
      expect(found.map((candidate) => candidate.code).toSorted(), typed).toEqual(all.toSorted())
      expect(found.every((one) => one.distance === distanceBetween(one.code, wanted))).toBe(true)
    }
  })

  const index = buildCodeIndex(['BCD-215K', 'BCD-215KA', 'BCD-215KB', 'BCD-268W', '0010203662'])

  it.each([
    ['BCD-215KAA', 'BCD-215KA', 'insertion'],
    ['BCD-25KA', 'BCD-215KA', 'omission'],
    ['BCD-251KA', 'BCD-215KA', 'transposition'],
    ['BCD-21SKA', 'BCD-215KA', 'lookalike'],
    ['BCD-268Y', 'BCD-268W', 'substitution'],
    ['BCD-28Y', 'BCD-268W', 'several'],
    ['OO1O2O3662', '0010203662', 'lookalike'],
    ['ВСD-268W', 'BCD-268W', 'lookalike'],
  ])('names the error that made %s of %s: %s', (typed, code, error) => {
    const [best] = index.candidates(typed, { limit: 1 })
    expect(best).toMatchObject({ code, error })
  })

  it('offers a candidate for what is no code and never for the code itself', () => {
    expect(index.exact('bcd215ka')).toEqual(['BCD-215KA'])
    const near = index.candidates('bcd215ka', { limit: 5 }).map((candidate) => candidate.code)
    expect(near).not.toContain('BCD-215KA')
    expect(near).toContain('BCD-215KB')
  })

  it('tells codes that are written alike as a collision', () => {
    const twins = buildCodeIndex(['AB-12', 'A-B12', 'AB13'])
    expect(twins.exact('ab12')).toEqual(['AB-12', 'A-B12'])
  })

  it('lists what begins with or contains a piece', () => {
    expect(index.startingWith('bcd-215', 10)).toEqual(['BCD-215K', 'BCD-215KA', 'BCD-215KB'])
    expect(index.containing('215ka', 10)).toEqual(['BCD-215KA'])
    expect(index.containing('2', 2)).toHaveLength(2)
    expect(index.startingWith('', 10)).toEqual([])
  })

  it('has nothing to say to what cannot be a code', () => {
    expect(index.candidates('', { limit: 5 })).toEqual([])
    expect(index.candidates('9'.repeat(100_000), { limit: 5 })).toEqual([])
    expect(index.candidates('完全不是', { limit: 5 })).toEqual([])
    expect(buildCodeIndex([]).candidates('BCD', { limit: 5 })).toEqual([])
  })

  it('answers from 12,000 codes as from a few', () => {
    const codes = Array.from({ length: 12_000 }, (_, id) => `00${10_000_000 + id * 7}`)
    const large = buildCodeIndex(codes)
    for (const code of codes.slice(0, 1_000)) {
      const near = large.candidates(`${code}9`, { limit: 5 })
      expect(near.map((candidate) => candidate.code)).toContain(code)
    }
  })
})
