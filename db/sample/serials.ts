import type { Fit } from '../../domain/catalogue/part.ts'
import type { PartCode } from '../../domain/ids.ts'
import type { Bill } from './bill.ts'
import type { PartMaker } from './part-maker.ts'
import type { Random } from './random.ts'

const changing: readonly string[] = ['hinge', 'damper', 'shock-absorber', 'swing-motor', 'pulley']

/** Eight digits: year, month, running number. Serials of one series compare as text. */
function serialAt(random: Random): { last: string; first: string } {
  const year = random.between(18, 24)
  const month = String(random.between(1, 12)).padStart(2, '0')
  return { last: `${year}${month}4999`, first: `${year}${month}5000` }
}

/**
 * In the middle of its run a series sometimes changes a part without the old and the new one being exchangeable: then
 * the serial number decides. Adds the earlier part to the bill and gives both their range.
 */
export function changedMidRun(
  random: Random,
  maker: PartMaker,
  bill: Bill,
  spared: ReadonlySet<PartCode>,
): Bill {
  const able = bill.parts.filter(
    ({ code, category }) => changing.includes(category) && !spared.has(code),
  )
  if (able.length === 0 || !random.chance(0.6)) return bill
  const later = random.pick(able)
  const { last, first } = serialAt(random)
  const earlier = maker.another(later, later.status)
  const fits = bill.fits.flatMap((fit): Fit[] => {
    if (fit.part !== later.code) return [fit]
    return [
      { ...fit, serialFrom: first },
      { ...fit, part: earlier.code, serialTo: last },
    ]
  })
  return { parts: [...bill.parts, earlier], fits }
}
