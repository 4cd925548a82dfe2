import { broken, bytesOf, type Cleaned, joined, lettersAt, mostPoints, viewOf } from './cleaned.ts'
import { orientationIn, orientationOnly } from './exif.ts'

/** Markers of JPEG (ITU T.81, table B.1), without their leading 0xff. */
const marker = {
  start: 0xd8,
  end: 0xd9,
  scan: 0xda,
  tables: 0xdb,
  lines: 0xdc,
  restart: 0xdd,
  huffman: 0xc4,
} as const
const exifHead = 'Exif\0\0'
const profileHead = 'ICC_PROFILE\0'
const adobeHead = 'Adobe'

type Segment = { readonly code: number; readonly payload: Uint8Array; readonly next: number }

/** The head of a frame as cameras and clients know it: baseline, extended or progressive, coded after Huffman. */
const isFrame = (code: number) => code >= 0xc0 && code <= 0xc2

/** What a decoder needs beside frames and scans: tables, restart intervals, the number of lines. */
const needed: readonly number[] = [marker.huffman, marker.tables, marker.lines, marker.restart]

/**
 * A JPEG without anything but the picture: of the application segments only the colour profile, Adobe's colour transform
 * and a bare JFIF header stay, comments go, and nothing follows the end (phones append films and further pictures
 * there). An orientation is kept in an Exif block of its own. The coded picture itself is not touched.
 */
export function cleanJpeg(bytes: Uint8Array): Cleaned {
  const kept: Uint8Array[] = []
  const seen = { frame: false, scan: false, orientation: 1 }
  let at = 2
  for (;;) {
    const segment = segmentAt(bytes, at)
    if (segment === null) return broken
    const { code, payload, next } = segment
    at = next
    if (code === marker.end) break
    if (isFrame(code)) {
      const points = pointsOf(payload)
      if (points === null || seen.frame) return broken
      if (points > mostPoints) return { kind: 'vast' }
      seen.frame = true
    }
    if (code === 0xe1) seen.orientation = orientationOf(payload) ?? seen.orientation
    if (!isWhole(code, payload)) return broken
    const stays = keptOf(code, payload)
    if (stays !== null) kept.push(segmentOf(code, stays))
    if (code !== marker.scan) continue
    if (!seen.frame) return broken
    seen.scan = true
    const end = endOfScan(bytes, next)
    if (end === null) return broken
    kept.push(bytes.subarray(next, end))
    at = end
  }
  if (!seen.scan) return broken
  const cleaned = joined([
    Uint8Array.of(0xff, marker.start),
    ...turned(seen.orientation),
    ...kept,
    Uint8Array.of(0xff, marker.end),
  ])
  return { kind: 'picture', picture: { type: 'image/jpeg', bytes: cleaned } }
}

/** The segment that begins here, after any number of fill bytes; null where there is none or it is cut off. */
function segmentAt(bytes: Uint8Array, from: number): Segment | null {
  if (bytes[from] !== 0xff) return null
  let at = from
  while (bytes[at] === 0xff) at += 1
  const code = bytes[at]
  if (code === undefined || code === 0 || code === marker.start) return null
  if (code === marker.end) return { code, payload: new Uint8Array(), next: at + 1 }
  const [high, low] = [bytes[at + 1], bytes[at + 2]]
  if (high === undefined || low === undefined) return null
  const next = at + 1 + high * 256 + low
  if (next < at + 3 || next > bytes.length) return null
  return { code, payload: bytes.subarray(at + 3, next), next }
}

function pointsOf(frame: Uint8Array): number | null {
  if (frame.length < 6) return null
  const view = viewOf(frame)
  const points = view.getUint16(1) * view.getUint16(3)
  return points === 0 ? null : points
}

/**
 * Whether what stays holds what it should and no more (T.81, section B.2): nothing hides behind a table. Quantization tables
 * have 64 values of one or two bytes, Huffman tables 16 counts and as many values; frames and scans list components.
 */
function isWhole(code: number, payload: Uint8Array): boolean {
  const [first = 0] = payload
  if (isFrame(code)) return payload.length === 6 + 3 * (payload[5] ?? 0)
  switch (code) {
    case marker.tables:
      return holdsTables(payload, (at) => 1 + 64 * ((payload[at] ?? 0) >> 4 === 0 ? 1 : 2))
    case marker.huffman:
      return holdsTables(payload, (at) =>
        payload.subarray(at + 1, at + 17).reduce((sum, count) => sum + count, 17),
      )
    case marker.scan:
      return payload.length === 4 + 2 * first
    case marker.lines:
    case marker.restart:
      return payload.length === 2
    default:
      return true
  }
}

function holdsTables(payload: Uint8Array, lengthAt: (at: number) => number): boolean {
  let at = 0
  while (at < payload.length) at += lengthAt(at)
  return at === payload.length && at > 0
}

/** What stays of a segment; null: nothing. */
function keptOf(code: number, payload: Uint8Array): Uint8Array | null {
  if (isFrame(code) || code === marker.scan || needed.includes(code)) return payload
  if (code === 0xe0) return jfif(payload)
  if (code === 0xe2 && lettersAt(payload, 0, profileHead.length) === profileHead) return payload
  if (code === 0xee && lettersAt(payload, 0, adobeHead.length) === adobeHead)
    return payload.subarray(0, 12)
  return null
}

/** A JFIF header without its thumbnail. */
function jfif(payload: Uint8Array): Uint8Array | null {
  if (payload.length < 14 || lettersAt(payload, 0, 5) !== 'JFIF\0') return null
  const bare = payload.slice(0, 14)
  bare.fill(0, 12)
  return bare
}

function segmentOf(code: number, payload: Uint8Array): Uint8Array {
  const length = payload.length + 2
  return joined([Uint8Array.of(0xff, code, length >> 8, length & 255), payload])
}

function orientationOf(payload: Uint8Array): number | null {
  if (lettersAt(payload, 0, exifHead.length) !== exifHead) return null
  return orientationIn(payload.subarray(exifHead.length))
}

/** Exif comes first in a file (Exif 2.32, section 4.5.4), where every reader looks for it. */
function turned(orientation: number): readonly Uint8Array[] {
  if (orientation === 1) return []
  return [segmentOf(0xe1, joined([bytesOf(exifHead), orientationOnly(orientation)]))]
}

/** Where the coded data of a scan ends: at a marker that is neither a stuffed 0xff nor a restart (T.81, section B.1.1.5). */
function endOfScan(bytes: Uint8Array, from: number): number | null {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1]
    if (next === undefined) return null
    const isData = next === 0 || next === 0xff || (next >= 0xd0 && next <= 0xd7)
    if (!isData) return at
  }
  return null
}
