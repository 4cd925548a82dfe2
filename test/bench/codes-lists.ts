import type { Random } from '../../db/sample/random.ts'

const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ'

/**
 * Part codes of several makers' shapes (domain facts: ten digits, eleven places with a letter inside, `WR55X10942`,
 * `DA97-04567A`). Drawn in families whose members take the next number or letter, which makes more than half of all
 * codes have another valid code one character away.
 */
export function partCodes(count: number, random: Random): readonly string[] {
  const codes = new Set<string>()
  const wide = count > 100_000
  while (codes.size < count) {
    for (const code of family(random, wide)) if (codes.size < count) codes.add(code)
  }
  return [...codes]
}

/** `wide`: a catalogue of many makers does not keep its fourth place at zero. */
function family(random: Random, wide: boolean): readonly string[] {
  const digits = (places: number) =>
    String(random.between(0, 10 ** places - 1)).padStart(places, '0')
  const kind = random.between(1, 9)
  const members = random.chance(0.45) ? 1 : random.between(2, 5)
  const die = random.next()
  if (die < 0.55)
    return numbered(`00${kind}${wide ? digits(1) : 0}${digits(2)}`, digits(4), '', members)
  if (die < 0.75) {
    const mark = random.pick(Array.from(wide ? letters : 'ABCD'))
    return numbered(`00${kind}${mark}${digits(2)}`, digits(5), '', members)
  }
  if (die < 0.87)
    return numbered(`W${random.pick(Array.from('RBDCHE'))}${digits(2)}X`, digits(5), '', members)
  return lettered(`DA${digits(2)}-${digits(5)}`, members)
}

function numbered(head: string, run: string, tail: string, members: number): readonly string[] {
  const first = Number(run)
  const top = 10 ** run.length
  return Array.from(
    { length: members },
    (_, step) => head + String((first + step) % top).padStart(run.length, '0') + tail,
  )
}

function lettered(stem: string, members: number): readonly string[] {
  return Array.from({ length: members }, (_, step) => stem + (letters[step] ?? ''))
}

/** Model codes by the national grammar: series of siblings that differ in one letter, as makers name them. */
export function modelCodes(count: number, random: Random): readonly string[] {
  const codes = new Set<string>()
  while (codes.size < count) {
    const die = random.next()
    const series =
      die < 0.4
        ? `BCD-${random.between(100, 699)}`
        : die < 0.6
          ? `XQG${random.pick(['50', '60', '70', '80', '100'])}-${random.between(1000, 1999)}`
          : `KFR-${random.pick(['23', '26', '32', '35', '50', '72'])}GW/${random.pick(Array.from(letters))}`
    const siblings = random.between(2, 8)
    for (let each = 0; each < siblings && codes.size < count; each += 1) {
      codes.add(
        `${series}${random.pick(Array.from(letters))}${random.pick(['', ...Array.from(letters)])}`,
      )
    }
  }
  return [...codes]
}
