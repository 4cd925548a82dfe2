import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { difference, type Ending, readEnding } from './ending.ts'
import type { Ground } from './ground.ts'

/** When a life ends: at a door call, counted from 1, or so many milliseconds after its start, whatever it is doing. */
export type Death =
  | { readonly at: number; readonly when: 'before' | 'after' }
  | { readonly afterMs: number }

export type Played = {
  /** How often the process was killed before the story ended. */
  readonly kills: number
  /** Door calls of the last life. */
  readonly calls: number
  readonly ending: Ending
}

/** A life that neither ended the story nor was killed: its last words. */
class Stuck extends Error {}

/**
 * Plays the story in a real process, killed as told, one death a life, and started again until the story ends.
 * Throws when a life ends in any other way.
 */
export async function play(ground: Ground, deaths: readonly Death[]): Promise<Played> {
  const folder = mkdtempSync(join(tmpdir(), 'partline-phones-'))
  const phones = join(folder, 'phones.jsonl')
  const plot = await ground.plot()
  try {
    let kills = 0
    for (let life = 0; ; life++) {
      const death = deaths[life]
      const settings = {
        ...plot.settings,
        CHAOS_PHONES: phones,
        CHAOS_RETURN: returnAfter(deaths, life),
      }
      const calls = await live(settings, death ?? null)
      if (calls !== null) return { kills, calls, ending: await readEnding(plot, phones) }
      kills += 1
    }
  } finally {
    await plot.remove()
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * What is there after call n is there before call n + 1: the two moments come back in two ways, so that every state of
 * the database meets both.
 */
function returnAfter(deaths: readonly Death[], life: number): string {
  const last = deaths[life - 1]
  if (last === undefined) return life === 0 ? 'first-life' : 'rescue'
  if ('afterMs' in last) return life % 2 === 0 ? 'rescue' : 'repeat'
  return last.when === 'before' ? 'rescue' : 'repeat'
}

const actor = fileURLToPath(new URL('./actor.ts', import.meta.url))
const root = fileURLToPath(new URL('../..', import.meta.url))

/** One process: the number of its door calls when the story ended, null when it was killed. */
function live(settings: Record<string, string>, death: Death | null): Promise<number | null> {
  const point =
    death !== null && 'at' in death ? { CRASH_AT: String(death.at), CRASH_WHEN: death.when } : {}
  const child = spawn(process.execPath, ['--import', 'tsx', actor], {
    cwd: root,
    env: { PATH: process.env.PATH, ...settings, ...point },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = { out: '', err: '' }
  child.stdout.on('data', (text) => (said.out += String(text)))
  child.stderr.on('data', (text) => (said.err += String(text)))
  const timer =
    death !== null && 'afterMs' in death
      ? setTimeout(() => child.kill('SIGKILL'), death.afterMs)
      : null
  return new Promise((done, failed) => {
    child.once('error', failed)
    child.once('close', (code, signal) => {
      if (timer) clearTimeout(timer)
      if (signal === 'SIGKILL') return done(null)
      if (code === 0 && said.err === '') return done(Number(said.out))
      failed(new Stuck(`the process ended with ${code ?? signal}: ${said.err}`))
    })
  })
}

export type Verdict = {
  readonly name: string
  readonly kills: number
  readonly lost: readonly string[]
  readonly doubled: readonly string[]
  readonly wrongs: readonly string[]
}

export const isSound = ({ lost, doubled, wrongs }: Verdict) =>
  lost.length + doubled.length + wrongs.length === 0

/** Plays one story and compares its ending with that of an uninterrupted one. A life that got stuck has lost something. */
export async function judge(
  ground: Ground,
  name: string,
  deaths: readonly Death[],
  reference: Ending,
): Promise<Verdict> {
  try {
    const { kills, ending } = await play(ground, deaths)
    return { name, kills, ...difference(reference, ending), wrongs: ending.wrongs }
  } catch (error) {
    if (!(error instanceof Stuck)) throw error
    return { name, kills: deaths.length, lost: [error.message], doubled: [], wrongs: [] }
  }
}
