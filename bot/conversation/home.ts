import { planWant } from '../../db/facts.ts'
import { absencesAhead } from '../../domain/delegation/delegation.ts'
import type { Station } from '../../domain/network/site.ts'
import { holds, type Person } from '../../domain/people/person.ts'
import { quotaLeft, quotaPlace } from '../../domain/quota/quota.ts'
import type { Requisition } from '../../domain/requisition/requisition.ts'
import { statusOf } from '../../domain/requisition/status.ts'
import { monthOf } from '../../domain/time.ts'
import type { Action, Block, Card } from './card.ts'
import { absenceSentences } from './cards/absence.ts'
import { type Reader, readerOf } from './cards/reader.ts'
import { decidableBy } from './decidable.ts'
import { decides } from './delegates.ts'
import type { Desk } from './desk.ts'
import { moment, money } from './format.ts'
import type { Speaker } from './incoming.ts'
import { scopeOf } from './said/requests.ts'
import { stationOf } from './talk.ts'

/** So many requests a list; the rest is asked for in the conversation. */
const most = 8

/** What somebody's home tab shows: what waits for them, their open requests, their station's quota. Null: a stranger. */
export async function homeCard(desk: Desk, speaker: Speaker): Promise<Card | null> {
  const { platform, tenant, user } = speaker
  const person = await desk.database.reads.personByIdentity(platform, tenant, user)
  if (!person) return null
  const reader = readerOf(desk, person.locale)
  const { chat, answer } = reader.words
  const station = stationOf({ desk, person })
  const waiting = await waitingFor(desk, person)
  const open = station ? await openAt(desk, station) : []
  const shown = [...waiting.slice(0, most), ...open.slice(0, most)]
  return {
    title: chat.homeTitle,
    subtitle: person.name[person.locale],
    blocks: [
      ...(await delegationBlocks(desk, person, reader)),
      ...(decides(person) || holds(person, 'keeper')
        ? list(chat.waitingForYou, chat.nothingWaiting, waiting, reader)
        : []),
      ...(station ? list(answer.yourOpenRequests, answer.noOpenRequests, open, reader) : []),
      ...(station ? await quotaBlocks(desk, station, reader) : []),
    ],
    actions: shown.map((each) => showAction(each, reader)),
    fallback: chat.homeTitle,
  }
}

/** Who decides for this person, and for whom they decide, now or soon. */
async function delegationBlocks(
  desk: Desk,
  person: Person,
  reader: Reader,
): Promise<readonly Block[]> {
  const at = desk.now()
  const { standings } = await desk.database.store.load({ standings: at })
  return absenceSentences(person, absencesAhead(standings, at), reader.locale).map(
    (text): Block => ({ kind: 'notice', tone: 'plain', text }),
  )
}

async function waitingFor(desk: Desk, person: Person): Promise<readonly Requisition[]> {
  const { reads } = desk.database
  if (decides(person)) {
    const scope = scopeOf({ desk, person })
    const view = 'awaiting-approval'
    const own = await reads.requisitions({ ...scope, view, limit: most + 1 })
    const lent = await decidableBy(desk, person, desk.now(), most + 1)
    return [...new Map([...lent, ...own].map((each) => [each.id, each])).values()]
  }
  const keeper = person.grants.find((grant) => grant.role === 'keeper')
  if (!keeper) return []
  return await reads.requisitions({ source: keeper.site, view: 'to-ship', limit: most + 1 })
}

const openAt = (desk: Desk, station: Station) =>
  desk.database.reads.requisitions({ station: station.id, view: 'open', limit: most + 1 })

function list(
  title: string,
  none: string,
  requisitions: readonly Requisition[],
  reader: Reader,
): readonly Block[] {
  const { card } = reader.words
  const head: Block = { kind: 'text', text: title, style: 'strong' }
  if (requisitions.length === 0) return [head, { kind: 'text', text: none, style: 'subtle' }]
  const items = requisitions.slice(0, most).map(
    (each): Block => ({
      kind: 'item',
      title: each.id,
      side: card.status[statusOf(each)],
      details: [
        ...each.lines.map((line) => `${reader.partName(line.part)} ${card.pieces(line.requested)}`),
        `${reader.siteName(each.station)}, ${moment(each.createdAt, reader.locale)}`,
      ],
    }),
  )
  return [head, ...items]
}

async function quotaBlocks(
  desk: Desk,
  station: Station,
  { words, locale }: Reader,
): Promise<readonly Block[]> {
  const month = monthOf(desk.now())
  const place = quotaPlace(station.id, month)
  const snapshot = await desk.database.store.load(planWant([], station.id, month))
  const limit = snapshot.policy.grades[station.grade].monthlyQuotaFen
  const granted = snapshot.quotaGrants.includes(place)
  const left = quotaLeft(snapshot.balances, place, granted, limit)
  const spent = limit === 0 ? 100 : Math.round((1 - left / limit) * 100)
  return [
    { kind: 'text', text: words.answer.quotaOf(station.name[locale], month), style: 'strong' },
    { kind: 'text', text: `${meter(spent)} ${words.chat.quotaSpent(spent)}` },
    { kind: 'facts', facts: [{ label: words.answer.quotaLeft, value: money(left) }] },
  ]
}

/** Ten boxes, one for each tenth that is spent. */
function meter(percent: number): string {
  const full = Math.min(10, Math.max(0, Math.round(percent / 10)))
  return '▰'.repeat(full) + '▱'.repeat(10 - full)
}

const showAction = (requisition: Requisition, { words }: Reader): Action => ({
  kind: 'button',
  label: words.card.show(requisition.id),
  press: { verb: 'show', subject: requisition.id, revision: requisition.revision },
})
