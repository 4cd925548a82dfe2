import { changeCue } from './changes.ts'
import { longestSentence } from './clean.ts'
import { about, approval, goods, wish } from './cues.ts'
import type { Facts } from './facts.ts'
import { polite } from './social.ts'

/** So much of a message tells what it wants; a long one repeats itself, and a document says it first. */
const mostRead = (length: number) => (length > longestSentence ? 150 : 300)

const cues: readonly (readonly [string, RegExp])[] = [
  ...named('approval', approval),
  ...named('goods', goods),
  ...named('wish', wish),
  ...named('about', about),
  ['change', changeCue],
]

function named(room: string, found: Readonly<Record<string, RegExp>>) {
  return Object.entries(found).map(([name, cue]) => [`${room}.${name}`, cue] as const)
}

/**
 * What a classifier sees of a message: the cues of the rules, alone and with what else is there, and sequences of up to
 * three words or Chinese characters. Codes, names and numbers are the signs that cover them; politeness is left out.
 */
export function featuresOf(facts: Facts): readonly string[] {
  const read = facts.masked.slice(0, mostRead(facts.masked.length))
  const { question, parts, quantity, ref, tracking, place, pace } = facts
  const seen = Object.entries({ question, parts, quantity, ref, tracking, place, pace })
  const found = cues.filter(([, cue]) => read.search(cue) >= 0)
  return [
    ...new Set([
      ...seen.map(([name, is]) => `is:${name}=${is}`),
      `is:${[question, parts, quantity, ref].map(Number).join('')}`,
      ...found.flatMap(([name]) => [
        `cue:${name}`,
        `cue:${name},question=${question}`,
        `cue:${name},parts=${parts}`,
        `cue:${name},ref=${ref}`,
      ]),
      ...sequencesOf(read),
      ...piecesOf(read),
    ]),
  ]
}

/** Words and signs in order, with the beginning and the end of the message; then stems, and pairs with a gap. */
function sequencesOf(masked: string): readonly string[] {
  const text = masked
    .replace(goods.fine, ' =fine ')
    .replace(polite, ' ')
    .replace(/([\ue000-\ue009])\1+/g, '$1')
  const words = text.match(/=?[a-z']+|\d+|\p{Script=Han}|[\ue000-\ue009]|[?？!,，.]/gu) ?? []
  const row = ['^', ...words.map((word) => (/^\d/.test(word) ? '#' : word)), '$']
  const plain = row.filter((word) => !/^[\ue000-\ue009?？!,，.]$/u.test(word))
  return [
    ...row.flatMap((word, at) => {
      const pair = `${word} ${row[at + 1]}`
      if (at + 1 === row.length) return [word]
      return at + 2 === row.length ? [word, pair] : [word, pair, `${pair} ${row[at + 2]}`]
    }),
    ...plain.slice(2).map((word, at) => `${plain[at]} _ ${word}`),
    ...deniedOf(plain),
    ...words.filter((word) => /^[a-z]{5}/.test(word)).map((word) => `${word.slice(0, 4)}~`),
  ]
}

/** What an English denial reaches: the three words behind it. */
function deniedOf(words: readonly string[]): readonly string[] {
  return words.flatMap((word, at) =>
    denial.test(word) ? words.slice(at + 1, at + 4).map((denied) => `not:${denied}`) : [],
  )
}

const denial = /^(?:not?|nor|never|none|nothing|cannot|without|\w+n't|dont|wont|cant|isnt|didnt)$/

/** Three to five letters in a row, with the ends of their word: what is left of one that was mistyped. */
function piecesOf(masked: string): readonly string[] {
  const pieces: string[] = []
  for (const found of masked.match(/[a-z']{3,}/g) ?? []) {
    const word = `<${found.slice(0, 20)}>`
    for (const length of [3, 4, 5])
      for (let at = 0; at + length <= word.length; at += 1) pieces.push(word.slice(at, at + length))
  }
  return pieces
}
