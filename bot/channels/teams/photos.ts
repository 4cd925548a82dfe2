import { z } from 'zod'
import { type Downloaded, download } from '../download.ts'

/** Where a photo is: at the connector of its conversation, below its base URL, or at an address of its own. */
const photoShape = z.union([
  z.strictObject({ path: z.string().max(500) }),
  z.strictObject({ url: z.string().max(4_000) }),
])
type Photo = z.infer<typeof photoShape>

const attachmentShape = z.union([
  // A picture within the message.
  z.object({ contentType: z.string().regex(/^image\//i), contentUrl: z.string().max(4_000) }),
  // A file that was sent to the bot alone; the address is good for some minutes, without a token.
  z.object({
    contentType: z.literal('application/vnd.microsoft.teams.file.download.info'),
    content: z.object({ downloadUrl: z.string().max(4_000) }),
  }),
])

const mostAttachments = 10

/**
 * The photos that came with an activity, each as an opaque text. Of the connector only the rest of the address is kept, as
 * the console's own changes from start to start. Everything else that is attached (cards, the message as HTML) is none.
 */
export function photosIn(attachments: readonly unknown[], serviceUrl: string): readonly string[] {
  return attachments.slice(0, mostAttachments).flatMap((each): readonly string[] => {
    const parsed = attachmentShape.safeParse(each)
    if (!parsed.success) return []
    const url =
      'contentUrl' in parsed.data ? parsed.data.contentUrl : parsed.data.content.downloadUrl
    const photo: Photo = url.startsWith(serviceUrl)
      ? { path: url.slice(serviceUrl.length) }
      : { url }
    return [JSON.stringify(photo)]
  })
}

/** Milliseconds for a photo, however slow the line. */
const patience = 30_000

export type Connector = {
  /** Its base URL, with a slash at its end. */
  readonly serviceUrl: string
  /** A token for it; null for the console, which needs none. */
  readonly token: (() => Promise<string>) | null
}

/**
 * Fetches a photo: from the conversation's own connector with our token, or from SharePoint, where files sent to a bot lie,
 * without one. No other host is asked.
 */
export async function fetchPhoto(photo: string, connector: Connector): Promise<Downloaded> {
  const parsed = photoShape.safeParse(parse(photo))
  if (!parsed.success) return { kind: 'foreign' }
  const url = 'path' in parsed.data ? connector.serviceUrl + parsed.data.path : parsed.data.url
  const token = (await connector.token?.()) ?? null
  return await download(url, { patience, headersFor: headersAt(connector, token) })
}

const headersAt =
  ({ serviceUrl }: Connector, token: string | null) =>
  (url: URL): Readonly<Record<string, string>> | null => {
    const isAttachment = attachmentPath.test(url.pathname)
    if (token === null) return isAttachment && url.href.startsWith(serviceUrl) ? {} : null
    if (url.protocol !== 'https:' || url.port !== '') return null
    if (url.origin === new URL(serviceUrl).origin)
      return isAttachment ? { authorization: `Bearer ${token}` } : null
    return url.hostname.endsWith('.sharepoint.com') ? {} : null
  }

/** Of a connector attachments only: whatever else it tells is none of a message's business. */
const attachmentPath = /\/v3\/attachments\/[\w.-]+\/views\/\w+$/

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
