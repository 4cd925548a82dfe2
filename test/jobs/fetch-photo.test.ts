import { createHash } from 'node:crypto'
import { afterAll, afterEach, expect, test } from 'vitest'
import type { NewTask } from '../../domain/desk/change.ts'
import { fileId, shipmentId } from '../../domain/ids.ts'
import { mostPhotos } from '../../domain/shipment/photo.ts'
import type { Fetched } from '../../jobs/context.ts'
import { id, line, shipment } from '../contract/changes.ts'
import { clerk, hq, keeper } from '../contract/company.ts'
import { openWorld } from './world.ts'

const world = await openWorld()
afterEach(() => world.clean())
afterAll(() => world.close())

const bytesOf = (photo: string) => new TextEncoder().encode(photo)
const fileOf = (photo: string) => fileId(createHash('sha256').update(photo).digest('hex'))
const pictureOf = (photo: string): Fetched => ({
  kind: 'picture',
  picture: { type: 'image/png', bytes: bytesOf(photo) },
})

/** A requisition with a parcel at the door. */
async function delivered(number: number): Promise<void> {
  const request = id(number)
  await world.requisition(request, 0, {
    lines: [line(request, { picked: 2, shipped: 2, source: hq })],
    shipments: [shipment(request)],
  })
}

function fetches(number: number, photo: string, person = clerk): NewTask {
  const request = id(number)
  return {
    key: `photo:${number}:${photo}:${person}`,
    kind: 'fetch-photo',
    payload: {
      requisition: request,
      shipment: shipmentId(`${request}-S1`),
      person,
      address: 'slack:A',
      photo,
    },
    dueAt: world.clock.at,
    lane: `photos/${request}-S1`,
  }
}

const photosOf = async (number: number) => {
  const { requisitions } = await world.ringing.store.load({ requisitions: [id(number)] })
  return requisitions[0]?.photos ?? []
}

test('a photo that cannot be had now is fetched later, kept once, and the cards are told', async () => {
  await delivered(1)
  let tries = 0
  world.presenter.fetchPhoto = async (_, photo) => {
    tries += 1
    if (tries === 1) throw new Error('the platform is away')
    return pictureOf(photo)
  }
  await world.commit([fetches(1, 'a')])
  await world.runner().drain()
  expect(await photosOf(1)).toEqual([])
  await world.waitsOver()
  await world.runner().drain()
  expect(await photosOf(1)).toMatchObject([{ file: fileOf('a'), addedBy: clerk }])
  expect((await world.tasks('announce')).map(({ key }) => key)).toEqual(['announce:REQ-1:2'])
  const kept = await world.ringing.files.read(fileOf('a'))
  expect(kept && [kept.type, Buffer.from(kept.bytes).toString()]).toEqual(['image/png', 'a'])
})

test('a runner that ends after the bytes were kept, and one after the photo was, change nothing more', async () => {
  await delivered(2)
  world.presenter.fetchPhoto = async (_, photo) => pictureOf(photo)
  await world.ringing.files.keep({ type: 'image/png', bytes: bytesOf('b') }, world.clock.at)
  await world.commit([fetches(2, 'b')])
  await world.runner().drain()
  // As if the board had not been told that it is done.
  await world.owner`update tasks set state = 'due', lease_until = null where kind = 'fetch-photo'`
  await world.runner().drain()
  await world.commit([{ ...fetches(2, 'b'), key: 'photo:2:again' }])
  await world.runner().drain()
  expect(await photosOf(2)).toHaveLength(1)
  expect(await world.tasks('announce')).toHaveLength(1)
  expect(world.heard.filter((each) => each.includes('is told'))).toEqual([])
})

test('no more than five of a delivery are kept, whoever was first, and what is left out is told', async () => {
  await delivered(3)
  world.presenter.fetchPhoto = async (_, photo) =>
    photo === 'torn' ? { kind: 'refused', why: 'photo-broken' } : pictureOf(photo)
  const names = ['c', 'd', 'torn', 'e', 'f', 'g', 'h', 'i']
  // Lanes of their own: they come at the same moment.
  await world.commit(names.map((name) => ({ ...fetches(3, name), lane: null })))
  await world.commit([fetches(3, 'j', keeper)])
  await world.runner().drain()
  expect(await photosOf(3)).toHaveLength(mostPhotos)
  const told = world.heard.filter((each) => each.includes('is told')).toSorted()
  expect(told).toEqual([
    'slack:A is told photo-broken of REQ-3',
    'slack:A is told photo-too-many of REQ-3',
    'slack:A is told photo-too-many of REQ-3',
  ])
})
