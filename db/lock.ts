import { randomUUID } from 'node:crypto'
import { link, readFile, readlink, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

/** Another process works in this data folder. */
export class FolderInUse extends Error {}

export type FolderLock = { release(): Promise<void> }

/**
 * Who holds a folder. A process id alone can be that of a newcomer, so the start time goes with it where the system
 * tells one; and it means nothing outside its machine run (`boot`) and its container (`space`).
 */
const holder = z.object({
  /** Tells this lock from every other one. */
  id: z.string(),
  pid: z.int(),
  started: z.string().nullable(),
  boot: z.string().nullable(),
  space: z.string().nullable(),
})
type Holder = z.output<typeof holder>

/**
 * Takes the data folder for this process: PGlite itself lets two processes write into one folder and lose each other's
 * work. Throws `FolderInUse` while another process lives that holds it; what a dead one left behind is taken over.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  return lockFile(join(folder, 'partline.lock'), folder)
}

/**
 * A lock file appears complete or not at all: it is written beside and linked into place, which fails when there is one.
 * A stale one may be removed only under a second lock, so that two who find it stale cannot remove each other's.
 */
async function lockFile(path: string, folder: string): Promise<FolderLock> {
  const mine = JSON.stringify(await thisProcess())
  if (await linkNew(path, mine)) return { release: () => release(path, mine) }
  await findStale(path, folder)
  const takeover = await lockFile(`${path}.takeover`, folder)
  try {
    if (await findStale(path, folder)) await rm(path)
    if (await linkNew(path, mine)) return { release: () => release(path, mine) }
    throw new FolderInUse(sentence(folder, 'another process that started just now'))
  } finally {
    await takeover.release()
  }
}

async function linkNew(path: string, text: string): Promise<boolean> {
  const draft = `${path}.${randomUUID()}`
  await writeFile(draft, text)
  try {
    await link(draft, path)
    return true
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false
    throw error
  } finally {
    await rm(draft, { force: true })
  }
}

async function release(path: string, mine: string): Promise<void> {
  if ((await textOf(path)) === mine) await rm(path, { force: true })
}

/** True when a dead process left its lock there, false when there is none. Throws `FolderInUse` when its holder lives. */
async function findStale(path: string, folder: string): Promise<boolean> {
  const text = await textOf(path)
  if (text === null) return false
  const held = holder.safeParse(parsed(text))
  if (!held.success) return true
  const who = `process ${held.data.pid}`
  const self = await thisProcess()
  if (held.data.boot !== self.boot) return true
  if (held.data.space !== self.space) {
    const advice = `; if that container is gone, delete ${path}`
    throw new FolderInUse(sentence(folder, `${who} of another container${advice}`))
  }
  if (!isAlive(held.data.pid)) return true
  // Where the start cannot be seen the living process gets the benefit of the doubt.
  const started = (await startOf(held.data.pid)) ?? held.data.started
  if (held.data.started !== null && started !== held.data.started) return true
  throw new FolderInUse(sentence(folder, who))
}

const sentence = (folder: string, who: string) =>
  `The data folder ${folder} is already in use by ${who}.`

async function thisProcess(): Promise<Holder> {
  const [started, boot, space] = await Promise.all([
    startOf(process.pid),
    textOf('/proc/sys/kernel/random/boot_id'),
    orNull(readlink('/proc/self/ns/pid')),
  ])
  return { id: randomUUID(), pid: process.pid, started, boot: boot?.trim() ?? null, space }
}

/** Field 22 of /proc/<pid>/stat (proc(5)), the start in clock ticks since boot; null where there is no /proc. */
async function startOf(pid: number): Promise<string | null> {
  const stat = await textOf(`/proc/${pid}/stat`)
  // The second field is the program's name in brackets and may hold spaces and brackets itself.
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null
}

/** Signal 0 only asks; a process of another user says EPERM, which is alive. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return isCode(error, 'EPERM')
  }
}

const textOf = (path: string) => orNull(readFile(path, 'utf8'))

/** Null when what was to be read is not there: no lock, no such process, no /proc on this system. */
async function orNull(reading: Promise<string>): Promise<string | null> {
  try {
    return await reading
  } catch (error) {
    if (isCode(error, 'ENOENT') || isCode(error, 'ESRCH')) return null
    throw error
  }
}

/** A file that is no JSON was not written by `linkNew`; null is no holder. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const isCode = (error: unknown, code: string) =>
  error instanceof Error && 'code' in error && error.code === code
