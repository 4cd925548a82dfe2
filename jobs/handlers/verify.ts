import { invariantNames } from '../../db/invariants.ts'
import type { Task, Violation } from '../../db/store.ts'
import { type NewTask, plainChange } from '../../domain/desk/change.ts'
import type { JobContext } from '../context.ts'
import type { Payload } from '../definitions.ts'
import { showProgress } from '../progress.ts'
import { reachableOperators } from './operators.ts'

/** So many findings go into the log; operators are told of the first and look at the rest themselves. */
const logged = 20

/** Looks whether the records contradict themselves; when they do, every operator is told and the findings are logged. */
export async function verify(
  context: JobContext,
  { asker }: Payload<'verify'>,
  task: Task,
): Promise<void> {
  const { database, log } = context
  const violations = asker ? await verifyInView(context, asker) : await database.verify()
  const [first] = violations
  if (first === undefined) return
  log.error('the records contradict themselves', {
    count: violations.length,
    findings: violations.slice(0, logged).map(sentenceOf),
  })
  const payload = { count: violations.length, first: sentenceOf(first) }
  const at = context.now()
  await database.store.commit(
    plainChange({
      key: `task/${task.id}`,
      at,
      tasks: (await reachableOperators(context)).map(
        ({ person, address }): NewTask => ({
          key: `alert:${task.id}:${person.id}`,
          kind: 'alert',
          payload: { ...payload, person: person.id, address },
          dueAt: at,
          lane: address,
        }),
      ),
    }),
  )
}

/** One invariant after the other, while whoever asked watches. */
async function verifyInView(
  { database, presenter }: JobContext,
  asker: NonNullable<Payload<'verify'>['asker']>,
): Promise<readonly Violation[]> {
  const total = invariantNames.length
  const bar = await showProgress(presenter, asker, { job: 'check', total })
  const violations: Violation[] = []
  for (const [index, name] of invariantNames.entries()) {
    violations.push(...(await database.verify([name])))
    await bar.reached(index + 1)
  }
  await presenter.progress(asker, bar.message, {
    kind: 'ended',
    contradictions: violations.length,
  })
  return violations
}

const sentenceOf = ({ invariant, what, detail }: Violation) => `${invariant}: ${what}: ${detail}`
