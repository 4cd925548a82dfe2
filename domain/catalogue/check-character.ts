import { normaliseCode } from './normalise.ts'

const signs = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const modulus = 36

/**
 * The check character of a code by ISO/IEC 7064, MOD 37,36 (as on DPD parcels): it finds every single wrong character
 * and nearly every swap of neighbours. Null when the code has none of 0-9 A-Z, or anything else but separators.
 */
export function checkCharacter(code: string): string | null {
  const key = normaliseCode(code)
  if (!/^[0-9A-Z]+$/.test(key)) return null
  let product = modulus
  for (const sign of key) {
    const sum = (product + signs.indexOf(sign)) % modulus
    product = ((sum === 0 ? modulus : sum) * 2) % (modulus + 1)
  }
  return signs[(modulus + 1 - product) % modulus] ?? null
}

/** Does the last character of this code check the others? */
export function isChecked(code: string): boolean {
  const key = normaliseCode(code)
  return key.length > 1 && checkCharacter(key.slice(0, -1)) === key.at(-1)
}
