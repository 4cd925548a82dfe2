import { z } from 'zod'
import type { Finding } from '../store.ts'
import { type MemoryState, requisitionOf } from './state.ts'
import type { Check } from './verify.ts'

const inbox: Check = (state) =>
  [...state.inbox.values()].flatMap(({ key, state: outcome }) => {
    const isWritten = state.replies.has(key)
    const rescue = state.taskKeys.get(`inbound:${key}`)
    const isSound =
      outcome === 'recorded'
        ? !isWritten && rescue !== undefined && rescue.state !== 'done'
        : isWritten === (outcome === 'finished')
    if (isSound) return []
    const detail = `it is ${outcome}, its change is ${isWritten ? '' : 'not '}there`
    return [{ what: `inbound event ${key}`, detail }]
  })

const tasks: Check = (state) =>
  [...state.tasks.values()]
    .filter(
      (task) =>
        (task.state !== 'due' && task.leaseUntil > 0) ||
        (task.leaseUntil > 0 && task.token === null) ||
        (task.attempts === 0 && task.state === 'dead') ||
        (task.attempts === 0 && task.state === 'done' && !task.key.startsWith('inbound:')),
    )
    .map(({ id, kind, state: told, attempts }) => ({
      what: `task ${id} ${kind}`,
      detail: `${told} after ${attempts} attempts`,
    }))

/** Every version is announced, every hold ends, every shipment is asked after; a dead letter counts. */
const promises: Check = (state) => {
  const expiring = wanted(state, 'expire-hold', 'requisition')
  const asking = wanted(state, 'poll-shipment', 'shipment')
  return [...state.folders.values()].map(requisitionOf).flatMap((requisition): Finding[] => {
    const { id, version, lines, heldFen, holdUntil, shipments } = requisition
    const holds = heldFen > 0 || lines.some((line) => line.reserved > 0)
    const unasked = shipments.filter(
      (each) => each.state === 'open' && each.stage !== 'delivered' && !asking.has(each.id),
    )
    return [
      ...(state.taskKeys.has(`announce:${id}:${version}`)
        ? []
        : [{ what: id, detail: `version ${version} is not announced` }]),
      ...(holdUntil !== null && holds && !expiring.has(id)
        ? [{ what: id, detail: 'what is held has no end' }]
        : []),
      ...unasked.map((each) => ({
        what: `shipment ${each.id}`,
        detail: 'nobody asks the carrier where it is',
      })),
    ]
  })
}

const anyPayload = z.record(z.string(), z.unknown()).catch({})

/** What the unfinished tasks of a kind are about. */
function wanted(state: MemoryState, kind: string, field: string): ReadonlySet<unknown> {
  const open = [...state.tasks.values()].filter(
    (task) => task.kind === kind && task.state !== 'done',
  )
  return new Set(open.map((task) => anyPayload.parse(task.payload)[field]))
}

const cards: Check = (state) =>
  [...state.cardCopies.values()]
    .filter(({ requisition, shown, wanted: version, message }) => {
      const newest = state.folders.get(requisition)?.header.version ?? 0
      return shown > version || version > newest || (shown > 0 && message === null)
    })
    .map((copy) => ({ what: `card ${copy.id}`, detail: JSON.stringify(copy) }))

/** What came in, what comes later, and what is shown. */
export const workChecks = { inbox, tasks, promises, cards }
