import type { Task, Violation } from '../../db/store.ts'
import type { NewTask } from '../../domain/desk/change.ts'
import type { Person } from '../../domain/people/person.ts'
import type { JobContext } from '../context.ts'
import type { Payload } from '../definitions.ts'

/** So many findings go into the log; operators are told of the first and look at the rest themselves. */
const logged = 20

/** Looks whether the records contradict themselves; when they do, every operator is told and the findings are logged. */
export async function verify(
  context: JobContext,
  _payload: Payload<'verify'>,
  task: Task,
): Promise<void> {
  const { database, log } = context
  const violations = await database.verify()
  const [first] = violations
  if (first === undefined) return
  log.error('the records contradict themselves', {
    count: violations.length,
    findings: violations.slice(0, logged).map(sentenceOf),
  })
  const payload = { count: violations.length, first: sentenceOf(first) }
  const at = context.now()
  await database.store.commit({
    key: `task/${task.id}`,
    at,
    expect: [],
    put: {},
    transfers: [],
    events: [],
    tasks: (await reachableOperators(context)).map(
      ({ person, address }): NewTask => ({
        key: `alert:${task.id}:${person.id}`,
        kind: 'alert',
        payload: { ...payload, person: person.id, address },
        dueAt: at,
        lane: address,
      }),
    ),
    reply: null,
  })
}

/** Tells one operator. */
export async function alert(context: JobContext, payload: Payload<'alert'>): Promise<void> {
  const { address, person, count, first } = payload
  await context.presenter.alert(address, person, { count, first })
}

const sentenceOf = ({ invariant, what, detail }: Violation) => `${invariant}: ${what}: ${detail}`

async function reachableOperators({ database, log }: JobContext) {
  const operators = await database.reads.peopleWith('operator')
  const found: { readonly person: Person; readonly address: string }[] = []
  for (const person of operators) {
    const address = await database.reads.personalAddress(person.id)
    if (address !== null) found.push({ person, address })
  }
  if (found.length === 0) log.error('no operator has opened a conversation with Partline', {})
  return found
}
