import type { ApprovalStep } from '../../../domain/approval/chain.ts'
import type { Reason } from '../../../domain/catalogue/resolution.ts'
import type { Plan } from '../../../domain/desk/submit.ts'
import type { Station } from '../../../domain/network/site.ts'
import type { PlannedLine } from '../../../domain/sourcing/plan.ts'
import type { Action, Block, Card } from '../card.ts'
import type { Draft, DraftLine } from '../draft/draft.ts'
import { moment, money } from '../format.ts'
import { whyApproval } from './approver.ts'
import { remarks } from './candidates.ts'
import { lineName, type Reader } from './reader.ts'

/** What a card of a draft is made from: the plan, and remarks by part code. */
export type Confirmable = {
  readonly draft: Draft
  readonly plan: Plan
  readonly station: Station
  readonly notes: ReadonlyMap<string, readonly Reason[]>
}

/** The last look before a request is made: part, name, fit, model, quantity, source, promise, price, quota, approval. */
export function confirmationCard(confirmable: Confirmable, reader: Reader): Card {
  const { draft, plan, station } = confirmable
  const { card } = reader.words
  const press = { subject: draft.id, revision: draft.revision }
  return {
    title: card.draftTitle,
    subtitle: card.forStation(station.name[reader.locale]),
    ...(draft.urgent ? { badge: card.urgent, tone: 'warn' as const } : {}),
    blocks: [
      ...plan.lines.map((line) => plannedItem(line, confirmable, reader)),
      { kind: 'facts', facts: planFactRows(confirmable, reader) },
      ...reasonBlocks(confirmable, reader),
    ],
    actions: [
      {
        kind: 'button',
        label: card.submit,
        style: 'primary',
        press: { ...press, verb: 'submit', choice: plan.digest },
      },
      ...draft.lines.slice(0, 4).map((line) => editAction(draft, line, reader)),
      ...(draft.lines.length > 1
        ? draft.lines.slice(0, 4).map((line) => ({
            kind: 'button' as const,
            label: card.dropLine(line.no),
            press: { ...press, verb: 'drop-line', choice: String(line.no) },
          }))
        : []),
      { kind: 'button', label: card.discard, press: { ...press, verb: 'discard' } },
    ],
    fallback: `${card.draftTitle}: ${plan.lines
      .map((line) => `${reader.partName(line.part)} ${card.pieces(line.quantity)}`)
      .join(', ')}`,
  }
}

function editAction(draft: Draft, line: DraftLine, reader: Reader): Action {
  const { no, quantity } = line
  const { chat } = reader.words
  const press = { subject: draft.id, revision: draft.revision, choice: String(no) }
  const count = { kind: 'number', min: 1, max: 999, value: quantity ?? 1 } as const
  return {
    kind: 'form',
    label: chat.editLine(no),
    about: lineName(line, reader),
    fields: [{ ...count, name: 'quantity', label: chat.quantity }],
    send: { label: chat.editSend, press: { ...press, verb: 'edit-line' } },
  }
}

function plannedItem(line: PlannedLine, { station, notes }: Confirmable, reader: Reader): Block {
  const { card } = reader.words
  const notable = remarks(notes.get(line.part) ?? [], reader)
  const photo = reader.photoOf(line.part)
  return {
    kind: 'item',
    title: reader.partName(line.part),
    code: [{ text: line.part }],
    ...(photo === null ? {} : { photo }),
    side: card.pieces(line.quantity),
    details: [
      ...(line.model === null ? [] : [card.fits(line.model)]),
      sourceText(line, station, reader),
      card.priceEach(money(line.priceFen)),
      ...notable,
    ],
    ...(line.source === null || notable.length > 0 ? { tone: 'warn' as const } : {}),
  }
}

/** Where a planned line comes from, and by when. */
function sourceText(
  line: Pick<PlannedLine, 'source' | 'promisedAt'>,
  station: Station,
  reader: Reader,
): string {
  const { card } = reader.words
  if (line.source === null || line.promisedAt === null) return card.waits
  if (line.source === station.id) return card.ownShelf
  return card.from(reader.siteName(line.source), moment(line.promisedAt, reader.locale))
}

function planFactRows({ draft, plan }: Confirmable, reader: Reader) {
  const { card } = reader.words
  const after = Math.max(0, plan.quotaLeftFen - plan.chargeFen)
  const service = draft.serviceOrder
  const serials = [...new Set(draft.lines.flatMap(({ serial }) => serial ?? []))].join(', ')
  return [
    ...(service === null ? [] : [{ label: card.serviceOrder, value: service }]),
    ...(serials === '' ? [] : [{ label: card.serialNumber, value: serials }]),
    {
      label: card.total,
      value: money(plan.lines.reduce((sum, line) => sum + line.quantity * line.priceFen, 0)),
    },
    { label: card.quota, value: card.quotaLeft(money(plan.quotaLeftFen), money(after)) },
    { label: card.approver, value: approvalText(plan.approvals, reader) },
  ]
}

/** Why an approval is wanted, a sentence a reason. */
function reasonBlocks({ plan }: Confirmable, reader: Reader): readonly Block[] {
  const parts = plan.lines.map((line) => line.part)
  const reasons = plan.approvals[0]?.reasons ?? []
  return reasons.map((reason) => ({
    kind: 'text',
    style: 'subtle',
    text: whyApproval(reason, parts, reader),
  }))
}

function approvalText(steps: readonly ApprovalStep[], reader: Reader): string {
  const { card, refusal } = reader.words
  if (steps.length === 0) return card.noApproval
  return steps
    .map((step) => card.approvalBy(refusal.role[step.role], reader.siteName(step.site)))
    .join('; ')
}
