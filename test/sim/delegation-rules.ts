import { isDeepStrictEqual } from 'node:util'
import type { Snapshot } from '../../db/store.ts'
import type { Delegation, HandOver } from '../../domain/delegation/delegation.ts'
import type { Change } from '../../domain/desk/change.ts'
import type { Person } from '../../domain/people/person.ts'
import type { Model } from './model.ts'
import { covers, handOverOf, hasNoSay, isAbsence, lean, ownRole, standsIn } from './rights.ts'
import { must } from './violation.ts'

/** Takes the delegations of committed changes over into the model, and holds them against what is written. */
export function takeDelegations(
  model: Model,
  changes: readonly Change[],
  standings: Snapshot['standings'],
): void {
  const written = changes.flatMap(({ put, events }) =>
    (put.delegations ?? []).map((each) => ({ each, actor: events[0]?.actor })),
  )
  for (const { each, actor } of written) {
    const before = model.delegations.get(each.id)
    const isGivers = actor === each.giver
    must(isGivers, 'only whose right it is lends it and takes it back', () => ({ each, actor }))
    if (before) checkEnded(before, each)
    else checkGiven(model, each)
    model.delegations.set(each.id, each)
  }
  for (const { each } of written) checkKept(model, each.id, standings)
}

/** What is loaded of a delegation is what was written, with both people as they are now. */
function checkKept(model: Model, id: Delegation['id'], standings: Snapshot['standings']): void {
  const known = model.delegations.get(id)
  const found = standings.find(({ delegation }) => delegation.id === id)
  const isNow = (person: Person | undefined) =>
    person !== undefined && model.people.get(person.id)?.version === person.version
  const same =
    isDeepStrictEqual(found?.delegation, known) &&
    found?.giver.id === known?.giver &&
    found?.delegate.id === known?.delegate &&
    isNow(found?.giver) &&
    isNow(found?.delegate)
  must(same, 'a delegation is as it was written', () => ({ known, found }))
}

/** Of a delegation only its end is ever written, and once. */
function checkEnded(before: Delegation, after: Delegation): void {
  const facts = () => ({ before, after })
  must(before.endedAt === null && after.endedAt !== null, 'a delegation ends once', facts)
  const ended = { ...before, endedAt: after.endedAt, version: before.version + 1 }
  must(isDeepStrictEqual(ended, after), 'what was lent stays what it was', facts)
}

function checkGiven(model: Model, given: Delegation): void {
  const facts = () => given
  const { version, endedAt, giver, delegate } = given
  must(version === 1 && endedAt === null, 'a delegation begins at its beginning', facts)
  must(giver !== delegate, 'nobody stands in for themselves', facts)
  if (!isAbsence(given)) {
    checkHandedOver(model, given)
    return
  }
  must(covers(model, giver, delegate), 'a deputy may do all that is left to them', facts)
  must(given.startsAt < given.endsAt, 'an absence lasts', facts)
  const others = [...model.delegations.values()]
  const clear = others.every((each) => !lean(given, each))
  must(clear, 'who is away decides for nobody', () => ({ given, others }))
}

function checkHandedOver(model: Model, given: HandOver): void {
  const { requisition, approval, giver, delegate } = given
  const request = model.requisitions.get(requisition)
  const step = request?.approvals.find((each) => each.id === approval)
  const facts = () => ({ given, request })
  if (!request || step?.state !== 'pending') {
    must(false, 'only what waits is handed over', facts)
    return
  }
  const role = ownRole(model, giver, step)
  const isOwn = role !== null && !hasNoSay(request, giver)
  must(isOwn, 'what was lent is not lent on', facts)
  must(handOverOf(model, step) === undefined, 'a step is handed over to one', facts)
  const canTake = role !== null && standsIn(model, delegate, role) && !hasNoSay(request, delegate)
  must(canTake, 'a step is handed over to whoever may take it', facts)
}
