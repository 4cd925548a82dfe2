import type { FileId } from '../domain/ids.ts'
import type { Instant } from '../domain/time.ts'

/** Pictures that every chat client shows. */
export const pictureTypes = ['image/jpeg', 'image/png', 'image/webp'] as const

export type Picture = {
  readonly type: (typeof pictureTypes)[number]
  readonly bytes: Uint8Array
}

/** A file may have so many bytes: 10 MB. */
export const largestFile = 10 * 1_024 * 1_024

/** Pictures by what is in them; one that is kept stays as it is. What it belongs to says a change (`photos`). */
export type Files = {
  /** Keeps a picture and gives its id; the same bytes are kept once. Throws when it is empty or over `largestFile`. */
  keep(picture: Picture, at: Instant): Promise<FileId>
  read(id: FileId): Promise<Picture | null>
}
