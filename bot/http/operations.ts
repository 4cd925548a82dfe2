import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { foreign } from './local.ts'
import { type Route, sendText } from './route.ts'

/** Whether this process can do its work, with one sentence for operators. */
export type Readiness = { readonly isReady: boolean; readonly sentence: string }

export type OperationsParts = {
  readonly readiness: () => Promise<Readiness>
  readonly metrics: () => Promise<string>
  /** With one, whoever knows it may read the metrics; without, only this machine. */
  readonly token: string | null
}

/** Milliseconds an answer about readiness may take: no answer is an answer too. */
const patience = 2_000

/** For whoever runs Partline: `/readyz` for balancers, `/metrics` for Prometheus. */
export function operationsRoutes({ readiness, metrics, token }: OperationsParts): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/readyz',
      handle: async (_req, res) => {
        const { isReady, sentence } = await inTime(readiness())
        sendText(res, isReady ? 200 : 503, sentence)
      },
    },
    {
      method: 'GET',
      path: '/metrics',
      handle: async (req, res) => {
        const why = refusalOf(req, token)
        if (why !== null) return sendText(res, 403, why)
        const text = await metrics()
        res.setHeader('content-type', 'text/plain; version=0.0.4; charset=utf-8')
        res.end(text)
      },
    },
  ]
}

function refusalOf(req: IncomingMessage, token: string | null): string | null {
  if (token === null) return foreign(req)
  const given = Buffer.from(req.headers.authorization ?? '')
  const wanted = Buffer.from(`Bearer ${token}`)
  const isIt = given.length === wanted.length && timingSafeEqual(given, wanted)
  return isIt ? null : 'The metrics want their token.'
}

async function inTime(asked: Promise<Readiness>): Promise<Readiness> {
  let alarm: NodeJS.Timeout | undefined
  const late = new Promise<Readiness>((resolve) => {
    const sentence = 'The database does not answer.'
    alarm = setTimeout(() => resolve({ isReady: false, sentence }), patience)
  })
  const answer = asked.catch(() => ({ isReady: false, sentence: 'The database does not answer.' }))
  try {
    return await Promise.race([answer, late])
  } finally {
    clearTimeout(alarm)
  }
}
