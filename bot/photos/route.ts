import type { Files } from '../../db/files.ts'
import type { Instant } from '../../domain/time.ts'
import { pathOf, type Route, sendText } from '../http/route.ts'
import { type PhotoLinks, photoPath } from './links.ts'

/**
 * Serves pictures to whoever has a signed link. Chat platforms show them on pages of their own, so they may be loaded from
 * there; but nobody on the way may keep them, and they are never taken for anything but what they are.
 */
export function photoRoute(parts: {
  readonly files: Files
  readonly links: PhotoLinks
  readonly now: () => Instant
}): Route {
  const { files, links, now } = parts
  return {
    method: 'GET',
    path: `${photoPath}*`,
    handle: async (req, res) => {
      const file = links.read(pathOf(req) ?? '', now())
      if (file === 'unsigned') return sendText(res, 403, 'This is no link of Partline.')
      if (file === 'over')
        return sendText(res, 403, 'This link is too old. Ask Partline for the request once more.')
      const picture = await files.read(file)
      if (picture === null) return sendText(res, 404, 'There is no such picture.')
      res.setHeader('content-type', picture.type)
      res.setHeader('content-length', picture.bytes.length)
      res.setHeader('content-disposition', 'inline')
      res.setHeader('cache-control', 'private, max-age=3600')
      res.setHeader('cross-origin-resource-policy', 'cross-origin')
      res.end(picture.bytes)
    },
  }
}
