import type { ApprovedApproval, RejectedApproval } from '../../../domain/approval/approval.ts'
import type { RequisitionId } from '../../../domain/ids.ts'
import type { Requisition } from '../../../domain/requisition/requisition.ts'
import { can, statusOf } from '../../../domain/requisition/status.ts'
import { mostPhotos } from '../../../domain/shipment/photo.ts'
import type { OpenShipment } from '../../../domain/shipment/shipment.ts'
import type { Action, Block, Card, Field } from '../card.ts'
import { list, moment, money } from '../format.ts'
import { claimBlocks } from './claims.ts'
import { aboutRequest, lineItems, progressSteps, shipmentFacts, toneOf } from './lines.ts'
import type { Reader } from './reader.ts'

/**
 * The requester's card: what was asked for, where it is, and what to press when it arrives. `replacements` are the
 * requisitions that replace what came damaged or not at all.
 */
export function requesterCard(
  requisition: Requisition,
  replacements: readonly RequisitionId[],
  nameOf: (person: string) => string,
  reader: Reader,
): Card {
  const { card } = reader.words
  const status = statusOf(requisition)
  const replacement = requisition.kind === 'replacement'
  return {
    title: replacement ? card.replacementTitle(requisition.id) : card.requestTitle(requisition.id),
    subtitle: card.forStation(reader.siteName(requisition.station)),
    badge: card.status[status],
    tone: toneOf(requisition),
    blocks: [
      ...relations(requisition, replacements, reader),
      ...lineItems(requisition, reader),
      { kind: 'steps', steps: progressSteps(requisition, reader) },
      ...outcomes(requisition, nameOf, reader),
      { kind: 'facts', facts: facts(requisition, reader) },
    ],
    actions: [...receiptActions(requisition, reader), ...cancelAction(requisition, reader)],
    fallback: `${requisition.id}: ${card.status[status]}`,
  }
}

function relations(
  { replaces }: Requisition,
  replacements: readonly RequisitionId[],
  reader: Reader,
): readonly Block[] {
  const { card } = reader.words
  const named = list(replacements, reader.locale)
  return [
    ...(replaces === null
      ? []
      : [{ kind: 'notice', tone: 'warn', text: card.replaces(replaces) } as const]),
    ...(replacements.length === 0
      ? []
      : [{ kind: 'notice', tone: 'good', text: card.replacedBy(named) } as const]),
  ]
}

/** What the approvers said, and claims against carriers with photos of what arrived. */
export function outcomes(
  requisition: Requisition,
  nameOf: (person: string) => string,
  reader: Reader,
): readonly Block[] {
  const { card, delegation } = reader.words
  const at = (instant: number) => moment(instant, reader.locale)
  const signed = ({ decidedBy, decidedFor }: ApprovedApproval | RejectedApproval) =>
    decidedFor === null
      ? nameOf(decidedBy)
      : delegation.signedFor(nameOf(decidedBy), nameOf(decidedFor))
  const decisions = requisition.approvals.flatMap((approval): readonly Block[] => {
    if (approval.state === 'approved') {
      const said = card.approvedBy(signed(approval), at(approval.decidedAt))
      return [{ kind: 'notice', tone: 'good', text: said }]
    }
    if (approval.state !== 'rejected') return []
    const { decidedAt, reason } = approval
    const said = card.rejectedBy(signed(approval), at(decidedAt), reason)
    return [{ kind: 'notice', tone: 'bad', text: said }]
  })
  return [...decisions, ...claimBlocks(requisition, reader)]
}

function facts(requisition: Requisition, reader: Reader) {
  const { card } = reader.words
  const total = requisition.lines.reduce((sum, line) => sum + line.requested * line.priceFen, 0)
  return [
    ...(requisition.serviceOrder === null
      ? []
      : [{ label: card.serviceOrder, value: requisition.serviceOrder }]),
    { label: card.total, value: money(total) },
    ...shipmentFacts(requisition.shipments, reader),
  ]
}

function receiptActions(requisition: Requisition, reader: Reader): readonly Action[] {
  if (!can(requisition, 'receive')) return []
  return requisition.shipments
    .filter((shipment) => shipment.state === 'open')
    .flatMap((shipment) => receiptOf(requisition, shipment, reader))
}

function receiptOf(
  requisition: Requisition,
  shipment: OpenShipment,
  reader: Reader,
): readonly Action[] {
  const { card } = reader.words
  const press = { subject: requisition.id, revision: requisition.revision, choice: shipment.id }
  const fields = shipment.lines.flatMap((line): readonly Field[] => {
    const name = reader.partName(line.part)
    const count = { kind: 'number', min: 0, max: line.shipped } as const
    const alone = shipment.lines.length === 1 && line.shipped === 1
    return [
      {
        ...count,
        name: `damaged-${line.line}`,
        label: card.damagedCount(name),
        value: alone ? 1 : 0,
      },
      { ...count, name: `short-${line.line}`, label: card.shortCount(name), value: 0 },
    ]
  })
  return [
    {
      kind: 'button',
      label: card.receivedAll,
      style: 'primary',
      press: { ...press, verb: 'receive' },
    },
    {
      kind: 'form',
      label: card.complain,
      about: aboutRequest(requisition, reader),
      style: 'danger',
      fields: [
        ...fields,
        { kind: 'text', name: 'note', label: card.note, placeholder: card.noteHint },
        photosField(reader),
      ],
      send: { label: card.complainSend, press: { ...press, verb: 'complain' } },
    },
  ]
}

function photosField({ words }: Reader): Field {
  const { field, sendHere } = words.photo
  return {
    kind: 'photos',
    name: 'photos',
    label: field(mostPhotos),
    most: mostPhotos,
    hint: sendHere,
  }
}

function cancelAction(requisition: Requisition, reader: Reader): readonly Action[] {
  if (!can(requisition, 'cancel')) return []
  const press = { verb: 'cancel', subject: requisition.id, revision: requisition.revision }
  return [{ kind: 'button', label: reader.words.card.cancel, style: 'danger', press }]
}
