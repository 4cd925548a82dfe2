import type { Audience, Change, ConversationRow, Fact } from '../../domain/desk/change.ts'
import type { RequisitionId, SiteId } from '../../domain/ids.ts'
import type { Locale } from '../../domain/locale.ts'
import type { Station } from '../../domain/network/site.ts'
import type { Person } from '../../domain/people/person.ts'
import type { Card, Message, Notice } from './card.ts'
import type { Desk } from './desk.ts'
import type { Draft } from './draft/draft.ts'
import type { Incoming } from './incoming.ts'
import type { Words } from './words/words.ts'

/** One turn: who says what where, in which language, and what was going on. */
export type Talk = {
  readonly desk: Desk
  readonly incoming: Incoming
  readonly person: Person
  readonly conversation: ConversationRow
  readonly draft: Draft | null
  /** How the draft stood before its last changes, newest last. */
  readonly past: readonly Draft[]
  /** A draft of this person that expired since the last turn. */
  readonly expired: Draft | null
  /** The newest of the past, when it expired and was not taken up again. */
  readonly lapsed: Draft | null
  readonly locale: Locale
  readonly words: Words
}

/** What to show in the place of a pressed card: a requisition as this audience sees it, always as it stands then. */
export type Show = { readonly requisition: RequisitionId; readonly audience: Audience }

/** What a turn comes to. Nothing is sent before `change` and the reply are written together. */
export type Outcome = {
  /** Messages to post, in order. */
  readonly posts?: readonly Message[]
  /** Cards of requisitions to post after the messages; they are kept current like every other copy. */
  readonly copies?: readonly (Show & { readonly version: number })[]
  /** In the place of the pressed card; without one, what was pressed stays. */
  readonly replace?: Card
  readonly show?: Show
  /** A line at the top of the card shown; without a card, for the eyes of whoever pressed. */
  readonly notice?: Notice
  /** `replace` is for the eyes of whoever pressed; the card stays as it is for everybody else. */
  readonly aside?: boolean
  /** The draft from now on; left out: as before; null: none. */
  readonly draft?: Draft | null
  /** The steps that can be taken back from now on; left out: those of before and the draft that was changed. */
  readonly past?: readonly Draft[]
  readonly events?: readonly Fact[]
  /** A decision of the desk; the conversation's own rows are added to it. */
  readonly change?: Change
}

const text = (sentence: string): Message => ({ text: sentence })

export const say = (...sentences: readonly string[]): Outcome => ({ posts: sentences.map(text) })

/** The station this person asks for, or null when they are no clerk. */
export function stationOf(talk: Pick<Talk, 'person' | 'desk'>): Station | null {
  const grant = talk.person.grants.find((each) => each.role === 'clerk')
  return grant ? talk.desk.network.station(grant.site) : null
}

/** The name of a site in the reader's language. */
export function siteName(talk: Pick<Talk, 'desk' | 'locale'>, site: SiteId): string {
  return talk.desk.network.site(site).name[talk.locale]
}
