import { randomBytes } from 'node:crypto'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import postgres from 'postgres'
import { preparePglite } from '../../db/pglite.ts'
import { preparePostgres } from '../../db/postgres.ts'
import { flagsForShortLives } from '../support/compiled.ts'
import { tinyCompany } from './company.ts'

export const groundNames = ['pglite', 'postgresql'] as const
export type GroundName = (typeof groundNames)[number]

/** One fresh database with the tiny company, for one story. */
export type Plot = {
  /** How a process is told to open it. */
  readonly settings: Readonly<Record<string, string>>
  /** Runs one statement as the owner and gives its rows as text. For after the last process has ended. */
  lines(statement: string): Promise<readonly string[]>
  remove(): Promise<void>
}

/** Where stories are played: prepared once, copied for every story. */
export type Ground = {
  readonly name: GroundName
  /** For Node, so that a short life is cheap. */
  readonly flags: readonly string[]
  plot(): Promise<Plot>
  remove(): Promise<void>
}

/** PGlite in folders below the system's temporary one. */
export async function pgliteGround(): Promise<Ground> {
  const folder = mkdtempSync(join(tmpdir(), 'partline-chaos-'))
  const origin = join(folder, 'origin')
  const prepared = await preparePglite({ dataDir: origin, rows: () => tinyCompany })
  await prepared.close()
  return {
    name: 'pglite',
    flags: [...flagsForShortLives, '--no-opt'],
    plot: async () => {
      const copy = join(folder, randomBytes(6).toString('hex'))
      cpSync(origin, copy, { recursive: true })
      return {
        settings: { CHAOS_FOLDER: copy },
        lines: (statement) => linesOfFolder(copy, statement),
        remove: async () => rmSync(copy, { recursive: true, force: true }),
      }
    },
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  }
}

async function linesOfFolder(folder: string, statement: string): Promise<readonly string[]> {
  const client = await PGlite.create({ dataDir: join(folder, 'postgres') })
  try {
    const { rows } = await client.query<{ line: string }>(statement)
    return rows.map((row) => row.line)
  } finally {
    await client.close()
  }
}

/**
 * Databases on a PostgreSQL, copied from a template.
 * @param serverUrl of an account that may create databases and roles; `prefix`: begins the name of every database.
 */
export async function postgresGround(serverUrl: string, prefix: string): Promise<Ground> {
  const server = postgres(serverUrl, { max: 1, onnotice: () => undefined })
  const template = `${prefix}_chaos`
  const urlOf = (name: string) => Object.assign(new URL(serverUrl), { pathname: `/${name}` }).href
  const drop = async (name: string) => {
    await server.unsafe(`drop database if exists ${name} with (force)`)
  }
  await server.unsafe(`create database ${template} template template1`)
  await preparePostgres({ ownerUrl: urlOf(template), rows: () => tinyCompany })
  return {
    name: 'postgresql',
    flags: [],
    plot: async () => {
      const name = `${template}_${randomBytes(6).toString('hex')}`
      await server.unsafe(`create database ${name} template ${template} strategy file_copy`)
      return {
        settings: { CHAOS_URL: urlOf(name) },
        lines: (statement) => linesOfServer(urlOf(name), statement),
        remove: () => drop(name),
      }
    },
    remove: async () => {
      await drop(template)
      await server.end()
    },
  }
}

async function linesOfServer(url: string, statement: string): Promise<readonly string[]> {
  const client = postgres(url, { max: 1, onnotice: () => undefined })
  try {
    const rows = await client.unsafe<{ line: string }[]>(statement)
    return rows.map((row) => row.line)
  } finally {
    await client.end()
  }
}
