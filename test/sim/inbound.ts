import { isDeepStrictEqual } from 'node:util'
import type { InboxModel, InboxModelRow } from './inbox-model.ts'
import type { Operation } from './operation.ts'
import { nth, type Simulation } from './simulation.ts'
import { must } from './violation.ts'

type Of<Does extends Operation['does']> = Extract<Operation, { does: Does }>

/** One of the events that were recorded, an unfinished one where there is one. */
function chooseEvent(inbox: InboxModel, n: number): string | undefined {
  const keys = [...inbox.keys()]
  const open = keys.filter((key) => inbox.get(key)?.state === 'recorded')
  return (n % 5 > 0 ? nth(open, n) : undefined) ?? nth(keys, n)
}

/** After this run, so that the rescue task of an inbound event never depends on how fast the machine is. */
const never = Date.UTC(2090, 0)

/** The platform delivers an event, for the first time or again. */
export async function recording(
  { world, inbox, model }: Simulation,
  { n }: Of<'record'>,
): Promise<string> {
  const again = n % 4 === 0 ? nth([...inbox.keys()], n) : undefined
  const key = again ?? `teams/acme/${inbox.size + 1}`
  const answer = await world.database.inbox.record({ key, body: { n }, receivedAt: never })
  const expected = inbox.has(key) ? 'known' : 'new'
  must(answer === expected, 'an event is recorded once', () => ({ key, answer }))
  const state = model.replies.has(key) ? 'finished' : 'recorded'
  if (answer === 'new') inbox.set(key, { state, leased: false, token: null, oldTokens: [] })
  return `record ${answer}`
}

/** Somebody takes an event up; with a lasting lease nobody else can. */
export async function taking(
  { world, inbox, model }: Simulation,
  { n, lasting }: Of<'take'>,
): Promise<string> {
  const key = chooseEvent(inbox, n) ?? 'teams/acme/unknown'
  const row = inbox.get(key)
  const taken = await world.database.inbox.take(key, lasting ? 600 : 0)
  const expected = row?.state === 'recorded' && !row.leased
  must((taken !== null) === expected, 'an event is held by one', () => ({ key, row, taken }))
  const reply = await world.database.inbox.reply(key)
  const known = model.replies.get(key)
  const same = isDeepStrictEqual(reply, known === undefined ? undefined : JSON.parse(known))
  must(same, 'the stored reply is given again', () => ({ key, known, reply }))
  if (taken === null || !row) return 'take refused'
  if (row.token !== null) row.oldTokens.push(row.token)
  row.token = taken.token
  row.leased = lasting
  return 'take'
}

/** It is given back or set aside, by the one who holds it or by one whose lease was lost. */
export async function finishing(
  simulation: Simulation,
  { n, late, outcome }: Of<'finish'>,
): Promise<string> {
  const { world, inbox } = simulation
  const key = chooseEvent(inbox, n) ?? 'teams/acme/unknown'
  const row = inbox.get(key)
  const token = late ? row?.oldTokens.at(-1) : row?.token
  if (!row || !token) return 'finish nothing'
  await world.database.inbox.finish(key, token, outcome)
  if (late || row.state !== 'recorded') return 'finish too late'
  settle(row, outcome)
  return `finish ${outcome}`
}

function settle(row: InboxModelRow, outcome: 'ignored' | 'again'): void {
  if (row.token !== null) row.oldTokens.push(row.token)
  row.token = null
  row.leased = false
  if (outcome === 'ignored') row.state = 'ignored'
}
