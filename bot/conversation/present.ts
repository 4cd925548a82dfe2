import { personId } from '../../domain/ids.ts'
import type { Locale } from '../../domain/locale.ts'
import type { Person } from '../../domain/people/person.ts'
import type { Requisition } from '../../domain/requisition/requisition.ts'
import { mostPhotos } from '../../domain/shipment/photo.ts'
import type { Fetched, Presenter } from '../../jobs/context.ts'
import type { Message } from './card.ts'
import { absenceNews } from './cards/absence.ts'
import { checkCard, progressMessage } from './cards/check.ts'
import { deadLetterCard } from './cards/dead-letter.ts'
import { readerOf } from './cards/reader.ts'
import { reportCard } from './cards/report.ts'
import { compactCard } from './compact.ts'
import type { CurrentDesk, Desk } from './desk.ts'
import { expireDraft, watchDraft } from './draft/expire.ts'
import { draftIn } from './draft/shown.ts'
import { sendElsewhere, withoutActions } from './elsewhere.ts'
import { tellLinked } from './linked.ts'
import { tellPhotoLost } from './photos.ts'
import { placeName } from './place-name.ts'
import { readReply } from './reply.ts'
import { viewOf } from './view.ts'
import { type Words, wordsFor } from './words/words.ts'

/** How cards and messages leave; the composition root gives it, knowing the channels. */
export type Outlet = {
  post(address: string, message: Message): Promise<string>
  update(address: string, messageId: string, message: Message): Promise<void>
  fetchPhoto(address: string, photo: string): Promise<Fetched>
  isFinal(error: unknown): boolean
  /** Seconds for which the platform wants to be left alone; null when that is not what the error says. */
  retryAfter(error: unknown): number | null
}

/** Renders what jobs want shown, in the language its reader last used. */
export function createPresenter(
  current: CurrentDesk,
  outlet: Outlet,
  handleInbound: (key: string) => Promise<void>,
): Presenter {
  return {
    isFinal: outlet.isFinal,
    retryAfter: outlet.retryAfter,
    givenUp: async (task) => {
      await sendElsewhere(current(), task)
      if (task.kind === 'fetch-photo') await tellPhotoLost(current(), task.payload)
    },
    handleInbound,
    fetchPhoto: outlet.fetchPhoto,
    showCard: async (copy, requisition) => {
      const desk = current()
      const { person, locale, isGroup } = await readerAt(desk, copy.address, copy.person)
      const whole = await viewOf(desk, requisition, copy.audience, person, locale)
      const card = isGroup ? compactCard(whole) : whole
      if (copy.message === null) return await outlet.post(copy.address, { card })
      await outlet.update(copy.address, copy.message, { card })
      return copy.message
    },
    tell: async (address, requisition, what) => {
      const { locale } = await readerAt(current(), address, requisition.requester)
      const sentence = newsSentence(what, requisition, wordsFor(locale))
      if (sentence !== null) await outlet.post(address, { text: sentence })
    },
    tellAbsence: async (address, person, standing, what) => {
      const { locale } = await readerAt(current(), address, person)
      await outlet.post(address, { text: absenceNews(standing, person, what, locale) })
    },
    alert: async (address, person, { count, first }) => {
      const { locale } = await readerAt(current(), address, personId(person))
      const words = wordsFor(locale)
      const text = words.answer.newsContradictions(count, first)
      await outlet.post(address, { text, card: checkCard(words) })
    },
    progress: async ({ address, person }, message, reached) => {
      const { locale } = await readerAt(current(), address, personId(person))
      const told = progressMessage(reached, wordsFor(locale))
      if (message === null) return await outlet.post(address, told)
      await outlet.update(address, message, told)
      return message
    },
    report: async ({ address, person }, message, report) => {
      const desk = current()
      const { locale } = await readerAt(desk, address, personId(person))
      const reader = readerOf(desk, locale)
      const card = reportCard(report, placeName(report.sites, desk.network, reader), reader)
      if (message === null) await outlet.post(address, { card })
      else await outlet.update(address, message, { card })
    },
    deadLetter: async (address, person, letter) => {
      const { locale } = await readerAt(current(), address, personId(person))
      await outlet.post(address, { card: deadLetterCard(letter, wordsFor(locale)) })
    },
    tellLinked: (account, address) => tellLinked(current(), account, address),
    say: async (address, stored, isMoved = false) => {
      const reply = readReply(stored)
      if (reply === null) return
      if (isMoved) await outlet.post(address, { text: wordsFor(reply.locale).chat.sentElsewhere })
      for (const message of reply.posts) {
        const id = await outlet.post(address, isMoved ? withoutActions(message) : message)
        if (!isMoved) await watchDraft(current(), draftIn(message.card, address, id))
      }
    },
    expireDraft: (expiring, key) => expireDraft(current(), outlet.update, expiring, key),
  }
}

async function readerAt(
  desk: Desk,
  address: string,
  fallback: Person['id'],
): Promise<{ person: Person; locale: Locale; isGroup: boolean }> {
  const { conversations } = await desk.database.store.load({ conversations: [address] })
  const conversation = conversations[0]
  const { people } = await desk.database.store.load({ people: [conversation?.person ?? fallback] })
  const person = people[0]
  if (!person) throw new Error(`nobody is known at ${address}`)
  const isGroup = conversation?.kind === 'group'
  return { person, locale: conversation?.locale ?? person.locale, isGroup }
}

/** A piece of news of the desk as one sentence; null for news of a later version that is not known here. */
function newsSentence(what: string, requisition: Requisition, words: Words): string | null {
  const { answer, photo } = words
  const { id } = requisition
  switch (what) {
    case 'approval-wanted':
      return answer.newsApprovalWanted(id)
    case 'reminder':
      return answer.newsReminder(id)
    case 'escalated':
      return answer.newsEscalated(id)
    case 'approved':
      return answer.newsApproved(id)
    case 'rejected':
      return answer.newsRejected(id, rejectionReason(requisition))
    case 'cancelled':
      return answer.newsCancelled(id)
    case 'delivered':
      return answer.newsDelivered(id)
    case 'replacement':
      return answer.newsReplacement(id)
    case 'to-ship':
      return answer.newsToShip(id)
    case 'hold-expired':
      return answer.newsHoldExpired(id)
    case 'handed-over':
      return words.delegation.newsHandedOver(id)
    case 'stock-found':
      return answer.newsStockFound(id)
    case 'photo-too-large':
      return photo.tooLarge(id)
    case 'photo-no-picture':
      return photo.noPicture(id)
    case 'photo-broken':
      return photo.broken(id)
    case 'photo-gone':
      return photo.gone(id)
    case 'photo-too-many':
      return photo.tooMany(id, mostPhotos)
    default:
      return null
  }
}

function rejectionReason(requisition: Requisition): string {
  const rejected = requisition.approvals.find((approval) => approval.state === 'rejected')
  return rejected?.state === 'rejected' ? rejected.reason : ''
}
