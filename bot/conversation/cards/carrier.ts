import type { Shipment } from '../../../domain/shipment/shipment.ts'
import type { Words } from '../words/words.ts'

/** The carriers to choose from, by what a shipment keeps of them. */
export const carriers = ['SF', 'JD', 'EMS', 'Deppon', 'YTO'] as const

const isOurs = (carrier: string): carrier is (typeof carriers)[number] =>
  carriers.some((each) => each === carrier)

/** A carrier's name in the reader's language; of one that is not among ours, what was kept. */
export function carrierName(carrier: string, { card }: Words): string {
  return isOurs(carrier) ? card.carrierName[carrier] : carrier
}

/**
 * Carrier and tracking number of a parcel. The number is shown as it is, to be looked for elsewhere; where it begins with
 * the name, it says that itself: `顺丰 SF1000000000001`, `SF1000000000001`, `Deppon DPK364`.
 */
export function parcelName(
  { carrier, tracking }: Pick<Shipment, 'carrier' | 'tracking'>,
  words: Words,
): string {
  const name = carrierName(carrier, words)
  const [first = ''] = name.split(' ')
  return tracking.toUpperCase().startsWith(first.toUpperCase()) ? tracking : `${name} ${tracking}`
}
