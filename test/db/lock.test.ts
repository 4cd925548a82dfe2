import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { FolderInUse, lockFolder } from '../../db/lock.ts'
import { openPglite, preparePglite } from '../../db/pglite.ts'
import { company } from '../contract/company.ts'

describe('the lock of a data folder', () => {
  let folder: string
  const children: ChildProcess[] = []
  const lockPath = () => join(folder, 'partline.lock')

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'partline-lock-'))
  })
  afterEach(async () => {
    for (const child of children.splice(0)) child.kill('SIGKILL')
    await rm(folder, { recursive: true, force: true })
  })

  /** Another process that takes the lock and keeps it until it is killed. */
  function holder(): Promise<ChildProcess> {
    const lock = pathToFileURL(inject('programs')['db/lock.ts']).href
    const script = `import(${JSON.stringify(lock)})
    .then(({ lockFolder }) => lockFolder(${JSON.stringify(folder)}))
    .then(() => { process.stdout.write('held'); setInterval(() => {}, 1000) })`
    const child = spawn(process.execPath, ['-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    children.push(child)
    return new Promise((resolve, reject) => {
      child.stdout?.once('data', () => resolve(child))
      child.once('exit', (code) => reject(new Error(`the holder ended with ${code}`)))
    })
  }

  /** What is left in the folder after somebody locked and released it. */
  async function leftByNext(): Promise<string[]> {
    await (await lockFolder(folder)).release()
    return readdir(folder)
  }

  test('the second one in the same process is refused', async () => {
    const lock = await lockFolder(folder)
    await expect(lockFolder(folder)).rejects.toThrow(FolderInUse)
    await lock.release()
    expect(await leftByNext()).toEqual([])
  })

  test('a living process keeps its folder, and the sentence names it and the folder', async () => {
    const child = await holder()
    await expect(lockFolder(folder)).rejects.toThrow(
      `The data folder ${folder} is already in use by process ${child.pid}.`,
    )
  })

  test('what a killed process left behind is taken over', async () => {
    const child = await holder()
    const gone = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGKILL')
    await gone
    expect(await readdir(folder)).toEqual(['partline.lock'])
    const lock = await lockFolder(folder)
    expect(await readFile(lockPath(), 'utf8')).toContain(`"pid":${process.pid}`)
    await lock.release()
  })

  test('a process id that was given to a newcomer is no holder', async () => {
    const lock = await lockFolder(folder)
    const text = await readFile(lockPath(), 'utf8')
    await lock.release()
    const older = { ...(JSON.parse(text) as object), started: '1' }
    await writeFile(lockPath(), JSON.stringify(older))
    expect(await leftByNext()).toEqual([])
  })

  test('a lock from before the machine was restarted, or without sense, is taken over', async () => {
    const other = { pid: process.pid, started: '1', boot: 'another', space: null }
    for (const text of [JSON.stringify(other), '', 'nonsense']) {
      await writeFile(lockPath(), text)
      expect(await leftByNext()).toEqual([])
    }
  })

  test('a holder in another container cannot be seen, so it is believed', async () => {
    const lock = await lockFolder(folder)
    const text = await readFile(lockPath(), 'utf8')
    await lock.release()
    const elsewhere = { ...(JSON.parse(text) as object), pid: 999_999, space: 'pid:[1]' }
    await writeFile(lockPath(), JSON.stringify(elsewhere))
    await expect(lockFolder(folder)).rejects.toThrow('another container')
  })

  test('of many who find a stale lock one gets it', async () => {
    const stale = { pid: 999_999_999, started: '1', boot: null, space: null }
    await writeFile(lockPath(), JSON.stringify(stale))
    const results = await Promise.allSettled(Array.from({ length: 20 }, () => lockFolder(folder)))
    const locks = results.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
    expect(locks).toHaveLength(1)
    const refusals = results.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []))
    expect(refusals.filter((reason) => !(reason instanceof FolderInUse))).toEqual([])
    await locks[0]?.release()
  })

  test('PGlite holds its folder while it is open, and what it wrote is there again', async () => {
    const database = await preparePglite({ dataDir: folder, rows: () => company })
    expect(database.loaded).toBe(true)
    await expect(openPglite({ dataDir: folder })).rejects.toThrow(FolderInUse)
    await database.close()
    const again = await preparePglite({ dataDir: folder, rows: () => company })
    expect(again.loaded).toBe(false)
    expect(await again.reads.sites()).toHaveLength(company.sites.length)
    await again.close()
    const opened = await openPglite({ dataDir: folder })
    expect(await opened.store.nextRequestNumber()).toBe(1001)
    await opened.close()
  })
})
