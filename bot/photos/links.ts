import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { Database } from '../../db/store.ts'
import { plainChange } from '../../domain/desk/change.ts'
import { type FileId, fileId } from '../../domain/ids.ts'
import { days, type Instant } from '../../domain/time.ts'

/** Everything below it needs no login: whoever has a link that is signed and young enough may see its picture. */
export const photoPath = '/photos/'

/** For so long a card shows its pictures; asked for again, it shows them again. */
const life = days(30)

export type PhotoLinks = {
  /** The path of a file, good for 30 to 31 days. It is the same all day, so that clients need not load it anew. */
  pathOf(file: FileId, now: Instant): string
  /** The file of a path, or why there is none: it was not signed here, or its time is over. */
  read(path: string, now: Instant): FileId | 'unsigned' | 'over'
}

/** Links of the form `/photos/<file>/<last second>/<HMAC-SHA256 of both>`. */
export function createPhotoLinks(secret: string): PhotoLinks {
  const sign = (file: string, until: string) =>
    createHmac('sha256', secret).update(`photo/${file}/${until}`).digest('base64url')
  return {
    pathOf: (file, now) => {
      const until = String((Math.ceil(now / days(1)) * days(1) + life) / 1_000)
      return `${photoPath}${file}/${until}/${sign(file, until)}`
    },
    read: (path, now) => {
      const parts = /^\/photos\/([0-9a-f]{64})\/(\d{1,12})\/([\w-]{43})$/.exec(path)
      const [, file, until, signature] = parts ?? []
      if (file === undefined || until === undefined || signature === undefined) return 'unsigned'
      if (!timingSafeEqual(Buffer.from(signature), Buffer.from(sign(file, until))))
        return 'unsigned'
      return Number(until) * 1_000 < now ? 'over' : fileId(file)
    },
  }
}

const settingName = 'photo-secret'

/** The secret of the links, the same for every replica: whoever is first makes it and keeps it in the settings. */
export async function loadPhotoSecret(
  { reads, store }: Pick<Database, 'reads' | 'store'>,
  at: Instant,
): Promise<string> {
  const known = await reads.setting(settingName)
  if (known !== undefined) return z.string().min(32).parse(known)
  const value = randomBytes(32).toString('base64url')
  await store.commit(
    plainChange({ key: settingName, at, put: { settings: [{ name: settingName, value }] } }),
  )
  return z
    .string()
    .min(32)
    .parse(await reads.setting(settingName))
}
