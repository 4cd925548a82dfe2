import { isDeepStrictEqual } from 'node:util'
import { memoryWorlds, type Worlds } from '../support/sim-world.ts'
import type { Desk } from './desk.ts'
import { type Operation, operationsOf } from './operation.ts'
import { type Failure, type Outcome, runOne } from './run-one.ts'
import { shrink } from './shrink.ts'

export type Campaign = {
  readonly worlds: Worlds
  /** Plays every second run in memory as well: same operations, same answers, same end. */
  readonly compared: boolean
  readonly seed: number
  readonly runs: number
  /** Operations of one run. */
  readonly ops: number
  /** Only these operations, by index, where a failing run was shrunk before. */
  readonly keep: readonly number[] | null
  readonly verbs?: Desk
  readonly progress?: (run: number, report: Report) => void
}

export type Report = {
  operations: number
  runs: number
  /** How often each answer came. */
  readonly answers: Map<string, number>
  failure: Found | null
}

/** A failing run: its seed, the operations that are needed, and which rule they break. */
export type Found = Failure & {
  readonly seed: number
  readonly kept: readonly number[]
  readonly operations: readonly Operation[]
}

/** Run after run, each with a seed one higher, until one breaks a rule; that one is shrunk. */
export async function simulate(campaign: Campaign): Promise<Report> {
  const { seed, runs, ops, keep, progress } = campaign
  const report: Report = { operations: 0, runs: 0, answers: new Map(), failure: null }
  for (let run = 0; run < runs && !report.failure; run++) {
    const all = operationsOf(seed + run, ops)
    const kept = keep ?? all.map((_, index) => index)
    const { trace, failure } = await play(campaign, seed + run, chosen(all, kept))
    report.runs += 1
    report.operations += trace.length
    for (const answer of trace) report.answers.set(answer, (report.answers.get(answer) ?? 0) + 1)
    if (failure) report.failure = await smallest(campaign, seed + run, kept, failure)
    progress?.(run + 1, report)
  }
  return report
}

function chosen(all: readonly Operation[], kept: readonly number[]): readonly Operation[] {
  return kept.flatMap((index) => all[index] ?? [])
}

/** On a real server, runs with an odd seed let rivals meet; whoever wins there need not win in memory. */
async function play(
  { worlds, compared, verbs }: Campaign,
  seed: number,
  operations: readonly Operation[],
): Promise<Outcome> {
  const together = compared && seed % 2 !== 0
  const options = { together, ...(verbs ? { verbs } : {}) }
  const outcome = await runOne(await worlds.fresh(), operations, options)
  if (!compared || together || outcome.failure) return outcome
  const inMemory = await runOne(await memoryWorlds().fresh(), operations, options)
  return { ...outcome, failure: disagreement(outcome, inMemory) }
}

function disagreement(sql: Outcome, memory: Outcome): Failure | null {
  const rule = 'memory and SQL agree'
  const at = sql.trace.findIndex((answer, index) => answer !== memory.trace[index])
  if (at >= 0) return { rule, at, detail: `SQL: ${sql.trace[at]}; memory: ${memory.trace[at]}` }
  if (isDeepStrictEqual(sql.last, memory.last)) return null
  return { rule, at: sql.trace.length, detail: difference(sql.last, memory.last) ?? '' }
}

/** The first place in which two values differ, and what is there in each. */
function difference(one: unknown, other: unknown, path = ''): string | null {
  if (isDeepStrictEqual(one, other)) return null
  const isObject = (value: unknown) => typeof value === 'object' && value !== null
  if (!isObject(one) || !isObject(other))
    return `${path}: SQL ${JSON.stringify(one)}, memory ${JSON.stringify(other)}`
  const [left, right] = [Object(one), Object(other)]
  for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
    const found = difference(left[key], right[key], `${path}/${key}`)
    if (found) return found
  }
  return null
}

const shrinkingAttempts = 300

async function smallest(
  campaign: Campaign,
  seed: number,
  kept: readonly number[],
  failure: Failure,
): Promise<Found> {
  const all = operationsOf(seed, campaign.ops)
  const breaks = async (fewer: readonly number[]) => {
    const { failure: found } = await play(campaign, seed, chosen(all, fewer))
    return found?.rule === failure.rule
  }
  const needed = kept.slice(0, failure.at + 1)
  const fewest = await shrink(needed, breaks, shrinkingAttempts)
  const operations = chosen(all, fewest)
  const last = (await play(campaign, seed, operations)).failure ?? failure
  return { ...last, seed, kept: fewest, operations }
}
