import { type Complaint, receive } from '../../../domain/desk/receive.ts'
import { type RequisitionId, requisitionId, shipmentId } from '../../../domain/ids.ts'
import type { Shipment } from '../../../domain/shipment/shipment.ts'
import type { Pressed } from '../incoming.ts'
import { photoTasks } from '../photos.ts'
import type { Outcome, Talk } from '../talk.ts'
import { onRequisition } from './requisition.ts'

/** The station says what arrived: all good, or so many damaged and missing per line. */
export async function receivePressed(talk: Talk, incoming: Pressed): Promise<Outcome> {
  const { press, fields } = incoming
  const complains = press.verb === 'complain'
  const sentence = complains ? unreadable(talk, fields) : null
  const replacement = complains && sentence === null ? await newNumber(talk) : null
  return await onRequisition(talk, press.subject, 'requester', ({ requisition, person, facts }) => {
    if (sentence !== null) return { kind: 'unreadable', sentence }
    const shipment = requisition.shipments.find((each) => each.id === press.choice)
    const decision = receive(requisition, facts, {
      key: incoming.key,
      at: incoming.at,
      receiver: person,
      shipment: shipmentId(press.choice ?? ''),
      complaints: complains && shipment ? complaintsIn(shipment, fields) : [],
      note: fields['note']?.trim().slice(0, 500) || null,
      replacement,
    })
    if (decision.kind !== 'decided' || !shipment) return decision
    const shown = { requisition: requisition.id, shipment: shipment.id }
    const tasks = [...decision.change.tasks, ...photoTasks(incoming, talk, shown)]
    return { ...decision, change: { ...decision.change, tasks } }
  })
}

async function newNumber(talk: Talk): Promise<RequisitionId> {
  return requisitionId(`REQ-${await talk.desk.database.store.nextRequestNumber()}`)
}

/**
 * Why a complaint cannot be taken as it was filled in; null when it can. One that names no piece must not close the
 * shipment as whole: the button says the opposite.
 */
function unreadable(talk: Talk, fields: Readonly<Record<string, string>>): string | null {
  const { refusal } = talk.words
  const counts = Object.entries(fields).filter(([name]) => /^(damaged|short)-/.test(name))
  const wrong = counts.find(([, value]) => !/^\s*\d{0,4}\s*$/.test(value))
  if (wrong) return refusal.badCount(wrong[1].slice(0, 40))
  return counts.every(([, value]) => countOf(value) === 0) ? refusal.nothingTold : null
}

const countOf = (value: string | undefined) => Number(value?.trim() || 0)

function complaintsIn(
  shipment: Shipment,
  fields: Readonly<Record<string, string>>,
): readonly Complaint[] {
  return shipment.lines.map(({ line }) => ({
    line,
    damaged: countOf(fields[`damaged-${line}`]),
    short: countOf(fields[`short-${line}`]),
  }))
}
