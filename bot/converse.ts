import { createInterface } from 'node:readline'
import { z } from 'zod'
import { requisitionId } from '../domain/ids.ts'
import { statusOf } from '../domain/requisition/status.ts'
import { openRehearsal, type Rehearsal } from './rehearsal/rehearsal.ts'
import { plainCard, type Shown } from './rehearsal/screen.ts'

/** 23 November 2026, 09:00 in company time. */
const morning = Date.UTC(2026, 10, 23, 1)

const where = { channel: z.string().optional(), thread: z.string().optional() }
const step = z.union([
  z.object({ as: z.string(), say: z.string(), ...where }),
  z.object({
    as: z.string(),
    press: z.string(),
    fields: z.record(z.string(), z.string()).optional(),
    ...where,
  }),
  z.object({ advance: z.string().regex(/^P(?:\d+D)?(?:T(?:\d+H)?(?:\d+M)?)?$/) }),
])

/** Plays a dialogue from standard input on the sample company, and writes everything that everybody is shown, a line each. */
async function main(): Promise<void> {
  const rehearsal = await openRehearsal(morning)
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    if (line.trim() === '') continue
    for (const shown of await played(rehearsal, line)) write(written(shown))
  }
  for (const state of await finalStates(rehearsal)) write(state)
}

async function played(rehearsal: Rehearsal, line: string): Promise<readonly Shown[]> {
  const { advance, as, say, press, fields, channel, thread } = readStep(line)
  if (advance !== undefined) return await rehearsal.advance(milliseconds(advance))
  const at = { ...(channel ? { channel } : {}), ...(thread ? { thread } : {}) }
  if (say !== undefined) return await rehearsal.say(as ?? '', say, at)
  return await rehearsal.press(as ?? '', press ?? '', fields ?? {}, at)
}

type Step = {
  readonly advance?: string | undefined
  readonly as?: string
  readonly say?: string
  readonly press?: string
  readonly fields?: Record<string, string> | undefined
  readonly channel?: string | undefined
  readonly thread?: string | undefined
}

const readStep = (line: string): Step => step.parse(JSON.parse(line))

/** `PT24H`, `P1DT2H`, `PT30M`. */
function milliseconds(duration: string): number {
  const [, days = 0, hours = 0, minutes = 0] =
    /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(duration) ?? []
  return ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60_000
}

function written({ to, edited, text, card }: Shown): object {
  return {
    to,
    ...(edited ? { edited } : {}),
    ...(text === undefined ? {} : { text }),
    ...(card === undefined ? {} : { card: plainCard(card) }),
  }
}

/** Every requisition there is at the end; the sample company begins with none. */
async function finalStates({ database }: Rehearsal): Promise<readonly object[]> {
  const touched = await database.reads.requisitions({ view: 'latest', limit: 100 })
  const { requisitions } = await database.store.load({
    requisitions: touched.map(({ id }) => requisitionId(id)),
  })
  return requisitions.map((requisition) => ({
    requisition: requisition.id,
    status: statusOf(requisition),
    urgent: requisition.urgent,
    lines: requisition.lines.map(({ part, model, requested }) => ({ part, model, requested })),
    approvals: requisition.approvals.map(({ role, state }) => ({ role, state })),
  }))
}

const write = (value: object) => process.stdout.write(`${JSON.stringify(value)}\n`)

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
