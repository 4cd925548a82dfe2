import type { Refusal } from '../../domain/refusal.ts'
import { lastDay } from './format.ts'
import type { Talk } from './talk.ts'

/** A refusal as a sentence in the reader's language: what was wrong, and what to do. */
export function refusalSentence(
  refusal: Refusal,
  talk: Pick<Talk, 'words' | 'desk' | 'locale'>,
): string {
  const { refusal: words, card } = talk.words
  switch (refusal.kind) {
    case 'not-found':
      return words.notFound(refusal.id)
    case 'not-allowed':
      return words.notAllowed(words.role[refusal.role])
    case 'own-request':
      return words.ownRequest
    case 'decided-before':
      return words.decidedBefore
    case 'wrong-state':
      return words.wrongState(refusal.requisition, card.status[refusal.status])
    case 'stale':
      return words.stale
    case 'plan-changed':
      return words.planChanged
    case 'nothing-to-ship':
      return words.nothingToShip
    case 'tracking-missing':
      return words.trackingMissing
    case 'reason-missing':
      return words.reasonMissing
    case 'too-many-told': {
      const part = talk.desk.catalogue.part(refusal.part)
      return words.tooManyTold(
        part?.name[talk.locale] ?? refusal.part,
        refusal.shipped,
        refusal.told,
      )
    }
    case 'too-many-photos':
      return talk.words.photo.tooMany(refusal.requisition, refusal.most)
    case 'nothing-asked':
      return words.nothingAsked
    case 'handed-over':
    case 'handed-already':
    case 'delegation-over':
    case 'giver-barred':
    case 'delegate-barred':
    case 'stands-in':
    case 'away-already':
    case 'bad-period':
    case 'nothing-delegated':
      return delegationSentence(refusal, talk)
  }
}

type OfDelegation = Extract<
  Refusal,
  {
    kind:
      | 'handed-over'
      | 'handed-already'
      | 'delegation-over'
      | 'giver-barred'
      | 'delegate-barred'
      | 'stands-in'
      | 'away-already'
      | 'bad-period'
      | 'nothing-delegated'
  }
>

function delegationSentence(
  refusal: OfDelegation,
  { words: { delegation }, locale }: Pick<Talk, 'words' | 'locale'>,
): string {
  switch (refusal.kind) {
    case 'handed-over':
      return delegation.handedOver(refusal.to[locale])
    case 'handed-already':
      return delegation.handed(refusal.giver[locale], refusal.to[locale])
    case 'delegation-over':
      return delegation.over(refusal.giver[locale])
    case 'giver-barred':
      return delegation.giverBarred(refusal.giver[locale])
    case 'delegate-barred':
      return delegation.barred[refusal.why](refusal.delegate[locale])
    case 'stands-in':
      return delegation.standsInAlready(refusal.giver[locale])
    case 'away-already':
      return delegation.awayAlready(refusal.delegate[locale], lastDay(refusal.until, locale))
    case 'bad-period':
      return delegation.badPeriod
    case 'nothing-delegated':
      return delegation.nothingDelegated
  }
}
