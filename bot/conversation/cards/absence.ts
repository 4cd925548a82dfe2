import type { Absence, Standing } from '../../../domain/delegation/delegation.ts'
import type { Locale } from '../../../domain/locale.ts'
import type { Person } from '../../../domain/people/person.ts'
import { daysLater, startOf } from '../../../domain/time.ts'
import type { Action, Block, Card, Field } from '../card.ts'
import { personField } from '../delegates.ts'
import { dayName, lastDay } from '../format.ts'
import { wordsFor } from '../words/words.ts'
import type { Reader } from './reader.ts'

/** What somebody is about to set: who decides for them from which day until which; null: not chosen yet. */
export type Proposal = {
  readonly giver: Person
  readonly delegate: Person | null
  readonly first: string
  readonly last: string | null
  /** Who could decide, whoever is near first; never empty. */
  readonly people: readonly Person[]
  readonly today: string
  /** Why it cannot be, or what is to be chosen; null when one press is enough. */
  readonly remark: string | null
}

/** Days that can be chosen, beside those that were said: two weeks to begin on, a month to end on. */
const spans = { first: 14, last: 31 } as const

/** Asks for a press on who decides while somebody is away; what was not said is chosen in a form. */
export function proposalCard(proposal: Proposal, reader: Reader): Card {
  const { delegation } = reader.words
  const { giver, delegate, first, last, remark } = proposal
  const isComplete = delegate !== null && last !== null && remark === null
  const choice = isComplete ? `${delegate.id}|${first}|${last}` : ''
  const press = { verb: 'go-away', subject: giver.id, revision: 0 }
  return {
    title: delegation.awayTitle,
    blocks: [
      ...(remark === null ? [] : [{ kind: 'notice', tone: 'warn', text: remark } as const]),
      ...proposedFacts(proposal, reader),
      { kind: 'text', style: 'subtle', text: delegation.whatHappens },
    ],
    actions: [
      ...(isComplete
        ? [
            {
              kind: 'button',
              label: delegation.confirmAway,
              style: 'primary',
              press: { ...press, choice },
            } as const,
          ]
        : []),
      formOf(proposal, isComplete ? delegation.changeAway : delegation.set, reader),
    ],
    fallback: `${delegation.awayTitle}: ${delegation.pressToConfirm}`,
  }
}

function proposedFacts({ delegate, first, last }: Proposal, reader: Reader): readonly Block[] {
  const { delegation } = reader.words
  const day = (iso: string) => dayName(startOf(iso), reader.locale)
  const facts = [
    ...(delegate === null
      ? []
      : [{ label: delegation.delegateLabel, value: delegate.name[reader.locale] }]),
    ...(last === null
      ? []
      : [
          { label: delegation.first, value: day(first) },
          { label: delegation.last, value: day(last) },
        ]),
  ]
  return facts.length === 0 ? [] : [{ kind: 'facts', facts }]
}

function formOf(
  { giver, delegate, first, last, people, today }: Proposal,
  label: string,
  reader: Reader,
): Action {
  const { delegation } = reader.words
  return {
    kind: 'form',
    label,
    fields: [
      personField(people, delegation.delegateLabel, reader, delegate ?? undefined),
      dayField('first', delegation.first, first, daysFrom(today, spans.first, first), reader),
      dayField('last', delegation.last, last ?? first, daysFrom(today, spans.last, last), reader),
    ],
    send: {
      label: delegation.confirmAway,
      press: { verb: 'go-away', subject: giver.id, revision: 0 },
    },
  }
}

/** So many days from today, and the one that was said when it is another. */
function daysFrom(today: string, count: number, said: string | null): readonly string[] {
  const days = Array.from({ length: count }, (_, index) => daysLater(today, index))
  return said === null || days.includes(said) ? days : [...days, said].toSorted()
}

function dayField(
  name: string,
  label: string,
  value: string,
  days: readonly string[],
  { locale }: Reader,
): Field {
  const options = days.map((day) => ({ label: dayName(startOf(day), locale), value: day }))
  return { kind: 'choice', name, label, options, value }
}

/** Who decides for whom, seen by one of them: each with the button that ends it, and a way to set it. */
export function absencesCard(
  viewer: Person,
  standings: readonly Standing<Absence>[],
  people: readonly Person[],
  today: string,
  reader: Reader,
): Card {
  const { delegation } = reader.words
  const own = standings.filter(({ giver }) => giver.id === viewer.id)
  const sentences = absenceSentences(viewer, standings, reader.locale)
  const set = {
    giver: viewer,
    delegate: null,
    first: today,
    last: null,
    people,
    today,
    remark: null,
  }
  return {
    title: delegation.listTitle,
    blocks: (own.length > 0 ? sentences : [delegation.nobodyDecides, ...sentences]).map(
      (text): Block => ({ kind: 'text', text }),
    ),
    actions: [
      ...own.map((each): Action => endAction(each, reader)),
      ...(people.length === 0 ? [] : [formOf(set, delegation.set, reader)]),
    ],
    fallback: sentences.join(' ') || delegation.nobodyDecides,
  }
}

/** Who decides for somebody, then for whom they decide themselves: a sentence each. */
export function absenceSentences(
  viewer: Person,
  standings: readonly Standing<Absence>[],
  locale: Locale,
): readonly string[] {
  const { delegation: words } = wordsFor(locale)
  const own = standings.filter(({ giver }) => giver.id === viewer.id)
  const others = standings.filter(({ delegate }) => delegate.id === viewer.id)
  return [
    ...own.map(({ delegation, delegate }) =>
      words.told(delegate.name[locale], ...daysOf(delegation, locale)),
    ),
    ...others.map(({ delegation, giver }) =>
      words.alsoYou(giver.name[locale], ...daysOf(delegation, locale)),
    ),
  ]
}

/** The button that ends an absence early. */
function endAction({ delegation, delegate }: Standing<Absence>, reader: Reader): Action {
  return {
    kind: 'button',
    label: reader.words.delegation.endAway(delegate.name[reader.locale]),
    press: { verb: 'come-back', subject: delegation.id, revision: delegation.version },
  }
}

const daysOf = ({ startsAt, endsAt }: Absence, locale: Locale): readonly [string, string] => [
  dayName(startsAt, locale),
  lastDay(endsAt, locale),
]

/** What the delegate, or whoever was away, is told. */
export function absenceNews(
  { delegation: absence, giver, delegate }: Standing<Absence>,
  reader: Person['id'],
  what: 'told' | 'over',
  locale: Locale,
): string {
  const { delegation } = wordsFor(locale)
  if (reader === giver.id) return delegation.newsBack(delegate.name[locale])
  if (what === 'over') return delegation.newsOver(giver.name[locale])
  return delegation.newsTold(giver.name[locale], ...daysOf(absence, locale))
}
