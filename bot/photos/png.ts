import { crc32 } from 'node:zlib'
import { broken, bytesOf, type Cleaned, joined, lettersAt, mostPoints, viewOf } from './cleaned.ts'
import { orientationIn, orientationOnly } from './exif.ts'

const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)

/** What a picture looks like depends on these chunks only (PNG third edition, section 11). */
const needed: readonly string[] = [
  'IHDR',
  'PLTE',
  'IDAT',
  'IEND',
  'tRNS',
  'cHRM',
  'gAMA',
  'iCCP',
  'sBIT',
  'sRGB',
  'cICP',
]

type Chunk = { readonly name: string; readonly data: Uint8Array; readonly next: number }

/**
 * A PNG without anything but the picture: texts, times, Exif, films (APNG) and whatever follows the end are left out. An
 * orientation is kept in an `eXIf` chunk of its own.
 */
export function cleanPng(bytes: Uint8Array): Cleaned {
  const chunks: Chunk[] = []
  for (let at = signature.length; chunks.at(-1)?.name !== 'IEND'; ) {
    const chunk = chunkAt(bytes, at)
    if (chunk === null) return broken
    chunks.push(chunk)
    at = chunk.next
  }
  const header = chunks[0]
  const points = header?.name === 'IHDR' ? pointsOf(header.data) : null
  if (points === null || !unpacks(chunks)) return broken
  if (points > mostPoints) return { kind: 'vast' }
  const exif = chunks.find(({ name }) => name === 'eXIf')
  const orientation = exif === undefined ? 1 : orientationIn(exif.data)
  const kept = chunks.filter(({ name }) => needed.includes(name)).map(chunkOf)
  const turned =
    orientation === 1 ? [] : [chunkOf({ name: 'eXIf', data: orientationOnly(orientation) })]
  const cleaned = joined([signature, ...kept.slice(0, 1), ...turned, ...kept.slice(1)])
  return { kind: 'picture', picture: { type: 'image/png', bytes: cleaned } }
}

/** The chunk that begins here; null where there is none, it is cut off, or its checksum is wrong. */
function chunkAt(bytes: Uint8Array, at: number): Chunk | null {
  if (at + 12 > bytes.length) return null
  const view = viewOf(bytes)
  const end = at + 8 + view.getUint32(at)
  if (end + 4 > bytes.length) return null
  if (crc32(bytes.subarray(at + 4, end)) !== view.getUint32(end)) return null
  return { name: lettersAt(bytes, at + 4, 4), data: bytes.subarray(at + 8, end), next: end + 4 }
}

function pointsOf(header: Uint8Array): number | null {
  if (header.length !== 13) return null
  const view = viewOf(header)
  const points = view.getUint32(0) * view.getUint32(4)
  return points === 0 ? null : points
}

/** The picture's data begins as a stream of zlib: the checksums of the chunks say that it is whole. */
function unpacks(chunks: readonly Chunk[]): boolean {
  const data = chunks.find(({ name }) => name === 'IDAT')?.data
  return data !== undefined && data.length > 2 && viewOf(data).getUint16(0) % 31 === 0
}

function chunkOf({ name, data }: Pick<Chunk, 'name' | 'data'>): Uint8Array {
  const named = joined([bytesOf(name), data])
  const [length, check] = [new Uint8Array(4), new Uint8Array(4)]
  viewOf(length).setUint32(0, data.length)
  viewOf(check).setUint32(0, crc32(named))
  return joined([length, named, check])
}
