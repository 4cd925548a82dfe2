import { expect, test } from 'vitest'
import { addPhoto } from '../../../domain/desk/add-photo.ts'
import { fileId, shipmentId } from '../../../domain/ids.ts'
import type { Requisition } from '../../../domain/requisition/requisition.ts'
import { mostPhotos } from '../../../domain/shipment/photo.ts'
import * as desk from '../../support/desk-verbs.ts'
import { clerk, hq, keeper, monday, openWorld, wanting } from '../../support/desk-world.ts'

const world = openWorld({ shelves: { HQ: { COMPRESSOR: 9 } } })
const sent = desk.shipped(world, desk.submitted(world, [wanting('COMPRESSOR', 1)]), hq)
const first = sent.shipments[0]?.id ?? shipmentId('')

const added = (requisition: Requisition, file: string, rest = {}) =>
  addPhoto(requisition, {
    key: `photo ${file}`,
    at: monday,
    person: clerk,
    shipment: first,
    file: fileId(file),
    ...rest,
  })

/** The requisition with so many photos more. */
function shown(requisition: Requisition, files: readonly string[]): Requisition {
  return files.reduce((before, file) => {
    const decision = added(before, file)
    if (decision.kind !== 'decided') throw new Error(`refused: ${decision.kind}`)
    return decision.requisition
  }, requisition)
}

test('a photo goes with its shipment before anything is reported and after, and raises the version only', () => {
  const decision = added(sent, 'a')
  expect(decision).toMatchObject({
    kind: 'decided',
    requisition: { version: sent.version + 1, revision: sent.revision },
    change: {
      expect: [
        { kind: 'requisition', id: sent.id, version: sent.version },
        { kind: 'person', id: clerk.id },
      ],
      put: { photos: [{ requisition: sent.id, shipment: first, file: 'a', addedBy: clerk.id }] },
      transfers: [],
      events: [{ kind: 'photo-added', data: { shipment: first, file: 'a' } }],
      tasks: [{ kind: 'announce' }],
    },
  })
  const { requisition: received } = desk.received(world, shown(sent, ['a']), [
    { line: 1, damaged: 1, short: 0 },
  ])
  expect(shown(received, ['b']).photos.map(({ file }) => file)).toEqual(['a', 'b'])
})

test('the same photo hangs once, and a delivery has no more than five', () => {
  const full = shown(sent, ['a', 'b', 'c', 'd', 'e'])
  expect(full.photos).toHaveLength(mostPhotos)
  expect(added(full, 'a')).toEqual({ kind: 'kept-before' })
  const refusal = { kind: 'too-many-photos', requisition: sent.id, most: mostPhotos }
  expect(added(full, 'f')).toEqual(refusal)
})

test('only the station shows what it was sent, and only what was', () => {
  expect(added(sent, 'a', { person: keeper })).toEqual({ kind: 'not-allowed', role: 'clerk' })
  const stray = shipmentId(`${sent.id}-S9`)
  expect(added(sent, 'a', { shipment: stray })).toMatchObject({ kind: 'not-found', id: stray })
})
