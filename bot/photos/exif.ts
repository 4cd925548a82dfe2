import { viewOf } from './cleaned.ts'

/** How to turn a picture before showing it: tag 0x0112 of TIFF 6.0, 1 (as it is) to 8. */
const orientationTag = 0x0112
const shortType = 3

/**
 * The orientation that an Exif block (a TIFF structure: Exif 2.32, section 4.5) tells of the picture; 1 when it tells none
 * or cannot be read.
 */
export function orientationIn(tiff: Uint8Array): number {
  if (tiff.length < 8) return 1
  const view = viewOf(tiff)
  const order = view.getUint16(0)
  if (order !== 0x4949 && order !== 0x4d4d) return 1
  const little = order === 0x4949
  const first = view.getUint32(4, little)
  if (view.getUint16(2, little) !== 42 || first > tiff.length - 2) return 1
  const count = view.getUint16(first, little)
  for (let entry = 0; entry < count; entry += 1) {
    const at = first + 2 + entry * 12
    if (at + 12 > tiff.length) return 1
    if (view.getUint16(at, little) !== orientationTag) continue
    const told = view.getUint16(at + 8, little)
    const isOne = view.getUint16(at + 2, little) === shortType && told >= 1 && told <= 8
    return isOne ? told : 1
  }
  return 1
}

/** An Exif block that tells the orientation and nothing else. */
export function orientationOnly(orientation: number): Uint8Array {
  const tiff = new Uint8Array(26)
  const view = viewOf(tiff)
  view.setUint16(0, 0x4d4d)
  view.setUint16(2, 42)
  view.setUint32(4, 8)
  view.setUint16(8, 1)
  view.setUint16(10, orientationTag)
  view.setUint16(12, shortType)
  view.setUint32(14, 1)
  view.setUint16(18, orientation)
  return tiff
}
