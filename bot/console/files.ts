import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { contentPolicy, policyHeader } from '../http/policy.ts'
import { type Handler, pathOf, type Route, sendText } from '../http/route.ts'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
}

/** Names of the page's own files; anything else below the page's path does not exist. */
const pageName = /^[a-z][a-z-]*\.(?:html|css|js|svg)$/

/**
 * The page's files, which stand beside this module in source and build, and the card renderer from its package. The page
 * may load pictures of parts from these origins, as they are when it is opened.
 */
export function fileRoutes(pictures: () => readonly string[]): readonly Route[] {
  const page = (name: string) => fileURLToPath(new URL(`./page/${name}`, import.meta.url))
  const renderer = createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.min.js')
  return [
    {
      method: 'GET',
      path: '/',
      handle: (_req, res) => {
        res.setHeader(policyHeader, contentPolicy(pictures()))
        return send(res, page('index.html'))
      },
    },
    {
      method: 'GET',
      path: '/console/adaptivecards.js',
      handle: (_req, res) => send(res, renderer),
    },
    {
      method: 'GET',
      path: '/console/page/*',
      handle: (req, res) => {
        const name = (pathOf(req) ?? '').slice('/console/page/'.length)
        return pageName.test(name) ? send(res, page(name)) : missing(res)
      },
    },
  ]
}

type Response = Parameters<Handler>[1]

function missing(res: Response): void {
  sendText(res, 404, 'There is no such file.')
}

async function send(res: Response, file: string): Promise<void> {
  const content = await readFile(file).catch(() => null)
  if (content === null) return missing(res)
  res.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream')
  res.end(content)
}
