import { decide, type Verdict } from '../../../domain/desk/decide.ts'
import { decidableBy } from '../decidable.ts'
import { decides } from '../delegates.ts'
import { onRequisition } from '../pressed/requisition.ts'
import { type Outcome, say, type Talk } from '../talk.ts'
import type { Understood } from '../understand/understood.ts'
import { saidOf } from './cancel.ts'
import { listCard, showRequest, showRequisitions } from './requests.ts'

/**
 * A decision in words counts only when it names one request and says nothing else, a rejection only with its reason;
 * else the card is shown.
 */
export async function decideSaid(talk: Talk, understood: Understood): Promise<Outcome> {
  const [ref, ...others] = understood.refs
  if (ref === undefined) {
    return decides(talk.person) ? await waitingForMe(talk) : say(talk.words.answer.notMineToDecide)
  }
  const reason = understood.reason?.trim() ?? ''
  const unreasoned = understood.intent === 'reject' && reason === ''
  if (others.length > 0 || !understood.onlyVerdict || unreasoned)
    return withPress(talk, await showRequest(talk, ref))
  return await decideByWord(talk, ref, understood)
}

/** Decides as the message says; the card then shows what came of it. */
export async function decideByWord(
  talk: Talk,
  ref: string,
  { intent, reason }: Pick<Understood, 'intent' | 'reason'>,
): Promise<Outcome> {
  const { key, at } = talk.incoming
  const outcome = await onRequisition(talk, ref, 'approver', (scene) => {
    const { requisition, person, facts, standings } = scene
    const verdict: Verdict = {
      standings,
      key,
      at,
      approver: person,
      revision: null,
      ...(intent === 'approve'
        ? { verdict: 'approve' }
        : { verdict: 'reject', reason: reason?.trim() ?? '' }),
    }
    return decide(requisition, facts, verdict)
  })
  return saidOf(outcome)
}

/** The requests this person could decide now. */
export async function waitingForMe(talk: Talk): Promise<Outcome> {
  const { answer } = talk.words
  const mine = await decidableBy(talk.desk, talk.person, talk.incoming.at, 50)
  if (mine.length === 0) return say(answer.nothingToDecide)
  if (mine.length > 3) return { posts: [{ card: listCard(talk, answer.waitingTitle, mine) }] }
  return withPress(talk, showRequisitions(talk, mine))
}

export const withPress = (talk: Talk, outcome: Outcome): Outcome =>
  (outcome.copies ?? []).length === 0
    ? outcome
    : { ...outcome, posts: [...(outcome.posts ?? []), { text: talk.words.answer.pressToDecide }] }
