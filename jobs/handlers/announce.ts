import type { Task } from '../../db/store.ts'
import { activeApproval } from '../../domain/approval/chain.ts'
import {
  type Audience,
  type CardCopyRow,
  type NewTask,
  plainChange,
} from '../../domain/desk/change.ts'
import { type PersonId, requisitionId, type SiteId } from '../../domain/ids.ts'
import type { Person } from '../../domain/people/person.ts'
import type { Requisition } from '../../domain/requisition/requisition.ts'
import type { JobContext } from '../context.ts'
import type { Payload } from '../definitions.ts'
import { type Deciders, decidersOf, isTold } from './deciders.ts'

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
  const at = context.now()
  const snapshot = await database.store.load({
    requisitions: [requisitionId(payload.requisition)],
    standings: at,
  })
  const requisition = snapshot.requisitions[0]
  if (!requisition) return
  const existing = await database.reads.cardCopies(requisition.id)
  const deciders = await decidersOf(context, requisition, snapshot)
  const copies = await wantedCopies(context, requisition, deciders, existing)
  const concerns = (copy: CardCopyRow, what: string) =>
    deciders === null || isTold(copy, what, deciders, copies)
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
      onePerAddress(
        copies.filter(
          (copy) => copy.audience === to && copy.message !== null && concerns(copy, what),
        ),
      ).map(
        (copy): NewTask => ({
          key: `tell:${requisition.id}/${to}/${copy.address}:${payload.version}:${what}`,
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
  await database.store.commit(
    plainChange({
      key: `task/${task.id}`,
      at,
      put: { cardCopies: copies },
      tasks,
    }),
  )
}

/** Who asked for a card has more than one copy in a conversation, and still wants to be told once. */
const onePerAddress = (copies: readonly CardCopyRow[]): readonly CardCopyRow[] => [
  ...new Map(copies.map((copy) => [copy.address, copy])).values(),
]

async function wantedCopies(
  context: JobContext,
  requisition: Requisition,
  deciders: Deciders | null,
  existing: readonly CardCopyRow[],
): Promise<readonly CardCopyRow[]> {
  const wanted = requisition.version
  const copies = new Map(existing.map((copy) => [copy.id, { ...copy, wanted }]))
  const audience = await audienceOf(context, requisition, deciders)
  for (const member of audience) {
    const known = existing.some((copy) => isOf(copy, member))
    if (known) continue
    const address = await context.database.reads.personalAddress(member.person)
    if (address === null) continue
    const id = `${requisition.id}/${member.audience}/${address}`
    const fresh = { id, requisition: requisition.id, ...member, address }
    copies.set(id, { ...fresh, message: null, wanted, shown: 0 })
  }
  reportUnreached(context, requisition, audience, [...copies.values()])
  return [...copies.values()]
}

type Member = { readonly audience: Audience; readonly person: PersonId }

const isOf = (copy: CardCopyRow, member: Member) =>
  copy.audience === member.audience && copy.person === member.person

/** Somebody who has never talked to Partline has no address; that matters when it is true of everybody concerned. */
function reportUnreached(
  context: JobContext,
  requisition: Requisition,
  audience: readonly Member[],
  copies: readonly CardCopyRow[],
): void {
  // The only one with the role may be the requester, who cannot decide: then nobody is left to ask.
  const asked: readonly Audience[] = activeApproval(requisition) ? ['approver'] : []
  for (const role of new Set([...audience.map((member) => member.audience), ...asked])) {
    const reached = audience.some(
      (member) => member.audience === role && copies.some((copy) => isOf(copy, member)),
    )
    if (!reached)
      context.log.error('nobody concerned can be reached: no conversation with Partline yet', {
        requisition: requisition.id,
        audience: role,
      })
  }
}

async function audienceOf(
  context: JobContext,
  requisition: Requisition,
  deciders: Deciders | null,
): Promise<readonly Member[]> {
  const { reads } = context.database
  const as = (audience: Audience, people: readonly Person[]) =>
    people.map((person) => ({ audience, person: person.id }))
  const all = [{ audience: 'requester' as const, person: requisition.requester }]
  if (deciders) return [...all, ...as('approver', deciders.people)]
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
