import type { Station } from '../../../domain/network/site.ts'
import { type Draft, newDraft } from '../draft/draft.ts'
import { showDraft } from '../draft/show.ts'
import { type Outcome, say, type Talk } from '../talk.ts'
import type { Understood } from '../understand/understood.ts'

/** `再来一个一样的`: this person's last request as a new draft, with what was said of its number; it is confirmed like any other. */
export async function requestedAgain(
  talk: Talk,
  station: Station,
  understood: Understood,
): Promise<Outcome> {
  const [last] = await talk.desk.database.reads.requisitions({
    requester: talk.person.id,
    view: 'latest',
    limit: 1,
  })
  if (!last) return say(talk.words.answer.nothingToRepeat)
  const said = understood.items[0]?.quantity
  const count = said?.kind === 'exact' && last.lines.length === 1 ? said.count : null
  const draft: Draft = {
    ...newDraft(talk.incoming.key, station.id),
    revision: 1,
    urgent: understood.urgent,
    serviceOrder: understood.serviceOrder,
    lines: last.lines.map((line) => ({
      no: line.no,
      typed: line.typed,
      code: line.part,
      name: null,
      categories: [],
      modelTyped: line.model,
      model: line.model,
      part: null,
      quantity: count ?? Math.min(line.requested, 999),
      quantityText: null,
      serial: understood.serial,
      rangeChosen: false,
    })),
  }
  const shown = await showDraft(talk, draft)
  return {
    posts: [{ text: talk.words.answer.asIn(last.id) }, { card: shown.card }],
    draft: shown.draft,
  }
}
