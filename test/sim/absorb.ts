import type { Change } from '../../domain/desk/change.ts'
import type { Requisition } from '../../domain/requisition/requisition.ts'
import { checkAuthority, checkSources } from './authority.ts'
import { addTasks } from './board-model.ts'
import { takeDelegations } from './delegation-rules.ts'
import { accountFrom, accountName, add, type Holdings, holdingsOf } from './holdings.ts'
import { markHandled } from './inbox-model.ts'
import { balanceOf } from './model.ts'
import { deltasOf } from './predict.ts'
import { checkRequisition, checkStep } from './requisition-rules.ts'
import type { Simulation } from './simulation.ts'
import { must } from './violation.ts'

/**
 * Takes committed changes over into the model and holds the model against the database: the requisitions they wrote are
 * loaded again, and what these say of themselves must be what the accounts say.
 */
export async function absorb(simulation: Simulation, changes: readonly Change[]): Promise<void> {
  const { model, world } = simulation
  const ids = [...new Set(changes.flatMap(requisitionsIn))]
  const moved = deltasOf({ transfers: changes.flatMap((change) => change.transfers) })
  const accounts = [...moved.keys()].map(accountFrom)
  const lends = changes.some(({ put }) => put.delegations !== undefined)
  const everything = lends ? { standings: 0 } : {}
  const want = { requisitions: ids, accounts, ...everything }
  const loaded = await world.database.store.load(want)
  const claimed: Holdings = new Map()
  for (const change of changes) takeOver(simulation, change, claimed)
  must(loaded.requisitions.length === ids.length, 'what was written is there', () => ids)
  for (const after of loaded.requisitions) {
    const before = model.requisitions.get(after.id)
    checkStep(before, after)
    checkRequisition(after)
    checkAuthority(model, before, after)
    checkSources(model, after)
    settleAccounts(simulation, before, after, claimed)
    model.requisitions.set(after.id, after)
  }
  if (lends) takeDelegations(model, changes, loaded.standings)
  for (const [account, delta] of claimed) add(model.accounts, account, delta)
  checkAccounts(simulation, changes, claimed, loaded.balances)
}

function requisitionsIn({ put }: Change): readonly Requisition['id'][] {
  return [
    ...(put.requisitions ?? []).map((row) => row.id),
    ...[...(put.lines ?? []), ...(put.approvals ?? []), ...(put.shipments ?? [])].map(
      (row) => row.requisition,
    ),
  ]
}

/** Everything beside requisitions: keys, tasks, inbox, quota grants, deliveries. */
function takeOver(simulation: Simulation, change: Change, claimed: Holdings): void {
  const { model, board, inbox, deliveries } = simulation
  model.replies.set(change.key, JSON.stringify(change.reply))
  addTasks(board, change.tasks)
  markHandled(inbox, change.key)
  for (const { id, site } of change.put.quotaGrants ?? []) {
    const station = model.sites.find((each) => each.id === site)
    must(station?.kind === 'station' && !model.grants.has(id), 'a quota is granted once', () => id)
    if (station?.kind !== 'station') continue
    const { monthlyQuotaFen } = model.policy.grades[station.grade]
    model.grants.add(id)
    add(claimed, `left|${id}|fen`, monthlyQuotaFen)
    add(claimed, 'granted|*|fen', -monthlyQuotaFen)
  }
  const delivery = deliveries.get(change.key)
  if (!delivery) return
  add(claimed, delivery.account, delivery.pieces)
  add(claimed, `supplier|*|${delivery.part}`, -delivery.pieces)
}

/** What this step of a requisition must have moved. Only what was approved may go beyond the quota. */
function settleAccounts(
  { model }: Simulation,
  before: Requisition | undefined,
  after: Requisition,
  claimed: Holdings,
): void {
  const used = after.usedFen - (before?.usedFen ?? 0)
  const released = (before?.heldFen ?? 0) - after.heldFen
  const beyond = used > 0 ? used - released : 0
  const facts = () => ({ used, released, after })
  must(beyond >= 0 && (beyond === 0 || after.heldFen === 0), 'held quota is used first', facts)
  must(beyond === 0 || after.approvals.length > 0, 'beyond the quota only when approved', facts)
  const known = model.overdrawn.get(after.id) ?? 0
  model.overdrawn.set(after.id, known + beyond)
  if (before) {
    for (const [account, quantity] of holdingsOf(before, known)) add(claimed, account, -quantity)
  }
  for (const [account, quantity] of holdingsOf(after, known + beyond))
    add(claimed, account, quantity)
}

/** Every account that must have changed was moved, and each holds what it must. */
function checkAccounts(
  { model }: Simulation,
  changes: readonly Change[],
  claimed: Holdings,
  loaded: Awaited<ReturnType<Simulation['world']['database']['store']['load']>>['balances'],
): void {
  const found = new Map(loaded.map((account) => [accountName(account), account.balance]))
  const entered = deltasOf({ transfers: changes.flatMap((change) => change.transfers) })
  for (const account of new Set([...claimed.keys(), ...entered.keys()])) {
    const balance = balanceOf(model, account)
    const [kind = ''] = account.split('|')
    if (['supplier', 'granted', 'lost'].includes(kind)) continue
    must(balance >= 0, 'no account is below zero', () => ({ account, balance }))
    const has = found.get(account) ?? 0
    const facts = () => ({ account, expected: balance, has, replies: changes.map(replyOf) })
    const isStill = (claimed.get(account) ?? 0) === 0 && !entered.has(account)
    must(isStill || entered.has(account), 'what moves is entered in the ledger', facts)
    must(isStill || has === balance, 'an account holds what the requisitions say', facts)
  }
}

const replyOf = (change: Change) => change.reply
