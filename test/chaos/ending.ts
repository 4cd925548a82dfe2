import type { Card, Message } from '../../bot/conversation/card.ts'
import { invariantNames } from '../../db/invariants.ts'
import type { Plot } from './ground.ts'
import { readScreens } from './phones.ts'

/** How a story ended: every fact that must be the same however often the process died, one a line. */
export type Ending = {
  readonly facts: readonly string[]
  /** What is wrong by itself, whatever the others say; empty in a healthy ending. */
  readonly wrongs: readonly string[]
}

/** Ids that are drawn or numbered anew in every life are named by what they belong to, or left out. */
const facts = `
  select 'requisition ' || to_jsonb(r)::text as line from requisitions r
  union all select 'line ' || to_jsonb(l)::text from lines l
  union all select 'approval ' || to_jsonb(a)::text from approvals a
  union all select 'shipment ' || to_jsonb(s)::text from shipments s
  union all select 'shipment line ' || to_jsonb(s)::text from shipment_lines s
  union all select 'claim ' || to_jsonb(c)::text from claims c
  union all select 'account ' || jsonb_build_array(kind, place, unit, balance)::text from accounts
  union all select 'entry ' || jsonb_build_array(change_key, from_kind, from_place, to_kind, to_place, unit, quantity, at)::text
    from entries
  union all select 'event ' || jsonb_build_array(aggregate, seq, kind, actor, at, data)::text from events
  union all select 'card ' || jsonb_build_array(id, wanted, shown, message is not null)::text from card_copies
  union all select 'conversation ' || to_jsonb(c)::text from conversations c
  union all select 'change ' || key from changes where key !~ '^(task|clock|shown)/'
  union all select 'inbox ' || jsonb_build_array(key, state)::text from inbox
  union all select 'task ' || jsonb_build_array(key, kind, payload, state, due_at, lane)::text from tasks
    where kind <> 'expire-draft'
  -- A draft's card that was posted again is looked after as well.
  union all select distinct 'draft card ' || jsonb_build_array(payload->'draft', payload->'revision', state, due_at)::text
    from tasks where kind = 'expire-draft'
  union all select 'setting ' || to_jsonb(s)::text from settings s
  order by 1`

const wrongs = `
  with latest as (select max(at) as at from changes)
  select 'something is still held: ' || concat_ws(' ', kind, place, unit, balance) as line from accounts
    where kind in ('reserved', 'transit', 'held') and balance <> 0
  union all select 'requests: ' || count(*) from requisitions having count(*) <> 2
  union all select 'replacements: ' || count(*) from requisitions r join requisitions o on o.id = r.replaces
    where r.kind = 'replacement' and o.replaced_by = r.id having count(*) <> 1
  union all select 'claims: ' || count(*) from claims having count(*) <> 1
  union all select 'shipments of ' || r.id || ': ' || count(s.id) from requisitions r
    left join shipments s on s.requisition = r.id and s.state = 'received' group by r.id having count(s.id) <> 1
  union all select 'pieces: ' || sum(balance) from accounts where unit <> 'fen' having sum(balance) <> 6
  union all select 'on the shelf: ' || balance from accounts where (kind, place) = ('available', 'HQ') and balance <> 4
  union all select 'not handled: ' || key || ' ' || state from inbox where state <> 'finished'
  union all select 'not done: ' || t.key || ' ' || t.state from tasks t, latest
    where t.state <> 'done' and (t.state <> 'due' or t.due_at <= latest.at)
  union all select 'card not current: ' || id from card_copies where shown <> wanted or message is null`

/** What must hold in every database whatever was played in it. */
const contradictions = invariantNames
  .map((name) => `select '${name}: ' || what || ': ' || detail as line from invariant_${name}`)
  .join(' union all ')

const cardMessages = `select id || ' ' || message as line from card_copies where message is not null`

/** Reads how a story ended from its database and from what people see on their telephones. */
export async function readEnding(plot: Plot, phonesFile: string): Promise<Ending> {
  const written = await plot.lines(facts)
  const broken = [...(await plot.lines(wrongs)), ...(await plot.lines(contradictions))]
  const cards = await plot.lines(cardMessages)
  const screens = readScreens(phonesFile)
  const seen = cards.map((line) => {
    const cut = line.lastIndexOf(' ')
    const shown = screens.find((each) => each.id === line.slice(cut + 1))
    return `seen ${line.slice(0, cut)} ${shown ? textOf(shown.message) : 'nothing'}`
  })
  // A message posted in the moment of a death may be posted again; but none may be missing.
  const said = new Set(
    screens
      .filter(({ message }) => message.card === undefined)
      .map(({ address, message }) => `said ${address} ${textOf(message)}`),
  )
  return { facts: [...written, ...seen, ...said].map(namerOf(written)), wrongs: broken }
}

/** Numbers of requests may have gaps: the first is named original, the one born of it replacement. Messages have new ids. */
function namerOf(written: readonly string[]): (line: string) => string {
  const births = written.filter((line) => line.startsWith('requisition '))
  const names = new Map(
    births.map((line) => {
      const id = /"id": "(REQ-\d+)"/.exec(line)?.[1] ?? ''
      return [id, line.includes('"kind": "replacement"') ? 'REPLACEMENT' : 'ORIGINAL'] as const
    }),
  )
  return (line) =>
    line
      .replaceAll(/REQ-\d+/g, (id) => names.get(id) ?? id)
      .replaceAll(/"task\/\d+/g, '"task')
      .replaceAll(/[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/g, 'MESSAGE')
}

const textOf = ({ text, card }: Message) =>
  JSON.stringify([text ?? null, card ? cardWords(card) : null])

/** A line told at the top when somebody pressed is of that moment; the card below it is what stays. */
const cardWords = ({ title, badge, blocks, actions }: Card) => [
  title,
  badge ?? null,
  blocks.filter((block) => block.kind !== 'notice'),
  actions.map((action) => action.label),
]

export type Difference = { readonly lost: readonly string[]; readonly doubled: readonly string[] }

/** What an uninterrupted story has and this one has not, and the other way round; how often a line stands counts. */
export function difference(reference: Ending, ending: Ending): Difference {
  return {
    lost: without(reference.facts, ending.facts),
    doubled: without(ending.facts, reference.facts),
  }
}

function without(lines: readonly string[], others: readonly string[]): readonly string[] {
  const left = new Map<string, number>()
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1)
  return lines.filter((line) => {
    const count = left.get(line) ?? 0
    left.set(line, count - 1)
    return count <= 0
  })
}
