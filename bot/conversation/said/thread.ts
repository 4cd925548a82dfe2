import type { RequisitionId } from '../../../domain/ids.ts'
import type { Requisition } from '../../../domain/requisition/requisition.ts'
import { decidableBy } from '../decidable.ts'
import { decides } from '../delegates.ts'
import { isDrafting } from '../draft/kept.ts'
import type { Outcome, Talk } from '../talk.ts'
import type { Intent, Understood } from '../understand/understood.ts'
import { decideByWord, withPress } from './decide.ts'
import { listCard, mostCards, showRequisitions } from './requests.ts'

/**
 * The few words that approve beyond doubt, alone or with politeness. A nod (`OK`, `可以`, `收到`) may mean that something
 * was read, and `批了` that somebody else has decided.
 */
const consents =
  /^(?:(?:好的?|行|可以|没问题|沒問題|ok(?:ay)?|yes|sure)\s)?(?:我|i )?(?:同意|批准|核准|approved?)(?: ?(?:这单|這單|此单|此單|这个申请|這個申請|it|this|this one|this request|the request))?(?: ?(?:谢谢|謝謝|感谢|感謝|辛苦了|thanks|thank you))?$/u

/** `可以吗`: a question that nods. */
const asksNodding = /^(?:可以|行|好|ok(?:ay)?) ?(?:吗|嗎|么|麼)?$/u

/**
 * What an approver says in the thread of a request without naming it. Clear consent decides the one request that the
 * thread is about; whatever may be meant as a decision, or be about it, is answered with the buttons. Null when nothing
 * of the kind was said, or nothing there waits for this person.
 */
export async function verdictInThread(
  talk: Talk,
  source: string,
  understood: Understood,
): Promise<Outcome | null> {
  const words = wordsOf(source)
  if (talk.draft !== null || understood.refs.length > 0) return null
  if (!mayBeVerdict(words, understood)) return null
  const ids = await requestsInThread(talk)
  const [only] = ids
  if (only === undefined) return null
  const isClear = understood.intent === 'approve' && understood.onlyVerdict && consents.test(words)
  if (isClear && ids.length === 1 && decides(talk.person) && !othersDraft(talk))
    return await decideByWord(talk, only, understood)
  const waiting = await decidableBy(talk.desk, talk.person, talk.incoming.at, mostDecidable)
  const meant = waiting.filter(({ id }) => ids.includes(id))
  return meant.length === 0 ? null : asked(talk, meant, understood)
}

const mostDecidable = 200

/** Plain words: no punctuation, one space between them. */
const wordsOf = (source: string) =>
  source
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{P}\p{S}\s]+/gu, ' ')
    .trim()

const verdicts: readonly Intent[] = ['approve', 'reject', 'acknowledge', 'hold', 'unknown']

const mayBeVerdict = (words: string, { intent, about }: Understood): boolean =>
  verdicts.includes(intent) ||
  (intent === 'my_requests' && about === 'approval') ||
  asksNodding.test(words)

/** Every request with a card in the thread; in a direct message, the one whose card was replied to. */
async function requestsInThread(talk: Talk): Promise<readonly RequisitionId[]> {
  const { incoming, desk } = talk
  if (incoming.kind !== 'said' || incoming.under === undefined) return []
  const { address, conversation, under } = incoming
  const copies = await desk.database.reads.cardCopiesAt(address)
  const meant = copies.filter(({ message }) => conversation === 'group' || message === under)
  return [...new Set(meant.map(({ requisition }) => requisition))]
}

const othersDraft = ({ conversation, incoming }: Talk) =>
  isDrafting(conversation.draft, incoming.at)

function asked(talk: Talk, meant: readonly Requisition[], { intent }: Understood): Outcome {
  const { answer } = talk.words
  if (meant.length > mostCards)
    return { posts: [{ card: listCard(talk, answer.waitingTitle, meant) }] }
  const shown = withPress(talk, showRequisitions(talk, meant))
  if (intent !== 'hold') return shown
  return { ...shown, posts: [{ text: answer.nothingDecided }, ...(shown.posts ?? [])] }
}
