import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { largestFile, type Picture } from '../../db/files.ts'
import { fileId } from '../../domain/ids.ts'
import type { Photo } from '../../domain/shipment/photo.ts'
import { change, header, id, shipment } from './changes.ts'
import { clerk, keeper, monday } from './company.ts'
import { onEveryDatabase } from './databases.ts'

/** Every byte there is: what a driver takes for text, an escape or an end would be seen. */
const everyByte = Uint8Array.from({ length: 512 }, (_, index) => index % 256)
const picture: Picture = { type: 'image/webp', bytes: everyByte }
const digest = createHash('sha256').update(everyByte).digest('hex')

onEveryDatabase((database) => {
  const files = () => database().files
  const commit = (...args: Parameters<typeof change>) => database().store.commit(change(...args))
  const photosOf = async () =>
    (await database().store.load({ requisitions: [id(1)] })).requisitions[0]?.photos

  test('a file is kept under the SHA-256 of its bytes and read back byte by byte', async () => {
    expect(await files().keep(picture, monday)).toBe(digest)
    const read = await files().read(fileId(digest))
    expect(read?.type).toBe('image/webp')
    expect(Buffer.from(read?.bytes ?? []).equals(everyByte)).toBe(true)
    expect(await files().read(fileId('0'.repeat(64)))).toBe(null)
  })

  test('the same bytes are kept once, as they came first', async () => {
    expect(await files().keep({ ...picture, type: 'image/png' }, monday + 1)).toBe(digest)
    expect((await files().read(fileId(digest)))?.type).toBe('image/webp')
  })

  test('10 MB are kept, one byte more and nothing at all are not', async () => {
    const whole = new Uint8Array(largestFile).fill(7)
    const kept = await files().keep({ type: 'image/jpeg', bytes: whole }, monday)
    expect((await files().read(kept))?.bytes.length).toBe(largestFile)
    for (const bytes of [new Uint8Array(largestFile + 1), new Uint8Array()])
      await expect(files().keep({ type: 'image/jpeg', bytes }, monday)).rejects.toThrow(/file/)
  })

  test('a photo is of a shipment of its requisition, and who added it stays', async () => {
    const file = await files().keep(picture, monday)
    const sent = shipment(id(1))
    const photo: Photo = {
      requisition: id(1),
      shipment: sent.id,
      file,
      addedAt: monday,
      addedBy: clerk,
    }
    const born = { requisitions: [header(id(1)), header(id(2))], shipments: [sent] }
    expect((await commit('born', { put: born })).kind).toBe('committed')
    const put = (version: number, row: Photo) =>
      commit(`photo ${version} ${row.requisition} ${row.file} ${row.shipment}`, {
        expect: [{ kind: 'requisition', id: row.requisition, version: version - 1 }],
        put: { requisitions: [header(row.requisition, { version })], photos: [row] },
      })
    expect((await put(2, photo)).kind).toBe('committed')
    expect((await put(3, { ...photo, addedBy: keeper, addedAt: monday + 9 })).kind).toBe(
      'committed',
    )
    expect(await photosOf()).toEqual([photo])

    await expect(put(2, { ...photo, requisition: id(2) })).rejects.toThrow(
      /a photo is of a shipment/,
    )
    await expect(put(4, { ...photo, file: fileId('0'.repeat(64)) })).rejects.toThrow(/files/)
    await expect(
      commit('alone', { put: { photos: [{ ...photo, addedAt: monday + 1 }] } }),
    ).rejects.toThrow(/put together/)
    expect(await photosOf()).toEqual([photo])
  })
})
