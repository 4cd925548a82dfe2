import { randomFor } from '../../db/sample/random.ts'
import { type GroundName, groundNames } from './ground.ts'
import type { Death, Verdict } from './harness.ts'

/**
 * One story to be interrupted, by the name that replays it: `pglite:before:17`, `postgresql:random:3`,
 * `pglite:steps:3.before.2,9.after.11` for a story that dies in several of its steps.
 */
export type Point = {
  readonly name: string
  readonly ground: GroundName
  readonly deaths: readonly Death[]
}

export const callPoint = (ground: GroundName, when: 'before' | 'after', at: number): Point => ({
  name: `${ground}:${when}:${at}`,
  ground,
  deaths: [{ at, when }],
})

/** A death before or after a door call, counted from the beginning of a step of the story. */
export type StepDeath = {
  readonly step: number
  readonly at: number
  readonly when: 'before' | 'after'
}

export const stepsPoint = (ground: GroundName, deaths: readonly StepDeath[]): Point => ({
  name: `${ground}:steps:${deaths.map(({ step, at, when }) => `${step}.${when}.${at}`).join(',')}`,
  ground,
  deaths,
})

/**
 * Deals deaths into as few stories as can be, each of which dies in a later step every time: what has been done before
 * is repetition, so that every death meets calls that nobody has made yet.
 */
export function dealt(deaths: readonly StepDeath[]): readonly (readonly StepDeath[])[] {
  const stories: StepDeath[][] = []
  for (const death of deaths.toSorted((one, other) => one.step - other.step)) {
    const story = stories.find((each) => (each.at(-1)?.step ?? 0) < death.step)
    if (story) story.push(death)
    else stories.push([death])
  }
  return stories
}

const deathsOfAStory = 3

/** Three deaths at moments that seed and number decide, each within `lifetime` milliseconds of a start. */
export function randomPoint(
  ground: GroundName,
  number: number,
  seed: number,
  lifetime: number,
): Point {
  const name = `${ground}:random:${number}`
  const random = randomFor(seed, name)
  const deaths = Array.from({ length: deathsOfAStory }, () => ({
    afterMs: random.between(Math.round(lifetime / 10), Math.round(lifetime)),
  }))
  return { name, ground, deaths }
}

/** Reads a name back. Throws one sentence when it is none. */
export function pointNamed(name: string, seed: number, lifetime: number): Point {
  const [groundText = '', kind = '', which = ''] = name.split(':')
  const ground = groundNames.find((each) => each === groundText)
  const number = /^[1-9]\d*$/.test(which) ? Number(which) : null
  if (ground !== undefined && kind === 'steps') {
    const deaths = which.split(',').map(stepDeath)
    if (deaths.every((death) => death !== null)) return stepsPoint(ground, deaths)
  }
  if (ground !== undefined && number !== null) {
    if (kind === 'before' || kind === 'after') return callPoint(ground, kind, number)
    if (kind === 'random') return randomPoint(ground, number, seed, lifetime)
  }
  throw new Error(
    `A point is named like pglite:before:17, postgresql:random:3 or pglite:steps:3.before.2, not ${name}`,
  )
}

function stepDeath(text: string): StepDeath | null {
  const [, step, when, at] = /^(\d+)\.(before|after)\.([1-9]\d*)$/.exec(text) ?? []
  if (when !== 'before' && when !== 'after') return null
  return { step: Number(step), at: Number(at), when }
}

/** Runs jobs, two at a time for two cores, until `next` has no more. */
export async function inPairs(next: () => (() => Promise<void>) | null): Promise<void> {
  const worker = async () => {
    for (let job = next(); job !== null; job = next()) await job()
  }
  await Promise.all([worker(), worker()])
}

/** What was found, for people: the name that replays it, and the first lines of each kind. */
export function report({ name, lost, doubled, wrongs }: Verdict): string {
  const first = (kind: string, lines: readonly string[]) =>
    lines.slice(0, 5).map((line) => `  ${kind}: ${line}`)
  return [
    name,
    ...first('lost', lost),
    ...first('doubled', doubled),
    ...first('wrong', wrongs),
  ].join('\n')
}
