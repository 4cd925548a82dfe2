import type { SiteId } from '../../../domain/ids.ts'
import type { Requisition } from '../../../domain/requisition/requisition.ts'
import { can, statusOf } from '../../../domain/requisition/status.ts'
import type { Action, Block, Card } from '../card.ts'
import { moment } from '../format.ts'
import { carrierName, carriers, parcelName } from './carrier.ts'
import { claimBlocks } from './claims.ts'
import { aboutRequest } from './lines.ts'
import type { Reader } from './reader.ts'

/** The warehouse's card: what to pick, where it goes, and the button that ships it. */
export function keeperCard(requisition: Requisition, site: SiteId, reader: Reader): Card {
  const { card } = reader.words
  const mine = requisition.lines.filter((line) => line.source === site)
  const toPick = mine.filter((line) => line.reserved > 0)
  const shipped = requisition.shipments.filter((shipment) => shipment.from === site)
  const open = toPick.length > 0 && can(requisition, 'ship')
  const status =
    shipped.length > 0 && !open ? card.stage.shipped : card.status[statusOf(requisition)]
  return {
    title: open ? card.shipTitle(requisition.id) : card.shippedTitle(requisition.id),
    subtitle: reader.siteName(site),
    badge: requisition.urgent && open ? card.urgent : status,
    tone: requisition.urgent && open ? 'warn' : 'plain',
    blocks: [
      ...(requisition.replaces === null
        ? []
        : [{ kind: 'notice', tone: 'warn', text: card.replaces(requisition.replaces) } as const]),
      ...(open ? toPick : mine).map(
        (line): Block => ({
          kind: 'item',
          title: reader.partName(line.part),
          code: [{ text: line.part }],
          side: card.pieces(open ? line.reserved : line.shipped),
          details: line.model === null ? [] : [card.fits(line.model)],
        }),
      ),
      { kind: 'facts', facts: factRows(requisition, shipped, toPick, reader) },
      ...claimBlocks(requisition, reader, site),
    ],
    actions: open ? [shipAction(requisition, site, reader)] : [],
    fallback: card.withStatus(card.shipTitle(requisition.id), status),
  }
}

function factRows(
  requisition: Requisition,
  shipped: Requisition['shipments'],
  toPick: Requisition['lines'],
  reader: Reader,
) {
  const { card } = reader.words
  const promised = toPick[0]?.promisedAt ?? null
  return [
    { label: card.deliverTo, value: reader.siteName(requisition.station) },
    ...(promised === null
      ? []
      : [{ label: card.promised, value: moment(promised, reader.locale) }]),
    ...shipped.map((shipment) => ({
      label: card.tracking,
      value: card.withStatus(parcelName(shipment, reader.words), card.stage[shipment.stage]),
    })),
  ]
}

function shipAction(requisition: Requisition, site: SiteId, reader: Reader): Action {
  const { card } = reader.words
  const options = carriers.map((value) => ({ value, label: carrierName(value, reader.words) }))
  return {
    kind: 'form',
    label: card.ship,
    about: aboutRequest(requisition, reader),
    style: 'primary',
    fields: [
      { kind: 'choice', name: 'carrier', label: card.carrier, options, value: 'SF' },
      {
        kind: 'text',
        name: 'tracking',
        label: card.tracking,
        placeholder: card.trackingHint,
        required: true,
      },
    ],
    send: {
      label: card.shipSend,
      press: {
        verb: 'ship',
        subject: requisition.id,
        revision: requisition.revision,
        choice: site,
      },
    },
  }
}
