import { planFacts, planWant } from '../../../db/facts.ts'
import { submit } from '../../../domain/desk/submit.ts'
import { requisitionId } from '../../../domain/ids.ts'
import { monthOf } from '../../../domain/time.ts'
import { settle } from '../draft/settle.ts'
import { askedParts, showDraft } from '../draft/show.ts'
import type { Pressed } from '../incoming.ts'
import { refusalSentence } from '../refusals.ts'
import type { Outcome, Talk } from '../talk.ts'
import { draftIsOver } from './bring-back.ts'
import { staleDraft } from './draft.ts'

/** The confirmed draft becomes a requisition; when stock, price or approval moved since, it is shown anew first. */
export async function submitPressed(talk: Talk, incoming: Pressed): Promise<Outcome> {
  const { desk, draft, words, person } = talk
  const { press } = incoming
  if (!draft || draft.id !== press.subject) return draftIsOver(talk, incoming)
  if (draft.revision !== press.revision) return await staleDraft(talk, draft)
  const settled = settle(draft, desk.catalogue, incoming.at)
  if (settled.questions.length > 0) return await staleDraft(talk, draft)

  const asked = askedParts(talk, settled.draft)
  const parts = asked.map((want) => want.part)
  const want = planWant(parts, draft.station, monthOf(incoming.at))
  const snapshot = await desk.database.store.load({ ...want, people: [person.id] })
  const number = await desk.database.store.nextRequestNumber()
  const decision = submit(planFacts(snapshot, draft.station, desk.network), {
    key: incoming.key,
    at: incoming.at,
    id: requisitionId(`REQ-${number}`),
    requester: snapshot.people[0] ?? person,
    locale: talk.locale,
    asked,
    serviceOrder: draft.serviceOrder,
    urgent: draft.urgent,
    shownDigest: press.choice ?? '',
  })
  if (decision.kind === 'decided')
    return {
      change: decision.change,
      show: { requisition: decision.requisition.id, audience: 'requester' },
      notice: { tone: 'good', text: words.answer.submitted(decision.requisition.id) },
      draft: null,
      past: [],
    }
  const shown = await showDraft(talk, draft)
  const notice = { tone: 'warn', text: refusalSentence(decision, talk) } as const
  return { replace: shown.card, draft: shown.draft, notice }
}
