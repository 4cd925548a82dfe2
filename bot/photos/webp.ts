import { broken, bytesOf, type Cleaned, joined, lettersAt, mostPoints, viewOf } from './cleaned.ts'
import { orientationIn, orientationOnly } from './exif.ts'

/** What a still picture consists of (RFC 9649, section 2.7); the names are four letters. */
const needed: readonly string[] = ['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ICCP']
const flag = { moving: 0x02, xmp: 0x04, exif: 0x08 } as const

type Chunk = { readonly name: string; readonly data: Uint8Array; readonly next: number }

/**
 * A WebP without anything but the picture: Exif, XMP, unknown chunks and whatever follows the end are left out. An
 * orientation is kept in an `EXIF` chunk of its own. Moving pictures are not taken.
 */
export function cleanWebp(bytes: Uint8Array): Cleaned {
  if (bytes.length < 20) return broken
  const end = 8 + viewOf(bytes).getUint32(4, true)
  if (end > bytes.length) return broken
  const chunks: Chunk[] = []
  for (let at = 12; at < end; at = chunks.at(-1)?.next ?? end) {
    const chunk = chunkAt(bytes, at, end)
    if (chunk === null) return broken
    chunks.push(chunk)
  }
  if (chunks.some(({ name }) => name === 'ANIM' || name === 'ANMF')) return { kind: 'unshown' }
  const image = chunks.find(({ name }) => name === 'VP8 ' || name === 'VP8L')
  const points = image === undefined ? null : pointsOf(image)
  if (points === null) return broken
  if (points > mostPoints) return { kind: 'vast' }

  const extended = chunks[0]?.name === 'VP8X' ? chunks[0].data : null
  if (extended !== null && extended.length < 10) return broken
  const exif = chunks.find(({ name }) => name === 'EXIF')
  // Only an extended file may hold more than the picture.
  const orientation = exif === undefined || extended === null ? 1 : orientationOf(exif.data)
  const stay = chunks
    .filter(({ name }) => needed.includes(name))
    .map(({ name, data }) => chunkOf(name, name === 'VP8X' ? withFlags(data, orientation) : data))
  const turned = orientation === 1 ? [] : [chunkOf('EXIF', orientationOnly(orientation))]
  const body = joined([bytesOf('WEBP'), ...stay, ...turned])
  const cleaned = joined([bytesOf('RIFF'), size(body.length), body])
  return { kind: 'picture', picture: { type: 'image/webp', bytes: cleaned } }
}

/** The chunk that begins here; null when it is cut off. A chunk of odd length is followed by a byte of padding. */
function chunkAt(bytes: Uint8Array, at: number, end: number): Chunk | null {
  if (at + 8 > end) return null
  const length = viewOf(bytes).getUint32(at + 4, true)
  if (at + 8 + length > end) return null
  const data = bytes.subarray(at + 8, at + 8 + length)
  return { name: lettersAt(bytes, at, 4), data, next: at + 8 + length + (length % 2) }
}

/** Width times height, from the head of a key frame (RFC 6386, section 9.1) or of a lossless picture (RFC 9649, 3.4). */
function pointsOf({ name, data }: Chunk): number | null {
  if (data.length < 10) return null
  const view = viewOf(data)
  if (name === 'VP8 ') {
    if (lettersAt(data, 3, 3) !== '\x9d\x01\x2a') return null
    const points = (view.getUint16(6, true) & 0x3fff) * (view.getUint16(8, true) & 0x3fff)
    return points === 0 ? null : points
  }
  if (data[0] !== 0x2f) return null
  const sizes = view.getUint32(1, true)
  return ((sizes & 0x3fff) + 1) * (((sizes >> 14) & 0x3fff) + 1)
}

/** Some writers put the head of JPEG's Exif segment in front. */
function orientationOf(exif: Uint8Array): number {
  return orientationIn(lettersAt(exif, 0, 6) === 'Exif\0\0' ? exif.subarray(6) : exif)
}

function withFlags(extended: Uint8Array, orientation: number): Uint8Array {
  const cleared = extended.slice(0, 10)
  const kept = (cleared[0] ?? 0) & ~(flag.moving | flag.xmp | flag.exif)
  cleared[0] = orientation === 1 ? kept : kept | flag.exif
  return cleared
}

function size(length: number): Uint8Array {
  const bytes = new Uint8Array(4)
  viewOf(bytes).setUint32(0, length, true)
  return bytes
}

function chunkOf(name: string, data: Uint8Array): Uint8Array {
  return joined([bytesOf(name), size(data.length), data, new Uint8Array(data.length % 2)])
}
