/**
 * A code without its dress: NFKC, upper-case, letters and digits only. Every dash, dot, slash, space and bracket goes,
 * so that `bcd 215 ka`, `ＢＣＤ－２１５ＫＡ` and `BCD-215KA` are one. Two codes may become alike; that is a question then.
 */
export function normaliseCode(text: string): string {
  if (isNormalised(text)) return text
  const upper = text.toUpperCase()
  if (!/[^A-Z0-9\-_ ./()]/.test(upper)) return upper.replace(/[^A-Z0-9]+/g, '')
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
}

function isNormalised(text: string): boolean {
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i)
    if (unit < 48 || unit > 90 || (unit > 57 && unit < 65)) return false
  }
  return true
}

/** Letters of other scripts that look like a Latin one. */
const foreign: Readonly<Record<string, string>> = {
  А: 'A',
  В: 'B',
  С: 'C',
  Е: 'E',
  Н: 'H',
  І: 'I',
  Ј: 'J',
  К: 'K',
  М: 'M',
  О: 'O',
  Р: 'P',
  Ѕ: 'S',
  Т: 'T',
  Х: 'X',
  У: 'Y',
  Ү: 'Y',
  Α: 'A',
  Β: 'B',
  Ε: 'E',
  Ζ: 'Z',
  Η: 'H',
  Ι: 'I',
  Κ: 'K',
  Μ: 'M',
  Ν: 'N',
  Ο: 'O',
  Ρ: 'P',
  Τ: 'T',
  Υ: 'Y',
  Χ: 'X',
}

const twins: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1', S: '5', B: '8', Z: '2' }

/** Cyrillic and Greek letters as the Latin ones they look like. For finding candidates, never for identity. */
export function foldScripts(normalised: string): string {
  if (!/[^A-Z0-9]/.test(normalised)) return normalised
  return normalised.replace(/[^A-Z0-9]/gu, (letter) => foreign[letter] ?? letter)
}

/** One sign for each class of look-alikes: O 0, I 1 L, S 5, B 8, Z 2. For finding candidates, never for identity. */
export function foldLookalikes(normalised: string): string {
  return foldScripts(normalised).replace(/[OILSBZ]/g, (letter) => twins[letter] ?? letter)
}

/** A name made comparable: NFKC, lower-case, no spaces, dashes or punctuation. Scripts stay as they are. */
export function normaliseName(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
}
