import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { difference, type Ending, readEnding } from './ending.ts'
import type { Ground, Plot } from './ground.ts'

/**
 * When a life ends: at a door call, counted from 1 from the beginning of the life or of a step of the story (from 0), or
 * so many milliseconds after its start, whatever it is doing.
 */
export type Death =
  | { readonly step?: number; readonly at: number; readonly when: 'before' | 'after' }
  | { readonly afterMs: number }

export type Played = {
  /** How often the process was killed before the story ended. */
  readonly kills: number
  /** Of the last life: its door calls, how many there had been when each step began, and its milliseconds. */
  readonly calls: number
  readonly begins: readonly number[]
  readonly took: number
  readonly ending: Ending
}
type Lived = Pick<Played, 'calls' | 'begins' | 'took'>

/** A life that neither ended the story nor was killed: its last words. */
class Stuck extends Error {}

/** Where a story is played and by which program. */
export type Theatre = { readonly ground: Ground; readonly actor: string }

/**
 * Plays the story in a real process, killed as told, one death a life, and started again until the story ends.
 * Throws when a life ends in any other way. `encore` is given the database after it was read, and a way to read it again.
 */
export async function play(
  theatre: Theatre,
  deaths: readonly Death[],
  encore?: (plot: Plot, read: () => Promise<Ending>) => Promise<void>,
): Promise<Played> {
  const folder = mkdtempSync(join(tmpdir(), 'partline-phones-'))
  const phones = join(folder, 'phones.jsonl')
  const plot = await theatre.ground.plot()
  const settings = { ...plot.settings, CHAOS_PHONES: phones }
  try {
    let kills = 0
    for (let life = 0; ; life++) {
      const how = { ...settings, CHAOS_RETURN: returnAfter(deaths, life) }
      const lived = await live(theatre, how, deaths[life] ?? null)
      if (lived === null) {
        kills += 1
        continue
      }
      const read = () => readEnding(plot, phones)
      const ending = await read()
      await encore?.(plot, read)
      return { kills, ...lived, ending }
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

/** One process: its door calls and how long it took when the story ended, null when it was killed. */
function live(
  { ground, actor }: Theatre,
  settings: Readonly<Record<string, string>>,
  death: Death | null,
): Promise<Lived | null> {
  const point = death !== null && 'at' in death ? crashSettings(death) : {}
  const begun = performance.now()
  const child = spawn(process.execPath, [...ground.flags, actor], {
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
      if (code === 0 && said.err === '')
        return done({ ...wordsOf(said.out), took: performance.now() - begun })
      failed(new Stuck(`the process ended with ${code ?? signal}: ${said.err}`))
    })
  })
}

const crashSettings = ({ step, at, when }: Exclude<Death, { afterMs: number }>) => ({
  ...(step === undefined ? {} : { CRASH_STEP: String(step) }),
  CRASH_AT: String(at),
  CRASH_WHEN: when,
})

const wordsOf = (out: string): Pick<Lived, 'calls' | 'begins'> => JSON.parse(out)

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
  theatre: Theatre,
  name: string,
  deaths: readonly Death[],
  reference: Ending,
): Promise<Verdict> {
  try {
    const { kills, ending } = await play(theatre, deaths)
    return { name, kills, ...difference(reference, ending), wrongs: ending.wrongs }
  } catch (error) {
    if (!(error instanceof Stuck)) throw error
    return { name, kills: deaths.length, lost: [error.message], doubled: [], wrongs: [] }
  }
}
