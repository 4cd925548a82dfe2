import type { ApprovalReason } from '../../../domain/approval/approval.ts'
import { activeApproval } from '../../../domain/approval/chain.ts'
import type { PartCode, SiteId } from '../../../domain/ids.ts'
import { type Line, type Requisition, valueOf } from '../../../domain/requisition/requisition.ts'
import { can, statusOf } from '../../../domain/requisition/status.ts'
import type { Action, Block, Card } from '../card.ts'
import { moment, money } from '../format.ts'
import { type DelegationView, delegationActions, delegationNotices } from './delegation.ts'
import { aboutRequest, toneOf } from './lines.ts'
import type { Reader } from './reader.ts'
import { outcomes } from './requester.ts'

/** Pieces available, seen from the requesting station. */
export type StockView = {
  readonly own: number
  readonly centre: number
  readonly hq: number
  readonly others: number
}

/** What an approver weighs beside the request itself. */
export type ApprovalFacts = {
  readonly stock: ReadonlyMap<string, StockView>
  readonly quotaLeftFen: number
  readonly grade: string
  readonly sameRepair: readonly Requisition[]
  readonly nameOf: (person: string) => string
  /** Whether whoever looks may decide it now. */
  readonly mayDecide: boolean
  readonly delegation: DelegationView
}

/** The approver's card: why it is asked, what it costs, what is in stock, what else runs for the same repair. */
export function approverCard(requisition: Requisition, facts: ApprovalFacts, reader: Reader): Card {
  const { card } = reader.words
  const status = statusOf(requisition)
  const approval = activeApproval(requisition)
  const parts = requisition.lines.map((line) => line.part)
  const titleOf = facts.mayDecide ? card.approvalTitle : card.requestTitle
  const title = titleOf(requisition.id)
  return {
    title,
    subtitle: card.stationGrade(reader.siteName(requisition.station), facts.grade),
    badge: requisition.urgent && approval ? card.urgent : card.status[status],
    tone: toneOf(requisition),
    blocks: [
      ...delegationNotices(facts.delegation, reader),
      ...(approval?.reasons ?? []).map(
        (reason): Block => ({
          kind: 'notice',
          tone: 'warn',
          text: whyApproval(reason, parts, reader),
        }),
      ),
      ...(approval && approval.escalatedAt !== null
        ? [{ kind: 'notice', tone: 'warn', text: card.escalated } as const]
        : []),
      ...requisition.lines.map((line) => lineItem(line, requisition.station, facts, reader)),
      { kind: 'facts', facts: factRows(requisition, facts, reader) },
      ...holdNote(requisition, reader),
      ...sameRepair(facts, reader),
      ...outcomes(requisition, facts.nameOf, reader),
    ],
    actions: [
      ...(facts.mayDecide ? decisionActions(requisition, reader) : []),
      ...delegationActions(requisition, facts.delegation, reader),
    ],
    fallback: card.withStatus(title, card.status[status]),
  }
}

/** One reason of the policy, as a sentence. `parts` are the parts of the lines, in order. */
export function whyApproval(
  reason: ApprovalReason,
  parts: readonly PartCode[],
  reader: Reader,
): string {
  const { card } = reader.words
  const partOf = (no: number) => {
    const part = parts[no - 1]
    return part === undefined ? String(no) : reader.partName(part)
  }
  switch (reason.kind) {
    case 'request-value':
      return card.whyRequestValue(money(reason.valueFen), money(reason.limitFen))
    case 'piece-price':
      return card.whyPiecePrice(partOf(reason.line), money(reason.priceFen), money(reason.limitFen))
    case 'line-quantity':
      return card.whyLineQuantity(partOf(reason.line), reason.quantity, reason.limit)
    case 'over-quota':
      return card.whyOverQuota(money(reason.valueFen), money(reason.leftFen))
    case 'direct-draw':
      return card.whyDirectDraw(partOf(reason.line), reader.siteName(reason.source))
  }
}

function originOf({ source, promisedAt }: Line, station: SiteId, reader: Reader): string {
  const { card } = reader.words
  if (source === null || promisedAt === null) return card.waits
  if (source === station) return card.ownShelf
  return card.from(reader.siteName(source), moment(promisedAt, reader.locale))
}

function lineItem(line: Line, station: SiteId, facts: ApprovalFacts, reader: Reader): Block {
  const { card } = reader.words
  const stock = facts.stock.get(line.part)
  return {
    kind: 'item',
    title: reader.partName(line.part),
    code: [{ text: line.part }],
    side: card.pieces(line.requested),
    details: [
      ...(line.model === null ? [] : [card.fits(line.model)]),
      card.priceEach(money(line.priceFen)),
      originOf(line, station, reader),
      ...(stock ? [card.stockEverywhere(stock.own, stock.centre, stock.hq, stock.others)] : []),
    ],
  }
}

function factRows(requisition: Requisition, facts: ApprovalFacts, reader: Reader) {
  const { card } = reader.words
  return [
    { label: card.requester, value: facts.nameOf(requisition.requester) },
    ...(requisition.serviceOrder === null
      ? []
      : [{ label: card.serviceOrder, value: requisition.serviceOrder }]),
    { label: card.total, value: money(valueOf(requisition)) },
    { label: card.quota, value: card.quotaNow(money(facts.quotaLeftFen)) },
  ]
}

function holdNote(requisition: Requisition, reader: Reader): readonly Block[] {
  const { card } = reader.words
  if (!can(requisition, 'decide')) return []
  const { holdUntil } = requisition
  const text = holdUntil === null ? card.holdGone : card.holdUntil(moment(holdUntil, reader.locale))
  return [{ kind: 'text', style: 'subtle', text }]
}

function sameRepair(facts: ApprovalFacts, reader: Reader): readonly Block[] {
  if (facts.sameRepair.length === 0) return []
  const { card } = reader.words
  return [
    { kind: 'text', text: card.sameRepair, style: 'strong' },
    ...facts.sameRepair.map((other): Block => {
      const parts = other.lines
        .map((line) => `${reader.partName(line.part)} ${card.pieces(line.requested)}`)
        .join(', ')
      return {
        kind: 'text',
        text: card.sameRepairRow(other.id, card.status[statusOf(other)], parts),
      }
    }),
  ]
}

function decisionActions(requisition: Requisition, reader: Reader): readonly Action[] {
  const { card } = reader.words
  const press = { subject: requisition.id, revision: requisition.revision }
  return [
    { kind: 'button', label: card.approve, style: 'primary', press: { ...press, verb: 'approve' } },
    {
      kind: 'form',
      label: card.reject,
      about: aboutRequest(requisition, reader),
      style: 'danger',
      fields: [
        {
          kind: 'text',
          name: 'reason',
          label: card.reason,
          placeholder: card.reasonHint,
          required: true,
        },
      ],
      send: { label: card.rejectSend, press: { ...press, verb: 'reject' } },
    },
  ]
}
