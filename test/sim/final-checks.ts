import { isDeepStrictEqual } from 'node:util'
import type { Snapshot } from '../../db/store.ts'
import { accountName, add, type Holdings } from './holdings.ts'
import type { Model } from './model.ts'
import { checkRequisition } from './requisition-rules.ts'
import type { Simulation } from './simulation.ts'
import { must } from './violation.ts'

/** Looks at everything once more, at the end of a run. Gives the last snapshot, to be compared with another database's. */
export async function checkAll({ model, world }: Simulation): Promise<Snapshot> {
  const ids = [...model.requisitions.keys()]
  const units = new Set([...model.accounts.keys()].map((account) => account.split('|')[2] ?? ''))
  const snapshot = await world.database.store.load({
    requisitions: ids,
    units: [...units],
    people: [...model.people.keys()],
    quotaGrants: [...model.grants],
    standings: 0,
  })
  must(snapshot.requisitions.length === ids.length, 'nothing is lost', () => ids)
  for (const requisition of snapshot.requisitions) {
    const known = model.requisitions.get(requisition.id)
    const facts = () => ({ known, requisition })
    must(isDeepStrictEqual(requisition, known), 'nothing changes by itself', facts)
    checkRequisition(requisition)
  }
  must(snapshot.quotaGrants.length === model.grants.size, 'grants stay', () => snapshot.quotaGrants)
  checkDelegations(model, snapshot.standings)
  checkBooks(model.accounts, await world.books())
  const broken = await world.broken()
  must(broken.length === 0, "the database's own invariants hold", () => broken.slice(0, 10))
  return snapshot
}

function checkDelegations({ delegations }: Model, standings: Snapshot['standings']): void {
  must(standings.length === delegations.size, 'delegations stay', () => standings)
  for (const { delegation } of standings) {
    const known = delegations.get(delegation.id)
    const facts = () => ({ known, delegation })
    must(isDeepStrictEqual(delegation, known), 'no delegation changes by itself', facts)
  }
}

/** Balances are the sums of the entries, both are what the model says, and each unit's sum over all accounts is zero. */
function checkBooks(
  expected: Holdings,
  { balances, transfers }: Awaited<ReturnType<Simulation['world']['books']>>,
): void {
  const kept = new Map(balances.map((account) => [accountName(account), account.balance]))
  const entered: Holdings = new Map()
  const totals: Holdings = new Map()
  for (const { from, to, unit, quantity } of transfers) {
    must(quantity > 0, 'an entry moves something', () => ({ from, to, unit }))
    add(entered, accountName({ ...from, unit }), -quantity)
    add(entered, accountName({ ...to, unit }), quantity)
  }
  for (const account of new Set([...expected.keys(), ...entered.keys(), ...kept.keys()])) {
    const [wanted, sum] = [expected.get(account) ?? 0, entered.get(account) ?? 0]
    const balance = kept.get(account) ?? 0
    const guarded = !/^(?:supplier|granted|lost|scrapped)\|/.test(account)
    const facts = () => ({ account, wanted, sum, balance })
    must(wanted === sum, 'the entries say what the requisitions say', facts)
    must(!guarded || (balance === sum && balance >= 0), 'a balance is the sum of entries', facts)
    add(totals, account.split('|')[2] ?? '', guarded ? balance : sum)
  }
  for (const [unit, total] of totals) must(total === 0, 'a unit sums to zero', () => [unit, total])
}
