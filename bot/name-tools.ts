// By path: the package's root would load database drivers and print a banner.
import { DiceCoefficient, JaroWinklerDistance } from 'natural/lib/natural/distance/index.js'
import { PorterStemmer } from 'natural/lib/natural/stemmers/index.js'
import { pinyin } from 'pinyin-pro'
import type { NameTools } from '../domain/catalogue/part-search.ts'

/**
 * Likeness of names: English by the stems of its words (Porter) and their likeness (Jaro-Winkler), word by word, the
 * worst word counts; Chinese by pairs of characters (Dice). Initials by pinyin, with its readings of whole words.
 */
export const nameTools: NameTools = {
  likeness: (typed, name) =>
    /\p{Script=Han}/u.test(typed) ? DiceCoefficient(typed, name) : likeWords(typed, name),
  initials: (name) =>
    pinyin(name, { pattern: 'first', toneType: 'none', type: 'array' }).join('').toLowerCase(),
}

function likeWords(typed: string, name: string): number {
  const [wanted, has] = [stems(typed), stems(name)]
  if (wanted.length === 0 || has.length === 0 || wanted.length > has.length + 1) return 0
  const best = wanted.map((stem) =>
    Math.max(...has.map((other) => JaroWinklerDistance(stem, other))),
  )
  return Math.min(...best)
}

function stems(text: string): readonly string[] {
  const words = text.toLowerCase().match(/[a-z]{2,}/g) ?? []
  return words.map((word) => PorterStemmer.stem(word))
}
