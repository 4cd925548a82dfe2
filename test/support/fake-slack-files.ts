import type { IncomingMessage, ServerResponse } from 'node:http'
import { pictureFile } from './pictures.ts'

/**
 * How a file is answered: as it is; with the page to log in, at once or behind a redirect to Slack's own site; with a
 * redirect to a host that is none of Slack's; with more than it says, without end; with 429 or 500 the first time.
 */
export type FileManner = 'whole' | 'page' | 'login' | 'elsewhere' | 'endless' | 'busy' | 'fails'

/** A file as events and dialogs carry it. */
export type SharedFile = {
  readonly id: string
  readonly name: string
  readonly mimetype: string
  readonly url_private_download?: string
}

export type FakeFiles = {
  /** Shares one of our pictures by its name; without an address where the file is from a shared channel. */
  share(name: string, manner?: FileManner, address?: 'told' | 'untold'): SharedFile
  /** The answer of `files.info`. */
  info(id: string): object
  /** Answers a request for a file; false when it is none. */
  serve(req: IncomingMessage, res: ServerResponse): boolean
  /** How often a file was asked for. */
  asked(id: string): number
}

const path = '/files-pri/'

/** The files of a fake Slack at this origin, for whoever shows its bot's token. */
export function createFakeFiles(origin: () => string, token: string): FakeFiles {
  const files = new Map<string, { name: string; manner: FileManner; asked: number }>()
  const urlOf = (id: string) => `${origin()}${path}T0PARTLINE-${id}/download/photo`
  return {
    share: (name, manner = 'whole', address = 'told') => {
      const id = `F0PHOTO${files.size}`
      files.set(id, { name, manner, asked: 0 })
      const shared = { id, name, mimetype: 'application/octet-stream' }
      return address === 'told' ? { ...shared, url_private_download: urlOf(id) } : shared
    },
    info: (id) =>
      files.has(id)
        ? { ok: true, file: { id, url_private_download: urlOf(id) } }
        : { ok: false, error: 'file_not_found' },
    asked: (id) => files.get(id)?.asked ?? 0,
    serve: (req, res) => {
      if (!req.url?.startsWith(path)) return false
      const id = /-(\w+)\/download/.exec(req.url)?.[1] ?? ''
      const file = files.get(id)
      const isOurs = req.headers.authorization === `Bearer ${token}`
      if (file) file.asked += 1
      answer(res, isOurs && file ? file : { name: '', manner: 'page', asked: 0 })
      return true
    },
  }
}

function answer(
  res: ServerResponse,
  { name, manner, asked }: { name: string; manner: FileManner; asked: number },
): void {
  const isFirst = asked === 1
  switch (manner) {
    case 'page':
      res.writeHead(200, { 'content-type': 'text/html' })
      return void res.end('<!DOCTYPE html><html><title>Sign in | Slack</title></html>')
    case 'login':
      return void res.writeHead(302, { location: 'https://partline.slack.com/?redir=x' }).end()
    case 'elsewhere':
      return void res.writeHead(302, { location: 'http://169.254.169.254/latest/' }).end()
    case 'endless': {
      res.writeHead(200, { 'content-type': 'image/jpeg' })
      const more = (): void => {
        while (res.writable && res.write(Buffer.alloc(256 * 1_024, 7)));
      }
      res.on('drain', more)
      return more()
    }
    case 'busy':
      if (isFirst) return void res.writeHead(429, { 'retry-after': '0' }).end()
      return void res.end(pictureFile(name))
    case 'fails':
      if (isFirst) return void res.writeHead(500).end('oops')
      return void res.end(pictureFile(name))
    case 'whole':
      return void res.end(pictureFile(name))
  }
}
