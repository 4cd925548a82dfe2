import { z } from 'zod'
import { type Downloaded, download } from '../download.ts'
import { slackError, translate } from './errors.ts'
import type { Workspace } from './workspaces.ts'

/** A file as events and dialogs carry it; of one from a shared channel only the id is told. */
const address = z.string().max(4_000).optional()
const fileShape = z.object({
  id: z.string().min(1).max(100),
  mimetype: z.string().optional(),
  url_private_download: address,
  url_private: address,
  /** Slack's own copies of a picture, as JPEG or PNG, by their longer side. */
  thumb_1024: address,
  thumb_720: address,
  thumb_480: address,
})

const photoShape = z.strictObject({ id: z.string(), url: z.string().nullable() })

const mostFiles = 10

/** The files that came with a message or a dialog, each as an opaque text; whether they are pictures shows in their bytes. */
export function photosIn(files: unknown): readonly string[] {
  const list = z.array(z.unknown()).catch([]).parse(files)
  return list.slice(0, mostFiles).flatMap((each) => {
    const parsed = fileShape.safeParse(each)
    if (!parsed.success) return []
    return [JSON.stringify({ id: parsed.data.id, url: addressOf(parsed.data) })]
  })
}

/** What a phone of Apple takes (HEIC) few clients show; of that Slack's largest copy is taken. */
function addressOf(file: z.infer<typeof fileShape>): string | null {
  const isHeic = /^image\/hei[cf]/i.test(file.mimetype ?? '')
  const copy = isHeic ? (file.thumb_1024 ?? file.thumb_720 ?? file.thumb_480) : undefined
  return copy ?? file.url_private_download ?? file.url_private ?? null
}

/** Milliseconds for a photo, however slow the line. */
const patience = 30_000

/** Where Slack keeps files. Without the right to read them it sends to a page to log in, on another host. */
const fileHosts: readonly string[] = ['files.slack.com', 'files-origin.slack.com']

/** Fetches a file with the bot's token, from Slack's own hosts only; needs the scope `files:read`. */
export async function fetchPhoto(
  photo: string,
  workspace: Pick<Workspace, 'client' | 'token'>,
): Promise<Downloaded> {
  const parsed = photoShape.safeParse(parse(photo))
  if (!parsed.success) return { kind: 'foreign' }
  const url = parsed.data.url ?? (await urlOf(parsed.data.id, workspace.client))
  if (url === null) return { kind: 'gone' }
  const fetched = await download(url, { patience, headersFor: headersAt(workspace) })
  return fetched.kind === 'bytes' && isPage(fetched.bytes) ? { kind: 'gone' } : fetched
}

async function urlOf(id: string, { files }: Workspace['client']): Promise<string | null> {
  const { file } = await files.info({ file: id }).catch((error: unknown) => {
    const code = slackError(error)
    if (code === null || code === 'ratelimited') return translate(error, 'fetch')
    return { file: undefined }
  })
  return file?.url_private_download ?? null
}

/** The host of the Web API counts as well: with `SLACK_API_URL` it stands for all of Slack. */
const headersAt =
  ({ token, client }: Pick<Workspace, 'client' | 'token'>) =>
  (url: URL): Readonly<Record<string, string>> | null => {
    const isFiles = url.protocol === 'https:' && url.port === '' && fileHosts.includes(url.hostname)
    const isApi = url.origin === new URL(client.slackApiUrl).origin
    return isFiles || isApi ? { authorization: `Bearer ${token}` } : null
  }

/** A page in the place of the file: Slack answers so, with 200, where the token may not read it. */
const isPage = (bytes: Uint8Array): boolean =>
  /^\s*<(?:!doctype|html)/i.test(Buffer.from(bytes.subarray(0, 200)).toString('latin1'))

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
