import type { CardCopyRow, Change, ConversationRow, NewTask } from '../../domain/desk/change.ts'
import type { Json } from '../../domain/json.ts'
import type { Person } from '../../domain/people/person.ts'
import type { Answer } from './card.ts'
import type { Desk } from './desk.ts'
import { keeping, keptOf, withStep } from './draft/kept.ts'
import { draftIn, expiryTask } from './draft/shown.ts'
import type { Incoming } from './incoming.ts'
import { personOf } from './linked.ts'
import { pressed } from './pressed/pressed.ts'
import { pressedCopy } from './pressed-copy.ts'
import { type Reply, readReply, withNotice, writeReply } from './reply.ts'
import { joined } from './said/joined.ts'
import { longestMessage, said } from './said/said.ts'
import { answerStranger } from './stranger.ts'
import type { Outcome, Talk } from './talk.ts'
import { understand } from './understand/understand.ts'
import type { Understood } from './understand/understood.ts'
import { viewOf } from './view.ts'
import { wordsFor } from './words/words.ts'

/** A conversation that keeps moving is tried this often before the event is left to its rescue task. */
const attempts = 12

/**
 * One turn, written as one change whose key is the event's: load, understand, decide, commit; again after a conflict.
 * For a press it gives what to show in the place of the pressed card, always as things stand now.
 */
export async function converse(desk: Desk, incoming: Incoming): Promise<Answer | null> {
  const person = await personOf(desk, incoming)
  if (!person) {
    await answerStranger(desk, incoming)
    return null
  }
  for (let attempt = 0; attempt < attempts; attempt++) {
    const { talk, understood } = await listen(desk, incoming, person)
    const outcome = await answer(talk, understood)
    const committed = await desk.database.store.commit(await changeOf(talk, outcome))
    if (committed.kind === 'committed' || committed.kind === 'duplicate')
      return await shownAfter(talk, committed.reply)
  }
  throw new Error('this conversation kept changing; the event was not handled')
}

async function answer(talk: Talk, understood: Understood | null): Promise<Outcome> {
  if (talk.incoming.kind === 'pressed') return await pressed(talk, talk.incoming)
  if (talk.incoming.kind === 'joined' || understood === null) return await joined(talk)
  return await said(talk, talk.incoming, understood)
}

async function listen(desk: Desk, incoming: Incoming, person: Person) {
  const { conversations } = await desk.database.store.load({ conversations: [incoming.address] })
  const known = conversations[0] ?? newConversation(incoming, person)
  const kept = keptOf(known.draft, person.id, incoming.at)
  const usual = kept.locale ?? (incoming.conversation === 'group' ? person.locale : known.locale)
  const understood =
    incoming.kind === 'said'
      ? understand(incoming.text.slice(0, longestMessage), {
          vocabulary: desk.vocabulary,
          hasDraft: kept.draft !== null,
          usual,
        })
      : null
  const locale = understood?.locale ?? usual
  const conversation = { ...known, person: person.id, locale }
  const words = wordsFor(locale)
  const { draft, past, expired } = kept
  const lapsed = kept.lapsed ? (past.at(-1) ?? null) : null
  const place = { desk, incoming, person, conversation, locale, words }
  const talk: Talk = { ...place, draft, past, expired, lapsed }
  return { talk, understood }
}

/** What is kept where no request is being put together. */
const noDraft: Json = {}

const newConversation = (incoming: Incoming, person: Person): ConversationRow => ({
  address: incoming.address,
  person: person.id,
  kind: incoming.conversation,
  locale: (incoming.kind === 'joined' ? incoming.locale : null) ?? person.locale,
  draft: noDraft,
  version: 0,
  usedAt: incoming.at,
})

