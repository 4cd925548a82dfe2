import { requisitionWant } from '../../db/facts.ts'
import { perform } from '../../db/perform.ts'
import type { Task } from '../../db/store.ts'
import { activeApproval, decisionRefusal } from '../../domain/approval/chain.ts'
import { type Absence, isInForce, type Standing } from '../../domain/delegation/delegation.ts'
import { standInChanged } from '../../domain/desk/absence.ts'
import { type NewTask, plainChange } from '../../domain/desk/change.ts'
import type { Overtaken } from '../../domain/desk/clocks.ts'
import type { Decided } from '../../domain/desk/decision.ts'
import type { Person } from '../../domain/people/person.ts'
import type { Requisition } from '../../domain/requisition/requisition.ts'
import type { JobContext } from '../context.ts'
import type { Payload } from '../definitions.ts'

/** More requests than this never wait for one person. */
const mostWaiting = 500

/**
 * Brings the cards of everything that waits for whoever is away up to date, so that the delegate gets them or loses their
 * buttons, and tells those whom it concerns. What the delegate may decide does not depend on this: it is judged by time.
 */
export async function absence(
  context: JobContext,
  { delegation: id, moment }: Payload<'absence'>,
  task: Task,
): Promise<void> {
  const found = await standingOf(context, id)
  if (!found) return
  const { delegation } = found
  const inForce = isInForce(delegation, context.now())
  const hasBegun = delegation.startsAt <= (delegation.endedAt ?? context.now())
  if (moment === 'begins' && inForce) await refresh(context, found, true, task)
  if (moment === 'ends' && delegation.endedAt === null) await refresh(context, found, false, task)
  if (moment === 'ended' && hasBegun) await refresh(context, found, false, task)
  const told = whomToTell(found, moment, inForce)
  if (told === null) return
  await tellAll(context, found, told, task)
}

/** An absence with its people as they are now; null when it was over long ago. */
export async function standingOf(
  context: JobContext,
  id: string,
): Promise<Standing<Absence> | null> {
  const { standings } = await context.database.store.load({ standings: context.now() })
  for (const { delegation, ...people } of standings) {
    if (delegation.kind === 'absence' && delegation.id === id) return { delegation, ...people }
  }
  return null
}

type Told = { readonly what: 'told' | 'over'; readonly people: readonly Person[] }

/** Whoever ended an absence in person knows; whose absence ends by itself is told as well. */
function whomToTell(
  { delegation, giver, delegate }: Standing<Absence>,
  moment: Payload<'absence'>['moment'],
  inForce: boolean,
): Told | null {
  switch (moment) {
    case 'told':
      return delegation.endedAt === null ? { what: 'told', people: [delegate] } : null
    case 'begins':
      return null
    case 'ends':
      return delegation.endedAt === null && !inForce
        ? { what: 'over', people: [giver, delegate] }
        : null
    case 'ended':
      return { what: 'over', people: [delegate] }
  }
}

async function refresh(
  context: JobContext,
  standing: Standing<Absence>,
  begins: boolean,
  task: Task,
): Promise<void> {
  const { database } = context
  const waiting = await database.reads.requisitions({
    view: 'awaiting-approval',
    limit: mostWaiting,
  })
  const waitsFor = (requisition: Requisition) => {
    const approval = activeApproval(requisition)
    return approval !== null && decisionRefusal(standing.giver, requisition, approval) === null
  }
  for (const requisition of waiting.filter(waitsFor)) {
    const command = { key: `task/${task.id}/${requisition.id}`, at: context.now() }
    await perform<Decided, Overtaken>(database.store, requisitionWant(requisition), (snapshot) => {
      const current = snapshot.requisitions[0] ?? requisition
      if (!waitsFor(current)) return { kind: 'overtaken' }
      return standInChanged(current, standing, begins, command)
    })
  }
}

async function tellAll(
  context: JobContext,
  { delegation }: Standing<Absence>,
  { what, people }: Told,
  task: Task,
): Promise<void> {
  const { reads, store } = context.database
  const at = context.now()
  const tasks: NewTask[] = []
  for (const { id: person } of people) {
    const address = await reads.personalAddress(person)
    if (address === null) continue
    tasks.push({
      key: `tell-absence:${delegation.id}:${what}:${person}`,
      kind: 'tell-absence',
      payload: { delegation: delegation.id, person, address, what },
      dueAt: at,
      lane: address,
    })
  }
  const key = `task/${task.id}`
  await store.commit(plainChange({ key, at, tasks }))
}
