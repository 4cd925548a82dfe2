import type { ServerResponse } from 'node:http'
import { largestFile } from '../../db/files.ts'
import { readBytes } from '../http/body.ts'
import { localRoutes } from '../http/local.ts'
import { type Handler, type Route, sendJson, sendText } from '../http/route.ts'

/** The newest so many stay; the bot fetches each within a moment of its message. */
const kept = 6
/** More than a photo may have, so that whoever sends too much is told by the bot, in their language. */
const limit = 3 * largestFile

export type Uploads = {
  readonly routes: readonly Route[]
  /** Answers with the bytes of one. */
  give(res: ServerResponse, id: string): void
  /** Of these ids those that were uploaded here, as attachments of an activity. */
  attachments(ids: readonly string[]): readonly Attachment[]
}

export type Attachment = { readonly contentType: string; readonly contentUrl: string }

/**
 * Pictures that somebody chose on the page: `POST /console/photo` keeps one and gives its id, and the connector gives its
 * bytes to the bot.
 */
export function createUploads(parts: {
  readonly serviceUrl: string
  readonly newId: () => string
}): Uploads {
  const { serviceUrl, newId } = parts
  const photos = new Map<string, Buffer>()
  const take: Handler = async (req, res) => {
    const bytes = await readBytes(req, limit)
    if (bytes === null) {
      res.setHeader('connection', 'close')
      return sendText(res, 413, 'A photo may have 30 MB here, and 10 MB to be kept.')
    }
    const id = newId()
    photos.set(id, bytes)
    const oldest = photos.keys().next().value
    if (photos.size > kept && oldest !== undefined) photos.delete(oldest)
    sendJson(res, 201, { id })
  }
  return {
    routes: localRoutes([
      { method: 'POST', path: '/console/photo', body: 'untouched', handle: take },
    ]),
    give: (res, id) => {
      const photo = photos.get(id)
      if (photo === undefined) return sendText(res, 404, 'There is no such attachment.')
      res.setHeader('content-type', 'application/octet-stream')
      res.end(photo)
    },
    attachments: (ids) =>
      ids
        .filter((id) => photos.has(id))
        .map((id) => ({
          contentType: 'image/*',
          contentUrl: `${serviceUrl}v3/attachments/${id}/views/original`,
        })),
  }
}
