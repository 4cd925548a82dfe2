import type { Requisition } from '../../../domain/requisition/requisition.ts'
import { waitingOf } from '../../../domain/requisition/requisition.ts'
import { statusOf } from '../../../domain/requisition/status.ts'
import { type Shipment, stages } from '../../../domain/shipment/shipment.ts'
import type { Block, Step, Tone } from '../card.ts'
import { moment, money } from '../format.ts'
import { parcelName } from './carrier.ts'
import type { Reader } from './reader.ts'

/** One block per line of a requisition: what it is, where it comes from or what became of it. */
export function lineItems(requisition: Requisition, reader: Reader): readonly Block[] {
  const { card } = reader.words
  return requisition.lines.map((line): Block => {
    const { source, promisedAt } = line
    const outcome = card.lineDone(line.received, line.damaged, line.short)
    const settled = line.received + line.damaged + line.short + line.cancelled >= line.requested
    const origin =
      settled || source === null || source === requisition.station || promisedAt === null
        ? []
        : [card.from(reader.siteName(source), moment(promisedAt, reader.locale))]
    return {
      kind: 'item',
      title: reader.partName(line.part),
      code: [{ text: line.part }],
      side: card.pieces(line.requested),
      details: [
        ...(line.model === null ? [] : [card.fits(line.model)]),
        ...origin,
        ...(waitingOf(line) > 0 ? [card.waits] : []),
        ...(outcome === '' ? [] : [outcome]),
        ...(line.cancelled > 0 ? [card.lineCancelled(line.cancelled)] : []),
        card.priceEach(money(line.priceFen)),
      ],
      tone: line.damaged + line.short > 0 ? 'bad' : waitingOf(line) > 0 ? 'warn' : 'plain',
    }
  })
}

const mostNamed = 2

/** Which request it is and what for, in one line: `REQ-1024 · 温控器 WDF52 × 2`. */
export function aboutRequest({ id, lines }: Requisition, { words, partName }: Reader): string {
  const named = lines
    .slice(0, mostNamed)
    .map((line) => `${partName(line.part)} ${words.card.pieces(line.requested)}`)
  const more = lines.length - named.length
  return [id, ...named, ...(more > 0 ? [words.chat.andMore(String(more))] : [])].join(' · ')
}

export function toneOf(requisition: Requisition): Tone {
  switch (statusOf(requisition)) {
    case 'closed':
      return requisition.claims.length > 0 ? 'warn' : 'good'
    case 'rejected':
    case 'cancelled':
      return 'bad'
    case 'waiting-for-stock':
    case 'awaiting-approval':
      return 'warn'
    case 'to-ship':
    case 'on-the-way':
    case 'delivered':
      return 'plain'
  }
}

/** How far a requisition has come, step by step. */
export function progressSteps(requisition: Requisition, reader: Reader): readonly Step[] {
  const { card } = reader.words
  const status = statusOf(requisition)
  if (status === 'rejected' || status === 'cancelled') return []
  const at = (instant: number) => moment(instant, reader.locale)
  const asked: Step = { label: card.stepRequested, state: 'done', at: at(requisition.createdAt) }
  const decided = requisition.approvals.map((approval): Step => {
    if (approval.state !== 'approved')
      return { label: card.status['awaiting-approval'], state: 'now' }
    return { label: card.stepApproved, state: 'done', at: at(approval.decidedAt) }
  })
  const pending = status === 'awaiting-approval'
  const held: Step = { label: card.stepHeld, state: pending ? 'later' : heldState(requisition) }
  return [asked, ...decided, held, ...shipmentSteps(requisition, reader)]
}

function heldState(requisition: Requisition): Step['state'] {
  return requisition.lines.some((line) => waitingOf(line) > 0) ? 'now' : 'done'
}

function shipmentSteps(requisition: Requisition, reader: Reader): readonly Step[] {
  const { card } = reader.words
  const shipment = requisition.shipments.at(-1)
  const closed = statusOf(requisition) === 'closed'
  const received: Step = { label: card.stepReceived, state: closed ? 'done' : 'later' }
  if (!shipment) {
    const shelf = closed ? [] : [{ label: card.stage.shipped, state: 'later' } as const]
    return [...shelf, received]
  }
  const reached = stages.indexOf(shipment.stage)
  const passed = stages.map((stage, index): Step => {
    const label = card.stage[stage]
    if (index < reached) return { label, state: 'done' }
    if (index > reached) return { label, state: shipment.state === 'received' ? 'done' : 'later' }
    return {
      label,
      state: index === stages.length - 1 || closed ? 'done' : 'now',
      at: moment(shipment.stageAt, reader.locale),
    }
  })
  const last: Step =
    shipment.state === 'received'
      ? { ...received, state: 'done', at: moment(shipment.receivedAt, reader.locale) }
      : { ...received, state: shipment.stage === 'delivered' ? 'now' : 'later' }
  return [...passed, last]
}

/** Carrier and tracking number of every shipment, newest last. */
export function shipmentFacts(shipments: readonly Shipment[], reader: Reader) {
  const { card } = reader.words
  return shipments.map((shipment) => ({
    label: card.tracking,
    value: parcelName(shipment, reader.words),
  }))
}
