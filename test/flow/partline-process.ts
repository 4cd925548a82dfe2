import { type ChildProcess, spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inject, vi } from 'vitest'
import { flagsForShortLives } from '../support/compiled.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const patience = { timeout: 60_000, interval: 20 }

export type Partline = {
  readonly process: ChildProcess
  /** What it has written so far. */
  stdout(): string
  stderr(): string
  /** The address it prints when it is ready. */
  ready(): Promise<string>
  /** The exit code, or the signal that ended it. */
  exited: Promise<number | string | null>
}

/**
 * Starts the real process, with these settings and nothing else in its environment.
 * @param from `source`: translated while it runs, as `npm start` does; else translated before.
 */
export function startPartline(
  settings: Readonly<Record<string, string>>,
  from?: 'source',
): Partline {
  const program =
    from === 'source'
      ? ['--import', 'tsx', 'bot/main.ts']
      : [...flagsForShortLives, inject('programs')['bot/main.ts']]
  const child = spawn(process.execPath, program, {
    cwd: root,
    env: settings,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let stdout = ''
  let stderr = ''
  let over = false
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  const exited = new Promise<number | string | null>((resolve) => {
    child.once('close', (code, signal) => {
      over = true
      resolve(code ?? signal)
    })
  })
  return {
    process: child,
    stdout: () => stdout,
    stderr: () => stderr,
    exited,
    ready: async () => {
      await vi.waitUntil(() => over || stdout.includes('Partline is ready'), patience)
      const address = /Partline is ready: (\S+)/.exec(stdout)?.[1]
      if (address === undefined) throw new Error(`it did not become ready: ${stdout}${stderr}`)
      return address
    },
  }
}

export type ShownCard = {
  readonly id: string
  readonly conversation: string
  readonly card: unknown
}

/** The newest card in the console's log that contains all these words, once there is one. */
export async function cardWith(folder: string, ...words: readonly string[]): Promise<ShownCard> {
  return await vi.waitUntil(async () => {
    const text = await readFile(join(folder, 'console.jsonl'), 'utf8')
    const lines = text.split('\n').filter((line) => words.every((word) => line.includes(word)))
    const found = lines.map((line) => JSON.parse(line).shown).findLast((shown) => shown?.card)
    return found as ShownCard | undefined
  }, patience)
}

/** Verb and data of the button with this label, anywhere in a card. */
export function buttonOf(card: unknown, label: string): { verb: string; data: unknown } {
  const found = find(card, label)
  if (found === null) throw new Error(`no button "${label}" in ${JSON.stringify(card)}`)
  return found
}

function find(node: unknown, label: string): { verb: string; data: unknown } | null {
  if (typeof node !== 'object' || node === null) return null
  if ('verb' in node && 'title' in node && String(node.title).includes(label))
    return { verb: String(node.verb), data: 'data' in node ? node.data : {} }
  for (const child of Object.values(node)) {
    const found = find(child, label)
    if (found !== null) return found
  }
  return null
}

/** Sends JSON to the console and gives its answer; throws when it was not taken. */
export async function post(url: string, body: object): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${response.status} ${text}`)
  return JSON.parse(text)
}
