import type { SiteId } from '../../../domain/ids.ts'
import type { Requisition } from '../../../domain/requisition/requisition.ts'
import type { Shipment } from '../../../domain/shipment/shipment.ts'
import type { Block } from '../card.ts'
import { money } from '../format.ts'
import type { Reader } from './reader.ts'

/** Claims against carriers, each delivery's with the photos of it; with a warehouse, of what it has sent. */
export function claimBlocks(
  requisition: Requisition,
  reader: Reader,
  from: SiteId | null = null,
): readonly Block[] {
  return requisition.shipments
    .filter((shipment) => from === null || shipment.from === from)
    .flatMap((shipment) => [
      ...claimNotices(requisition, shipment, reader),
      ...photoBlocks(requisition, shipment, reader),
    ])
}

function claimNotices(
  { claims }: Requisition,
  { id: shipment }: Shipment,
  { words, partName }: Reader,
): readonly Block[] {
  const { card } = words
  const mine = claims.filter((claim) => claim.shipment === shipment)
  return mine.map(({ id, kind, quantity, part, valueFen }): Block => {
    const said = card.claimRow(id, kind, quantity, partName(part), money(valueFen))
    return { kind: 'notice', tone: 'warn', text: `${card.claim} ${said}` }
  })
}

/** The pictures themselves, or how many there are where no link could be opened. */
function photoBlocks(
  { id, photos }: Requisition,
  shipment: Shipment,
  { words, linkTo }: Reader,
): readonly Block[] {
  const mine = photos.filter((photo) => photo.shipment === shipment.id)
  const shown = mine.flatMap(({ file }, index): readonly Block[] => {
    const url = linkTo(file)
    return url === null ? [] : [{ kind: 'photo', url, alt: words.photo.alt(index + 1, id) }]
  })
  if (mine.length === 0 || shown.length > 0) return shown
  return [{ kind: 'text', style: 'subtle', text: words.photo.kept(mine.length) }]
}
