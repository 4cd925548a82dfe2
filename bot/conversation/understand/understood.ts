import type { SiteId } from '../../../domain/ids.ts'
import type { Locale } from '../../../domain/locale.ts'
import type { DelegationWish } from './delegation.ts'

/** What a message wants. `unknown` is an answer too: the conversation then shows what it would have understood. */
export type Intent =
  | 'request_part'
  | 'check_stock'
  | 'in_transit'
  | 'waiting'
  | 'low_stock'
  | 'approve'
  | 'reject'
  | 'track_shipment'
  | 'receive'
  | 'report_damage'
  | 'cancel'
  | 'change'
  | 'my_requests'
  | 'quota'
  | 'return_part'
  | 'hold'
  | 'kpi'
  | 'help'
  | 'greeting'
  | 'acknowledge'
  | 'unknown'

/** How many. Only `exact` may be used without asking. */
export type Quantity =
  | { readonly kind: 'exact'; readonly count: number }
  /** `几个`, `a few`, `一箱`: text as typed. */
  | { readonly kind: 'vague'; readonly text: string }
  | { readonly kind: 'range'; readonly from: number; readonly to: number; readonly text: string }
  /** 0, -1, 1.5, 1000000000: text as typed; `count` where it is a number of pieces, though nobody has so many. */
  | { readonly kind: 'impossible'; readonly text: string; readonly count?: number }

/** Where in the message, in UTF-16 units of the text as it was sent; `end` is exclusive. */
export type Span = { readonly start: number; readonly end: number }

/** A model as typed. `partial` (`215ka`, `35机`) is a search and never an identity. */
export type TypedModel = { readonly text: string; readonly partial: boolean }

/** One thing spoken of: a line to be, or what a question is about. Everything is as typed; nothing is resolved. */
export type Item = {
  readonly code: string | null
  readonly name: string | null
  /** What `name` may mean, as catalogue categories; empty when the name is not in the catalogue. */
  readonly categories: readonly string[]
  readonly model: TypedModel | null
  readonly quantity: Quantity | null
  readonly unit: string | null
  readonly span: Span
}

/** A place as typed, and the sites it covers. `everywhere` and `own` (my station) name none. */
export type Place = {
  readonly kind: 'site' | 'city' | 'province' | 'region' | 'everywhere' | 'own'
  readonly text: string
  readonly sites: readonly SiteId[]
}

/** What happened to goods: data for the claim, and for the words of the answer. */
export type Damage = 'damaged' | 'short' | 'wrong-part' | 'dead-on-arrival'

/** Which line of the draft or the request is meant. */
export type LineRef =
  | { readonly kind: 'number'; readonly no: number }
  | { readonly kind: 'last' }
  | { readonly kind: 'item'; readonly item: Item }
  /** `各减成4个`: every line. */
  | { readonly kind: 'all' }
  /** Nothing was said: the only line, or the one just spoken of. */
  | { readonly kind: 'unsaid' }

export type ChangeWish =
  /** `to` carries only what is new, `was` what it replaces when that was said; all else is null. */
  | { readonly kind: 'set'; readonly line: LineRef; readonly to: Item; readonly was: Item | null }
  | { readonly kind: 'add'; readonly item: Item }
  | { readonly kind: 'remove'; readonly line: LineRef }
  /** So many more (`再加一个`) or fewer (`少要一个`) of that line. */
  | { readonly kind: 'by'; readonly line: LineRef; readonly count: number }
  | { readonly kind: 'undo' }

/**
 * What is said beside the parts. Everything is null or false when it was not said. Periods are `this_month`,
 * `last_week`, `month:3` and the like; amounts are yuan; `harm` is the damage in a word of the claim form.
 */
export type Facets = {
  /** Urgency was denied: `不急`, `no rush`. */
  readonly calm: boolean
  readonly period: string | null
  readonly metric: string | null
  readonly top: number | null
  readonly amount: number | null
  readonly carrier: string | null
  readonly want:
    | 'eta'
    | 'compatibility'
    | 'approval_status'
    | 'raise'
    | 'substitute'
    | 'price'
    | null
  readonly filter: 'pending_approval' | 'open' | null
  readonly giveBack: 'defective_core' | 'unused' | 'recall' | 'wrong_item' | null
  readonly harm: string | null
  readonly intact: boolean
  /** What nobody can do: deliver in the past, send everything there is. */
  readonly beyond: 'past' | 'everything' | null
  readonly comment: string | null
  /** Pieces sent, pieces that came and pieces that are missing, where they are told apart. */
  readonly shipped: number | null
  readonly received: number | null
  readonly missing: number | null
  /** The place the goods are for, as typed. */
  readonly station: string | null
  /** The model a part is asked to fit, when another one is its own. */
  readonly fitModel: TypedModel | null
  /** Numbers as they were written. */
  readonly written: {
    readonly refs: readonly string[]
    readonly serviceOrder: string | null
    readonly tracking: string | null
  }
}

/** Everything read out of one message, and what was left over. A pure function of the text, the vocabulary and the context. */
export type Understood = {
  /** The language and script the message is written in; null when it cannot be told (codes only, emoji). */
  readonly locale: Locale | null
  readonly intent: Intent
  readonly question: boolean
  /**
   * A question whether a part fits a model, when goods come, whether it was approved; of what waits: what waits for a
   * decision, for shipping, for the one who asks; null for a plain one.
   */
  readonly about: 'fit' | 'arrival' | 'approval' | 'shipping' | 'mine' | 'more-quota' | null
  readonly items: readonly Item[]
  readonly urgent: boolean
  /** Request ids, upper-case, in order: `REQ-1023`. */
  readonly refs: readonly string[]
  /** `那单`, `刚才那个`, `the last one`: a request meant without its number. */
  readonly lastOne: boolean
  /** `再来一个一样的`: the same again. */
  readonly sameAgain: boolean
  /** As typed, upper-case. */
  readonly serviceOrder: string | null
  readonly tracking: string | null
  /** The appliance's own, where a word announces it. As typed, upper-case. */
  readonly serial: string | null
  readonly places: readonly Place[]
  /** Of a question for stock: where it looks without there being a site, folded. */
  readonly placesNotOurs: readonly string[]
  readonly reason: string | null
  /** An approval or a rejection of one request, and nothing else: only such a one may decide by words. */
  readonly onlyVerdict: boolean
  readonly damage: Damage | null
  /** Pieces that came damaged or are missing, when it was said. */
  readonly affected: Quantity | null
  /** Wishes about the open draft or a request; empty unless the intent is `change`. */
  readonly changes: readonly ChangeWish[]
  readonly facets: Facets
  /** Who is to decide for whom, where that is all a message is about. */
  readonly delegation: DelegationWish | null
  /** Pieces of the message that were not understood; polite words and punctuation are left out. */
  readonly leftover: readonly string[]
}

/**
 * `hasDraft`: a request is being put together, so a bare quantity or model belongs to it. `usual`: the reader's own
 * locale; it decides between the scripts when a Chinese message has no character that tells.
 */
export type UnderstandContext = { readonly hasDraft: boolean; readonly usual?: Locale }
