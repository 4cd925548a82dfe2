import { absencesAhead } from '../../../domain/delegation/delegation.ts'
import { absenceRefusal } from '../../../domain/desk/absence.ts'
import { locales } from '../../../domain/locale.ts'
import type { Person } from '../../../domain/people/person.ts'
import { dayOf, daysLater, startOf } from '../../../domain/time.ts'
import { absencesCard, type Proposal, proposalCard } from '../cards/absence.ts'
import { readerOf } from '../cards/reader.ts'
import { decides, standIns } from '../delegates.ts'
import { refusalSentence } from '../refusals.ts'
import { type Outcome, say, type Talk } from '../talk.ts'
import type { DelegationWish } from '../understand/delegation.ts'
import type { Understood } from '../understand/understood.ts'
import { daysMeant } from './absence-days.ts'

/**
 * "Li decides for me until Friday", "I am back", "who decides for me?", said by an approver: a card with a button, never a
 * deed by words. Null when the message is about something else.
 */
export async function delegationSaid(
  talk: Talk,
  { delegation: wish, items }: Understood,
): Promise<Outcome | null> {
  const aboutParts = items.some((item) => item.code !== null || item.name !== null)
  if (wish === null || aboutParts || !decides(talk.person)) return null
  if (wish.kind !== 'away') return await listed(talk)
  return await proposed(talk, wish)
}

async function listed(talk: Talk): Promise<Outcome> {
  const { desk, person, locale } = talk
  const { at } = talk.incoming
  const { standings, policy } = await desk.database.store.load({ standings: at })
  const ahead = absencesAhead(standings, at)
  const people = await standIns(desk, person, policy)
  const card = absencesCard(person, ahead, people, dayOf(at), readerOf(desk, locale))
  return { posts: [{ card }] }
}

async function proposed(
  talk: Talk,
  wish: Extract<DelegationWish, { kind: 'away' }>,
): Promise<Outcome> {
  const { desk, person, words } = talk
  const { at } = talk.incoming
  const today = dayOf(at)
  const { policy } = await desk.database.store.load({})
  const all = await standIns(desk, person, policy)
  if (all.length === 0) return say(words.delegation.nobodyThere)
  const { first, last } = daysMeant(wish.days, today)
  const typed = wish.who?.folded
  const fitting = typed === undefined ? [] : all.filter((each) => isCalled(each, typed))
  const [only, ...more] = fitting
  const meant = only && more.length === 0 ? only : null
  return await proposalFor(talk, {
    giver: person,
    delegate: meant,
    first,
    last,
    people: fitting.length > 1 ? fitting : all,
    today,
    remark: remarkOn(wish.who?.typed ?? null, fitting, last, talk),
  })
}

function remarkOn(
  who: string | null,
  fitting: readonly Person[],
  last: string | null,
  { words: { delegation } }: Talk,
): string | null {
  if (who !== null && fitting.length === 0) return delegation.nobodyNamed(who)
  if (who !== null && fitting.length > 1) return delegation.severalNamed(who)
  return who === null || last === null ? delegation.askDetails : null
}

/** The card that asks for the press; where it could not be, it says why. */
async function proposalFor(talk: Talk, proposal: Proposal): Promise<Outcome> {
  const { desk, locale, incoming } = talk
  const { giver, delegate, first, last } = proposal
  const reader = readerOf(desk, locale)
  const { standings, policy } = await desk.database.store.load({ standings: incoming.at })
  const refusal =
    delegate === null || last === null
      ? null
      : absenceRefusal(
          { standings, policy },
          {
            key: incoming.key,
            at: incoming.at,
            giver,
            delegate,
            startsAt: startOf(first),
            endsAt: startOf(daysLater(last, 1)),
          },
        )
  const remark = refusal === null ? proposal.remark : refusalSentence(refusal, talk)
  return { posts: [{ card: proposalCard({ ...proposal, remark }, reader) }] }
}

/** The full name in any language, or the family name, with or without spaces, as it was typed and folded. */
function isCalled({ name }: Person, typed: string): boolean {
  const spoken = typed.replace(/\s+/g, ' ').trim()
  if (locales.some((locale) => name[locale].toLowerCase() === spoken)) return true
  const english = name.en.toLowerCase()
  const words = english.split(' ')
  const turned = [...words.slice(1), words[0]].join(' ')
  if (turned === spoken || words.join('') === spoken || words.includes(spoken)) return true
  return /^\p{Script=Han}{1,2}$/u.test(spoken) && name['zh-Hans'].startsWith(spoken)
}
