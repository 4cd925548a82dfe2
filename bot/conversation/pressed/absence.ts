import { absencesAhead } from '../../../domain/delegation/delegation.ts'
import { type AbsenceDecided, comeBack, goAway } from '../../../domain/desk/absence.ts'
import { delegationId, personId } from '../../../domain/ids.ts'
import { dayOf, daysLater, startOf } from '../../../domain/time.ts'
import { absencesCard, proposalCard } from '../cards/absence.ts'
import { readerOf } from '../cards/reader.ts'
import { spentCard } from '../cards/spent.ts'
import { standIns } from '../delegates.ts'
import type { Pressed } from '../incoming.ts'
import { refusalSentence } from '../refusals.ts'
import { type Outcome, say, type Talk } from '../talk.ts'

/** Confirms who decides while somebody is away, or ends it. Only whoever is away does either, wherever the card stands. */
export async function absencePressed(talk: Talk, incoming: Pressed): Promise<Outcome> {
  return incoming.press.verb === 'go-away'
    ? await awayPressed(talk, incoming)
    : await backPressed(talk, incoming)
}

const isoDay = /^\d{4}-\d{2}-\d{2}$/

/** What was chosen in the form, else what stood on the card; null when it is neither. */
function chosenOf({ press, fields }: Pressed) {
  const [who, from, until] = (press.choice ?? '').split('|')
  const delegate = personId((fields['delegate'] ?? who ?? '').slice(0, 200))
  const first = fields['first'] ?? from ?? ''
  const last = fields['last'] ?? until ?? ''
  const areDays = [first, last].every((day) => isoDay.test(day) && !Number.isNaN(startOf(day)))
  return areDays ? { delegate, first, last } : null
}

async function awayPressed(talk: Talk, incoming: Pressed): Promise<Outcome> {
  const { desk, locale, words } = talk
  const { key, at, press } = incoming
  if (press.subject !== talk.person.id)
    return { replace: spentCard(words.delegation.notYours), aside: true }
  const chosen = chosenOf(incoming)
  if (chosen === null) return say(words.delegation.badPeriod)
  const { people, standings, policy } = await desk.database.store.load({
    people: [talk.person.id, chosen.delegate],
    standings: at,
  })
  const giver = people.find(({ id }) => id === talk.person.id) ?? talk.person
  const delegate = people.find(({ id }) => id === chosen.delegate)
  if (!delegate) return say(words.delegation.askDetails)
  const { first, last } = chosen
  const decision = goAway(
    { standings, policy },
    { key, at, giver, delegate, startsAt: startOf(first), endsAt: startOf(daysLater(last, 1)) },
  )
  const reader = readerOf(desk, locale)
  const candidates = await standIns(desk, giver, policy)
  if (decision.kind !== 'absence-decided') {
    const remark = refusalSentence(decision, talk)
    if (candidates.length === 0) return { replace: spentCard(remark) }
    const today = dayOf(at)
    const proposal = { giver, delegate, first, last, people: candidates, today, remark }
    return { replace: proposalCard(proposal, reader) }
  }
  const told = { delegation: decision.absence, giver, delegate }
  const ahead = [...absencesAhead(standings, at), told]
  return {
    change: decision.change,
    replace: absencesCard(giver, ahead, [], dayOf(at), reader),
  }
}

async function backPressed(talk: Talk, incoming: Pressed): Promise<Outcome> {
  const { desk, person, locale, words } = talk
  const { key, at, press } = incoming
  const { standings, policy } = await desk.database.store.load({ standings: at })
  const absence = delegationId(press.subject)
  const found = standings.find(({ delegation }) => delegation.id === absence)
  if (found && found.giver.id !== person.id)
    return { replace: spentCard(words.delegation.notYours), aside: true }
  const decision: AbsenceDecided | Parameters<typeof refusalSentence>[0] = comeBack(
    { standings, policy },
    { key, at, giver: person, absence },
  )
  if (decision.kind !== 'absence-decided')
    return { replace: spentCard(refusalSentence(decision, talk)) }
  const name = found?.delegate.name[locale] ?? ''
  return { change: decision.change, replace: spentCard(words.delegation.ended(name)) }
}
