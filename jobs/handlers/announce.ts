import type { Task } from '../../db/store.ts'
import { activeApproval } from '../../domain/approval/chain.ts'
import type { Audience, CardCopyRow, NewTask } from '../../domain/desk/change.ts'
import { type PersonId, requisitionId, type SiteId } from '../../domain/ids.ts'
import type { Person } from '../../domain/people/person.ts'
import type { Requisition } from '../../domain/requisition/requisition.ts'
import type { JobContext } from '../context.ts'
import type { Payload } from '../definitions.ts'

/**
 * Decides who has a copy of the card and marks each copy with the version it should show; showing is a task of its own
 * in the lane of its conversation. Somebody new to the audience gets a copy, nobody loses one; a new copy is news enough.
 */
export async function announce(
  context: JobContext,
  payload: Payload<'announce'>,
  task: Task,
): Promise<void> {
  const { database } = context
  const { requisitions } = await database.store.load({
    requisitions: [requisitionId(payload.requisition)],
  })
  const requisition = requisitions[0]
  if (!requisition) return
  const existing = await database.reads.cardCopies(requisition.id)
  const copies = await wantedCopies(context, requisition, existing)
  const at = context.now()
  const tasks = [
    ...copies.map(
      (copy): NewTask => ({
        key: `show-card:${copy.id}:${copy.wanted}`,
        kind: 'show-card',
        payload: { copy: copy.id },
        dueAt: at,
        lane: copy.address,
      }),
    ),
    ...payload.news.flatMap(({ what, to }) =>
      copies
        .filter((copy) => copy.audience === to && copy.message !== null)
        .map(
          (copy): NewTask => ({
            key: `tell:${copy.id}:${payload.version}:${what}`,
            kind: 'tell',
            payload: {
              requisition: requisition.id,
              what,
              person: copy.person,
              address: copy.address,
            },
            dueAt: at,
            lane: copy.address,
          }),
        ),
    ),
  ]
  await database.store.commit({
    key: `task/${task.id}`,
    at,
    expect: [],
    put: { cardCopies: copies },
    transfers: [],
    events: [],
    tasks,
    reply: null,
  })
}

async function wantedCopies(
  context: JobContext,
  requisition: Requisition,
  existing: readonly CardCopyRow[],
): Promise<readonly CardCopyRow[]> {
  const wanted = requisition.version
  const copies = new Map(existing.map((copy) => [copy.id, { ...copy, wanted }]))
  for (const { audience, person } of await audienceOf(context, requisition)) {
    const known = existing.some((copy) => copy.audience === audience && copy.person === person)
    if (known) continue
    const address = await context.database.reads.personalAddress(person)
    if (address === null) {
      context.log.error('somebody has never opened a conversation with Partline and gets no card', {
        person,
        requisition: requisition.id,
      })
      continue
    }
    const id = `${requisition.id}/${audience}/${address}`
    const fresh = { id, requisition: requisition.id, audience, person, address }
    copies.set(id, { ...fresh, message: null, wanted, shown: 0 })
  }
  return [...copies.values()]
}

async function audienceOf(
  context: JobContext,
  requisition: Requisition,
): Promise<readonly { audience: Audience; person: PersonId }[]> {
  const { reads } = context.database
  const as = (audience: Audience, people: readonly Person[]) =>
    people
      .filter((person) => audience !== 'approver' || person.id !== requisition.requester)
      .map((person) => ({ audience, person: person.id }))
  const all = [{ audience: 'requester' as const, person: requisition.requester }]
  const approval = activeApproval(requisition)
  if (approval) {
    const approvers = await reads.peopleWith(approval.role, approval.site)
    const hq = approval.escalatedAt === null ? [] : await reads.peopleWith('hq-manager')
    return [...all, ...as('approver', approvers), ...as('approver', hq)]
  }
  const keepers = await Promise.all(
    sourcesToShip(requisition).map((site) => reads.peopleWith('keeper', site)),
  )
  return [...all, ...as('keeper', keepers.flat())]
}

function sourcesToShip(requisition: Requisition): readonly SiteId[] {
  const sources = requisition.lines
    .filter((line) => line.reserved > 0)
    .map((line) => line.source)
    .filter((source) => source !== null)
  return [...new Set(sources)]
}
