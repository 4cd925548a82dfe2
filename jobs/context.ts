import type { Picture } from '../db/files.ts'
import type { Database, DeadLetter, Task } from '../db/store.ts'
import type { Absence, Standing } from '../domain/delegation/delegation.ts'
import type { CardCopyRow } from '../domain/desk/change.ts'
import type { PersonId } from '../domain/ids.ts'
import type { Json } from '../domain/json.ts'
import type { Report } from '../domain/kpi/report.ts'
import type { Network } from '../domain/network/network.ts'
import type { Requisition } from '../domain/requisition/requisition.ts'
import type { OpenShipment, Stage } from '../domain/shipment/shipment.ts'
import type { Instant } from '../domain/time.ts'
import type { Payload } from './definitions.ts'

/** What a carrier knows about a shipment. */
export type Carrier = {
  track(shipment: OpenShipment, now: Instant): Promise<{ stage: Stage; stageAt: Instant }>
}

export type Contradictions = { readonly count: number; readonly first: string }

/** How far a long job has come, or what came of a check of the records. */
export type JobProgress =
  | {
      readonly kind: 'running'
      readonly job: 'check' | 'report'
      readonly done: number
      readonly total: number
    }
  | { readonly kind: 'ended'; readonly contradictions: number }

/** Why a photo that somebody sent is not kept, in a word of the news. */
export type PhotoTrouble = 'photo-too-large' | 'photo-no-picture' | 'photo-broken' | 'photo-gone'

export type Fetched =
  | { readonly kind: 'picture'; readonly picture: Picture }
  | { readonly kind: 'refused'; readonly why: PhotoTrouble }

/** How jobs reach people; the bot gives it. Each throws `Undeliverable`-like faults as plain errors. */
export type Presenter = {
  /** Posts or updates one copy of a requisition's card and gives the message's id on the platform. */
  showCard(copy: CardCopyRow, requisition: Requisition): Promise<string>
  /** Posts a short message; `what` is a piece of news of the desk. */
  tell(address: string, requisition: Requisition, what: string): Promise<void>
  /** Tells one of the two that somebody is away and who decides, or that this is over. */
  tellAbsence(
    address: string,
    person: PersonId,
    standing: Standing<Absence>,
    what: 'told' | 'over',
  ): Promise<void>
  /** Tells whoever has an account (`platform/tenant/user`) now, and the operators, that its e-mail address linked it. */
  tellLinked(account: string, address: string): Promise<void>
  /** Tells an operator how many contradictions were found, and the first of them, in English. */
  alert(address: string, person: string, found: Contradictions): Promise<void>
  /** Posts (message null) or edits the bar of a job that somebody asked for, and gives the message's id. */
  progress(
    at: { readonly address: string; readonly person: string },
    message: string | null,
    progress: JobProgress,
  ): Promise<string>
  /** Posts a report, or puts it in the place of the bar that was shown while it was read. */
  report(
    at: { readonly address: string; readonly person: string },
    message: string | null,
    report: Report,
  ): Promise<void>
  /** Asks an operator what shall become of a task that was given up. */
  deadLetter(address: string, person: string, letter: DeadLetter): Promise<void>
  /** Fetches a photo that came with a message from this address, without anything in it that tells where it was taken. */
  fetchPhoto(address: string, photo: string): Promise<Fetched>
  /** Posts the answers stored with an inbound event; `isMoved`: not where they were asked for, which could not be reached. */
  say(address: string, reply: Json, isMoved?: boolean): Promise<void>
  /** Says on its card that a draft has expired, and keeps that it did so, under this key. */
  expireDraft(expiring: Payload<'expire-draft'>, key: string): Promise<void>
  /** Takes up an inbound event whose handling did not finish. */
  handleInbound(key: string): Promise<void>
  /** True when no retry can help. */
  isFinal(error: unknown): boolean
  /** A task was given up for good; what it was to bring may reach the person another way. */
  givenUp?(task: Pick<Task, 'id' | 'kind' | 'payload'>): Promise<void>
  /** Seconds to wait when the platform asked for a pause; that is no failure, however often it happens. */
  retryAfter(error: unknown): number | null
}

export type Log = {
  info(sentence: string, facts?: Record<string, unknown>): void
  error(sentence: string, facts?: Record<string, unknown>): void
}

/** Where it is counted how tasks do. */
export type TaskMeter = {
  /** Seconds since it was due, in business time. */
  begun(kind: string, afterSeconds: number): void
  ended(kind: string, ending: 'done' | 'dead' | 'lost' | 'retry', seconds: number): void
}

export type JobContext = {
  readonly database: Database
  readonly network: Network
  readonly carrier: Carrier
  readonly presenter: Presenter
  /** Where operators are told and asked together; without it, each of them alone. */
  readonly operatorsAddress?: string
  /** Business time. */
  readonly now: () => Instant
  readonly log: Log
  readonly meter?: TaskMeter
}
