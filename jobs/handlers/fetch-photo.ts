import { perform } from '../../db/perform.ts'
import type { Task } from '../../db/store.ts'
import { addPhoto } from '../../domain/desk/add-photo.ts'
import { plainChange } from '../../domain/desk/change.ts'
import { personId, requisitionId, shipmentId } from '../../domain/ids.ts'
import { invariant } from '../../domain/invariant.ts'
import type { JobContext, PhotoTrouble } from '../context.ts'
import type { Payload } from '../definitions.ts'

/**
 * Fetches a photo and keeps it with its shipment; the cards then show it. The damage was reported before and waits for none
 * of this. What cannot be kept is told to whoever sent it.
 */
export async function fetchPhoto(
  context: JobContext,
  payload: Payload<'fetch-photo'>,
  task: Task,
): Promise<void> {
  const fetched = await context.presenter.fetchPhoto(payload.address, payload.photo)
  if (fetched.kind === 'refused') return await tellTrouble(context, payload, task, fetched.why)
  const { files, store } = context.database
  const file = await files.keep(fetched.picture, context.now())
  const requisition = requisitionId(payload.requisition)
  const person = personId(payload.person)
  const want = { requisitions: [requisition], people: [person] }
  const performed = await perform(store, want, (snapshot) => {
    const [of, by] = [snapshot.requisitions[0], snapshot.people[0]]
    invariant(of && by, 'a photo is of a requisition, and somebody sent it')
    const command = { key: `task/${task.id}`, at: context.now() }
    const shipment = shipmentId(payload.shipment)
    return addPhoto(of, { ...command, person: by, shipment, file })
  })
  if (performed.kind !== 'declined' || performed.refusal.kind !== 'too-many-photos') return
  await tellTrouble(context, payload, task, 'photo-too-many')
}

/** Told once for each photo, in the conversation it came from. */
async function tellTrouble(
  { database, now }: JobContext,
  { requisition, person, address }: Payload<'fetch-photo'>,
  task: Task,
  what: PhotoTrouble | 'photo-too-many',
): Promise<void> {
  const at = now()
  await database.store.commit(
    plainChange({
      key: `task/${task.id}`,
      at,
      tasks: [
        {
          key: `tell:${task.id}`,
          kind: 'tell',
          payload: { requisition, what, person, address },
          dueAt: at,
          lane: address,
        },
      ],
    }),
  )
}
