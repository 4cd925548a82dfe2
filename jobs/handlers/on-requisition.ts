import { planFacts, requisitionWant } from '../../db/facts.ts'
import { perform } from '../../db/perform.ts'
import type { Want } from '../../db/store.ts'
import type { Standing } from '../../domain/delegation/delegation.ts'
import type { Overtaken } from '../../domain/desk/clocks.ts'
import type { Command, Decided } from '../../domain/desk/decision.ts'
import type { PlanFacts } from '../../domain/desk/submit.ts'
import { requisitionId } from '../../domain/ids.ts'
import type { Requisition } from '../../domain/requisition/requisition.ts'
import type { JobContext } from '../context.ts'

type Verb = (
  requisition: Requisition,
  command: Command,
  facts: PlanFacts,
  standings: readonly Standing[],
) => Decided | Overtaken

/** Carries out a verb of the desk on a requisition as it stands now, once for this key. An unknown one is left alone. */
export async function onRequisition(
  context: JobContext,
  id: string,
  key: string,
  verb: Verb,
): Promise<void> {
  const { store } = context.database
  const first = await store.load({ requisitions: [requisitionId(id)] })
  const known = first.requisitions[0]
  if (!known) return
  const want: Want = { ...requisitionWant(known), standings: context.now() }
  await perform<Decided, Overtaken>(store, want, (snapshot) => {
    const requisition = snapshot.requisitions[0] ?? known
    const facts = planFacts(snapshot, requisition.station, context.network)
    return verb(requisition, { key, at: context.now() }, facts, snapshot.standings)
  })
}
