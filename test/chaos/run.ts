import { randomBytes } from 'node:crypto'
import { parseArgs } from 'node:util'
import { compile } from '../support/compiled.ts'
import { startPostgres } from '../support/postgres-server.ts'
import { groundNames, pgliteGround, postgresGround } from './ground.ts'
import { isSound, judge, type Played, play, type Theatre, type Verdict } from './harness.ts'
import { callPoint, inPairs, type Point, pointNamed, randomPoint, report } from './points.ts'

type Tally = { stories: number; kills: number; lost: number; doubled: number; wrong: number }
type Show = { readonly theatre: Theatre; readonly reference: Played }

/**
 * Every door call of the founding story, before and after, on both databases, and then random moments: `--random 50`
 * kills on each, decided by `--seed`. `--only postgresql` plays one database, `--only pglite:before:17` one story.
 */
async function run(): Promise<boolean> {
  const begun = performance.now()
  const { values } = parseArgs({
    options: {
      seed: { type: 'string', default: String(randomBytes(3).readUIntBE(0, 3)) },
      random: { type: 'string', default: '50' },
      only: { type: 'string' },
    },
  })
  const seed = Number(values.seed)
  process.stdout.write(`seed ${seed}\n`)
  const tally: Tally = { stories: 0, kills: 0, lost: 0, doubled: 0, wrong: 0 }
  const only = values.only ?? ''
  const isWhole = !only.includes(':')
  const { shows, close } = await openShows(only.split(':')[0] ?? '')
  try {
    for (const show of shows)
      if (isWhole) await enumerate(show, seed, Number(values.random), tally)
      else await judged(show, pointNamed(only, seed, show.reference.took), tally)
  } finally {
    await close()
  }
  const { stories, kills, lost, doubled, wrong } = tally
  const took = Math.round((performance.now() - begun) / 1000)
  process.stdout.write(
    `chaos: ${stories} stories, ${kills} kills, ${lost} lost, ${doubled} doubled, ${wrong} wrong, ${took} s (seed ${seed})\n`,
  )
  return lost + doubled + wrong === 0
}

/** @param only the name of one ground; empty for all. */
async function openShows(only: string) {
  const names = groundNames.filter((name) => only === '' || name === only)
  if (names.length === 0) throw new Error(`There are ${groundNames.join(' and ')}, not ${only}`)
  const { programOf, remove } = await compile(['test/chaos/actor.ts'], 'inside')
  const server = await startPostgres()
  const openers = {
    pglite: pgliteGround,
    postgresql: () => postgresGround(server.url, 'partline'),
  }
  const grounds = await Promise.all(names.map((name) => openers[name]()))
  const shows: Show[] = []
  for (const ground of grounds) {
    const theatre = { ground, actor: programOf('test/chaos/actor.ts') }
    const reference = await play(theatre, [])
    const { name } = ground
    const { wrongs } = reference.ending
    if (wrongs.length > 0) throw new Error(`${name}: wrong without a kill: ${wrongs.join('; ')}`)
    process.stdout.write(
      `${name}: ${reference.calls} door calls, ${Math.round(reference.took)} ms\n`,
    )
    shows.push({ theatre, reference })
  }
  const close = async () => {
    for (const ground of grounds) await ground.remove()
    await server.stop()
    remove()
  }
  return { shows, close }
}

/** Counts on until a story ends without a kill; then as many random kills as wanted. */
async function enumerate(show: Show, seed: number, randomKills: number, tally: Tally) {
  const { ground } = show.theatre
  for (const when of ['before', 'after'] as const) {
    let at = 0
    let ended = false
    await inPairs(() => {
      if (ended) return null
      const point = callPoint(ground.name, when, ++at)
      return async () => {
        const { kills } = await judged(show, point, tally)
        ended ||= kills === 0
      }
    })
  }
  let number = 0
  let kills = 0
  await inPairs(() => {
    if (kills >= randomKills) return null
    const point = randomPoint(ground.name, ++number, seed, show.reference.took)
    return async () => {
      kills += (await judged(show, point, tally)).kills
    }
  })
}

async function judged({ theatre, reference }: Show, point: Point, tally: Tally): Promise<Verdict> {
  const verdict = await judge(theatre, point.name, point.deaths, reference.ending)
  tally.stories += 1
  tally.kills += verdict.kills
  tally.lost += verdict.lost.length
  tally.doubled += verdict.doubled.length
  tally.wrong += verdict.wrongs.length
  if (!isSound(verdict)) process.stdout.write(`${report(verdict)}\n`)
  else if (tally.stories % 20 === 0)
    process.stdout.write(`${point.name}, ${tally.stories} stories\n`)
  return verdict
}

run().then(
  (sound) => process.exit(sound ? 0 : 1),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
    process.exit(1)
  },
)
