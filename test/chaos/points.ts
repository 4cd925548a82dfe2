import { randomFor } from '../../db/sample/random.ts'
import { type GroundName, groundNames } from './ground.ts'
import type { Death, Verdict } from './harness.ts'

/** One story to be interrupted, by the name that replays it: `pglite:before:17`, `postgresql:random:3`. */
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
  const [groundText = '', kind = '', numberText = ''] = name.split(':')
  const ground = groundNames.find((each) => each === groundText)
  const number = Number(numberText)
  if (ground !== undefined && Number.isInteger(number) && number > 0) {
    if (kind === 'before' || kind === 'after') return callPoint(ground, kind, number)
    if (kind === 'random') return randomPoint(ground, number, seed, lifetime)
  }
  throw new Error(`A point is named like pglite:before:17 or postgresql:random:3, not ${name}`)
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
