import { cancel } from '../../../domain/desk/cancel.ts'
import { onRequisition } from '../pressed/requisition.ts'
import { type Outcome, say, stationOf, type Talk } from '../talk.ts'
import type { Understood } from '../understand/understood.ts'
import { cancellable, listCard, showRequisitions } from './requests.ts'

/** Takes back the named request; without a name, the open draft; else the one request that can be meant is shown. */
export async function cancelSaid(talk: Talk, understood: Understood): Promise<Outcome> {
  const { answer } = talk.words
  const { key, at } = talk.incoming
  const [ref, ...others] = understood.refs
  if (ref !== undefined && others.length === 0) {
    const outcome = await onRequisition(talk, ref, 'requester', ({ requisition, person }) =>
      cancel(requisition, { key, at, by: person }),
    )
    return saidOf(outcome)
  }
  if (ref === undefined && talk.draft) return { ...say(answer.draftDiscarded), draft: null }
  const station = stationOf(talk)
  if (!station) return say(answer.nothingToCancel)
  const open = await talk.desk.database.reads.requisitions({
    station: station.id,
    view: 'open',
    limit: 20,
  })
  const possible = open.filter(cancellable)
  if (possible.length === 0) return say(answer.nothingToCancel)
  const newest = possible.toSorted((one, other) => other.createdAt - one.createdAt).slice(0, 1)
  if (possible.length === 1 || understood.lastOne) return showRequisitions(talk, newest)
  return { posts: [{ card: listCard(talk, answer.whichRequest, possible) }] }
}

/** The outcome of a verb that was spoken, not pressed: its card is posted, its refusal is said. */
export function saidOf(outcome: Outcome): Outcome {
  const { show, notice, replace, ...rest } = outcome
  const sentence = notice?.text ?? replace?.title
  const posts = sentence === undefined ? (rest.posts ?? []) : [{ text: sentence }]
  const version = outcome.change?.put.requisitions?.[0]?.version ?? 1
  const copies = show ? [{ ...show, version }] : []
  return { ...rest, posts, copies }
}
