import { plainChange } from '../../../domain/desk/change.ts'
import { requisitionId, type SiteId } from '../../../domain/ids.ts'
import { holds } from '../../../domain/people/person.ts'
import type { Requisition } from '../../../domain/requisition/requisition.ts'
import type { Shipment } from '../../../domain/shipment/shipment.ts'
import { days } from '../../../domain/time.ts'
import type { Said } from '../incoming.ts'
import { photoTasks, type Shown } from '../photos.ts'
import { type Outcome, say, stationOf, type Talk } from '../talk.ts'
import type { Understood } from '../understand/understood.ts'

/** After so long a reported delivery is no longer what somebody shows without naming it. */
const recent = days(14)

type Delivery = { readonly requisition: Requisition; readonly shipment: Shipment }

/** What photos may be sent with: nothing, news of a delivery, or a word that says nothing of its own. */
const aboutDeliveries: readonly Understood['intent'][] = [
  'receive',
  'report_damage',
  'track_shipment',
  'my_requests',
  'acknowledge',
  'greeting',
  'unknown',
]

/** Whether photos that came with these words can be of a delivery. */
export const areOfDelivery = (source: string, { intent }: Understood): boolean =>
  source.trim() === '' || aboutDeliveries.includes(intent)

/** Photos that came with a wish of another kind: it is answered, and they are told to be of no use to it. */
export const photosUnused = (talk: Talk, outcome: Outcome): Outcome => ({
  ...outcome,
  posts: [...(outcome.posts ?? []), { text: talk.words.photo.unused }],
})

/**
 * Photos of a delivery: the named one, otherwise the one that was reported last, otherwise the one that is being waited for;
 * whoever tells of new damage means the one that waits. `outcome` is the answer to the words that came with them. Where it is
 * not plain which delivery is meant, that is asked, and nothing is kept.
 */
export async function photosSaid(
  talk: Talk,
  incoming: Said,
  understood: Understood,
  outcome: Outcome,
): Promise<Outcome> {
  const { photo, answer } = talk.words
  const station = stationOf(talk)
  if (!station) return say(answer.notMyStation)
  const shown = await deliveryMeant(talk, understood, station.id)
  if (shown === null)
    return { ...outcome, posts: [...(outcome.posts ?? []), { text: photo.whichOne }] }
  const { key, at, photos = [] } = incoming
  const told = photo.received(photos.length, shown.requisition)
  return {
    ...outcome,
    posts: [...(outcome.posts ?? []), { text: told }],
    change: plainChange({
      key,
      at,
      tasks: photoTasks(incoming, talk, shown),
    }),
  }
}

async function deliveryMeant(
  talk: Talk,
  { refs, intent }: Understood,
  station: SiteId,
): Promise<Shown | null> {
  const { store, reads } = talk.desk.database
  const named = refs.map(requisitionId)
  const isNew = intent === 'report_damage' || intent === 'receive'
  // In the middle of a request a photo alone may be of anything, of a rating plate for example.
  if (talk.draft !== null && named.length === 0 && !isNew) return null
  const requisitions =
    named.length > 0
      ? (await store.load({ requisitions: named })).requisitions
      : await reads.requisitions({ station, view: 'latest', limit: 20 })
  const all = requisitions
    .flatMap((requisition) => requisition.shipments.map((shipment) => ({ requisition, shipment })))
    .filter(({ shipment }) => holds(talk.person, 'clerk', shipment.to))
  const reported = all
    .filter(({ requisition, shipment }) => openedAt(requisition, shipment) > 0)
    .filter((each) => named.length > 0 || isRecent(talk, each))
    .toSorted((one, other) => openedOf(other) - openedOf(one))
  const waiting = waitingAmong(all.filter(({ shipment }) => shipment.state === 'open'))
  const meant = isNew
    ? (waiting ?? reported[0])
    : ((await seenHere(talk, reported)) ?? reported[0] ?? waiting)
  if (!meant) return null
  return { requisition: meant.requisition.id, shipment: meant.shipment.id }
}

const openedOf = ({ requisition, shipment }: Delivery) => openedAt(requisition, shipment)

/** When damage of a delivery was reported; 0 when none was. */
function openedAt({ claims }: Requisition, { id }: Shipment): number {
  return Math.max(0, ...claims.filter((each) => each.shipment === id).map((each) => each.openedAt))
}

const isRecent = ({ incoming }: Talk, delivery: Delivery) =>
  openedOf(delivery) > incoming.at - recent

/** The only delivery that is at the door, or else the only one on its way. */
function waitingAmong(open: readonly Delivery[]): Delivery | undefined {
  const delivered = open.filter(({ shipment }) => shipment.stage === 'delivered')
  const near = delivered.length > 0 ? delivered : open
  return near.length === 1 ? near[0] : undefined
}

/** In a thread the delivery is meant whose card stands there. */
async function seenHere(
  { desk, incoming }: Talk,
  deliveries: readonly Delivery[],
): Promise<Delivery | undefined> {
  if (incoming.conversation === 'personal' || deliveries.length < 2) return undefined
  for (const delivery of deliveries) {
    const copies = await desk.database.reads.cardCopies(delivery.requisition.id)
    if (copies.some(({ address }) => address === incoming.address)) return delivery
  }
  return undefined
}