/** The desk's change, if there is one, with the conversation, the card that was pressed, and the reply added. */
async function changeOf(talk: Talk, outcome: Outcome): Promise<Change> {
  const { incoming, conversation } = talk
  const row = {
    ...conversation,
    draft: keptAfter(talk, outcome),
    version: conversation.version + 1,
    usedAt: incoming.at,
  }
  const own = outcome.change
  const posts = outcome.posts ?? []
  const copies = [...(await pressedCopy(talk, outcome)), ...askedCopies(talk, outcome)]
  return {
    key: incoming.key,
    at: incoming.at,
    expect: [
      ...(own?.expect ?? []),
      { kind: 'conversation', id: conversation.address, version: conversation.version },
    ],
    put: {
      ...own?.put,
      conversations: [row],
      cardCopies: copies,
    },
    transfers: own?.transfers ?? [],
    events: [...(own?.events ?? []), ...(outcome.events ?? [])],
    tasks: [
      ...(own?.tasks ?? []),
      ...(posts.length > 0 ? [sayTask(incoming)] : []),
      ...copies.map((copy) => showTask(copy, incoming)),
      ...expiryOf(incoming, outcome),
    ],
    reply: writeReply({
      posts,
      replace: outcome.replace ?? null,
      show: outcome.show ?? null,
      notice: outcome.notice ?? null,
      aside: outcome.aside ?? false,
      locale: talk.locale,
    }),
  }
}

/** What is kept of this person after the turn. A draft that was only looked at does not become younger. */
function keptAfter(
  { conversation, person, incoming, draft, past, locale }: Talk,
  outcome: Outcome,
) {
  const known = keptOf(conversation.draft, person.id, incoming.at)
  if (outcome.draft === undefined)
    return keeping(conversation.draft, person.id, {
      draft,
      past: [...(outcome.past ?? past)],
      touchedAt: known.touchedAt,
      lapsed: known.lapsed,
      locale,
    })
  const moved = draft !== null && draft.revision !== outcome.draft?.revision
  return keeping(conversation.draft, person.id, {
    draft: outcome.draft,
    past: [...(outcome.past ?? (moved ? withStep(past, draft) : past))],
    touchedAt: incoming.at,
    lapsed: false,
    locale,
  })
}

/** A draft's card in the place of the one that was pressed; of one that is posted, only who posts it knows the message. */
function expiryOf(incoming: Incoming, { replace }: Outcome): readonly NewTask[] {
  if (incoming.kind !== 'pressed' || incoming.message === null) return []
  const shown = draftIn(replace, incoming.address, incoming.message)
  return shown === null ? [] : [expiryTask(shown)]
}

const sayTask = (incoming: Incoming): NewTask => ({
  key: `say:${incoming.key}`,
  kind: 'say',
  payload: { key: incoming.key, address: incoming.address },
  dueAt: incoming.at,
  lane: incoming.address,
})

/** A card that was asked for is a copy of its own, so that it is kept current where it was asked for. */
function askedCopies(talk: Talk, outcome: Outcome): readonly CardCopyRow[] {
  const { incoming, person } = talk
  return (outcome.copies ?? []).map(({ requisition, audience, version }) => ({
    id: `${requisition}/${audience}/${incoming.address}/${incoming.key}`,
    requisition,
    audience,
    person: person.id,
    address: incoming.address,
    message: null,
    wanted: version,
    shown: 0,
  }))
}

const showTask = (copy: CardCopyRow, incoming: Incoming): NewTask => ({
  key: `show-card:${copy.id}:${copy.wanted}`,
  kind: 'show-card',
  payload: { copy: copy.id },
  dueAt: incoming.at,
  lane: incoming.address,
})

async function shownAfter(talk: Talk, stored: Json): Promise<Answer | null> {
  const reply = readReply(stored)
  if (!reply || talk.incoming.kind !== 'pressed') return null
  const card = await cardOf(talk, reply)
  const { notice, aside, show } = reply
  if (card === null) return notice === null ? null : { text: notice.text, place: 'aside' }
  const place = aside ? 'aside' : show === null ? 'here' : 'kept'
  return { card: withNotice(card, notice), place, ...(notice === null ? {} : { notice }) }
}

async function cardOf(talk: Talk, reply: Reply) {
  if (reply.show === null) return reply.replace
  const { requisition, audience } = reply.show
  const { requisitions } = await talk.desk.database.store.load({ requisitions: [requisition] })
  const current = requisitions[0]
  if (!current) return reply.replace
  return await viewOf(talk.desk, current, audience, talk.person, reply.locale)
}
