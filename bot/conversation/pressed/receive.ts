import { type Complaint, receive } from '../../../domain/desk/receive.ts'
import { requisitionId, shipmentId } from '../../../domain/ids.ts'
import type { Shipment } from '../../../domain/shipment/shipment.ts'
import type { Pressed } from '../incoming.ts'
import type { Outcome, Talk } from '../talk.ts'
import { onRequisition } from './requisition.ts'

/** The station says what arrived: all good, or so many damaged and missing per line. */
export async function receivePressed(talk: Talk, incoming: Pressed): Promise<Outcome> {
  const { press, fields } = incoming
  const { refusal } = talk.words
  const number = await talk.desk.database.store.nextRequestNumber()
  return await onRequisition(talk, press.subject, 'requester', ({ requisition, person, facts }) => {
    const wrong = Object.entries(fields).find(isNoCount)
    if (wrong) return { kind: 'unreadable', sentence: refusal.badCount(wrong[1].slice(0, 40)) }
    const shipment = requisition.shipments.find((each) => each.id === press.choice)
    const complaints = press.verb === 'complain' && shipment ? complaintsIn(shipment, fields) : []
    return receive(requisition, facts, {
      key: incoming.key,
      at: incoming.at,
      receiver: person,
      shipment: shipmentId(press.choice ?? ''),
      complaints,
      note: fields['note']?.trim().slice(0, 500) || null,
      replacement: requisitionId(`REQ-${number}`),
    })
  })
}

/** An input for a number of pieces in which something else was typed. */
const isNoCount = ([name, value]: readonly [string, string]) =>
  /^(damaged|short)-/.test(name) && !/^\s*\d{0,4}\s*$/.test(value)

function complaintsIn(
  shipment: Shipment,
  fields: Readonly<Record<string, string>>,
): readonly Complaint[] {
  const count = (name: string) => Number(fields[name]?.trim() || 0)
  return shipment.lines.map(({ line }) => ({
    line,
    damaged: count(`damaged-${line}`),
    short: count(`short-${line}`),
  }))
}
