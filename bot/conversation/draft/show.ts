import { planFacts, planWant } from '../../../db/facts.ts'
import type { Reason } from '../../../domain/catalogue/resolution.ts'
import { resolvePart } from '../../../domain/catalogue/resolve.ts'
import { type Plan, planRequest } from '../../../domain/desk/submit.ts'
import type { PartCode } from '../../../domain/ids.ts'
import { invariant } from '../../../domain/invariant.ts'
import type { AskedPart } from '../../../domain/sourcing/plan.ts'
import { monthOf } from '../../../domain/time.ts'
import type { Card } from '../card.ts'
import { confirmationCard } from '../cards/confirmation.ts'
import { questionCard } from '../cards/question.ts'
import { readerOf } from '../cards/reader.ts'
import type { Talk } from '../talk.ts'
import type { Draft } from './draft.ts'
import { lifetime } from './kept.ts'
import { settle } from './settle.ts'

/** A draft with everything settled that can be, and the card that stands for it: a question, or the last look. */
export type Shown = { readonly draft: Draft; readonly card: Card; readonly ready: boolean }

/** Settles a draft and shows what comes next: the first open question, else the confirmation with the plan of now. */
export async function showDraft(talk: Talk, draft: Draft): Promise<Shown> {
  const shown = await shownNow(talk, draft)
  return { ...shown, card: standingFor(talk, shown.draft, shown.card) }
}

/** A card that stands for a draft touched just now: when the draft expires, it says so. */
export function standingFor({ incoming, person }: Talk, draft: Draft, card: Card): Card {
  const at = incoming.at + lifetime
  const { id, revision } = draft
  return { ...card, expires: { draft: id, revision, person: person.id, at } }
}

async function shownNow(talk: Talk, draft: Draft): Promise<Shown> {
  const { desk, incoming, locale } = talk
  const history = await historyOf(talk, draft)
  const settled = settle(draft, desk.catalogue, incoming.at, history)
  const reader = readerOf(desk, locale)
  const question = settled.questions[0]
  if (question)
    return {
      draft: settled.draft,
      card: questionCard(question, settled.draft, reader),
      ready: false,
    }
  const plan = await planOf(talk, settled.draft)
  const station = desk.network.station(draft.station)
  const notes = notesOf(talk, settled.draft, history)
  const card = confirmationCard({ draft: settled.draft, plan, station, notes }, reader)
  return { draft: settled.draft, card, ready: true }
}

const longestHistory = 500

/** What the station of a draft has asked for before. */
export async function historyOf(talk: Talk, draft: Draft): Promise<ReadonlySet<PartCode>> {
  const { reads } = talk.desk.database
  return new Set(await reads.orderedParts(draft.station, longestHistory))
}

/** Everything a settled draft asks for. The price is the catalogue's, never the card's. */
export function askedParts(talk: Talk, draft: Draft): readonly AskedPart[] {
  return draft.lines.map((line) => {
    invariant(
      line.part !== null && line.quantity !== null,
      'a settled line has a part and a quantity',
    )
    const part = talk.desk.catalogue.part(line.part)
    invariant(part, 'a settled part is in the catalogue')
    return {
      part: part.code,
      model: line.model,
      quantity: line.quantity,
      priceFen: part.priceFen,
      typed: line.typed,
    }
  })
}

async function planOf(talk: Talk, draft: Draft): Promise<Plan> {
  const { desk, incoming } = talk
  const asked = askedParts(talk, draft)
  const parts = asked.map((want) => want.part)
  const snapshot = await desk.database.store.load(
    planWant(parts, draft.station, monthOf(incoming.at)),
  )
  const facts = planFacts(snapshot, draft.station, desk.network)
  return planRequest(asked, facts, incoming.at, draft.urgent)
}

/** What is worth a second look at each part: a sibling model that takes another one, a serial range, the end of its making. */
function notesOf(
  talk: Talk,
  draft: Draft,
  history: ReadonlySet<PartCode>,
): ReadonlyMap<string, readonly Reason[]> {
  const { catalogue } = talk.desk
  const notes = new Map<string, readonly Reason[]>()
  for (const line of draft.lines) {
    if (line.part === null || line.model === null) continue
    const resolution = resolvePart(
      line.part,
      { model: line.model, history, serial: line.serial },
      catalogue,
      talk.incoming.at,
    )
    if (resolution.kind === 'exact') notes.set(line.part, resolution.notes)
  }
  return notes
}
