import { createRequire } from 'node:module'
import { distance } from 'fastest-levenshtein'
import Fuse from 'fuse.js'

/** Gives the best of its codes for what was typed, likeliest first. Both normalised. */
export type Search = (typed: string) => readonly string[]
export type Peer = { readonly name: string; build(codes: readonly string[]): Search }

type PassjoinClass = new (
  measure: (one: string, other: string) => number,
  farthest: number,
) => { add(code: string): void; search(typed: string): Set<string> }
type SymSpellClass = new (
  farthest: number,
  prefix: number,
) => {
  createDictionaryEntry(code: string, count: number): void
  lookup(typed: string, verbosity: number, farthest: number): readonly { readonly term: string }[]
}
type SpellcheckClass = new (
  codes: readonly string[],
) => { getCorrections(typed: string, farthest: number): readonly string[] }

// These packages have no types, or types that do not match what they export to a module.
const load = createRequire(import.meta.url)
const Passjoin = load('mnemonist/passjoin-index.js') as PassjoinClass
const SymSpell = load('node-symspell') as SymSpellClass
const Spellcheck = load('natural/lib/natural/spellcheck/spellcheck.js') as SpellcheckClass

const farthest = 2
const everything = 2
const shown = 5

function nearest(typed: string, codes: Iterable<string>): readonly string[] {
  return [...codes]
    .map((code) => ({ code, far: distance(code, typed) }))
    .filter(({ far }) => far <= farthest)
    .sort((one, other) => one.far - other.far || (one.code < other.code ? -1 : 1))
    .slice(0, shown)
    .map(({ code }) => code)
}

export const passjoin: Peer = {
  name: 'mnemonist PassjoinIndex',
  build: (codes) => {
    const index = new Passjoin(distance, farthest)
    for (const code of codes) index.add(code)
    return (typed) => nearest(typed, index.search(typed))
  },
}

export const symspell: Peer = {
  name: 'node-symspell',
  build: (codes) => {
    const index = new SymSpell(farthest, 7)
    for (const code of codes) index.createDictionaryEntry(code, 1)
    return (typed) =>
      index
        .lookup(typed, everything, farthest)
        .slice(0, shown)
        .map((one) => one.term)
  },
}

export const levenshtein: Peer = {
  name: 'fastest-levenshtein, all codes',
  build: (codes) => (typed) => nearest(typed, codes),
}

export const fuse: Peer = {
  name: 'fuse.js 0.4',
  build: (codes) => {
    const index = new Fuse(codes, { threshold: 0.4 })
    return (typed) => index.search(typed, { limit: shown }).map(({ item }) => item)
  },
}

/** Tries one error only: two take it minutes. */
export const natural: Peer = {
  name: 'natural Spellcheck',
  build: (codes) => {
    const index = new Spellcheck(codes.map((code) => code.toLowerCase()))
    return (typed) =>
      index
        .getCorrections(typed.toLowerCase(), 1)
        .slice(0, shown)
        .map((code) => code.toUpperCase())
  },
}
