import { z } from 'zod'
import type { Press } from '../../conversation/press.ts'
import { pressShape } from '../press-shape.ts'

/** A press as the value of a button. */
export function packPress({ verb, subject, revision, choice }: Press): string {
  return JSON.stringify({ verb, subject, revision, ...(choice === undefined ? {} : { choice }) })
}

/** A press out of the value of a button; null when the value is not one of ours. */
export function unpackPress(value: string): Press | null {
  const parsed = pressShape.safeParse(parse(value))
  return parsed.success ? parsed.data : null
}

const metadataShape = z.object({
  press: pressShape,
  address: z.string().max(1_000),
  message: z.string().max(100).nullable(),
})

/** What a dialog needs to remember while it is open. */
export type Metadata = {
  readonly press: Press
  readonly address: string
  readonly message: string | null
}

/** What a dialog remembers, as its `private_metadata` (at most 3,000 letters; these need a few hundred). */
export const packMetadata = (metadata: Metadata): string => JSON.stringify(metadata)

/** Reads it back; null when it is not one of ours. */
export function unpackMetadata(text: string): Metadata | null {
  const parsed = metadataShape.safeParse(parse(text))
  return parsed.success ? parsed.data : null
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
