import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path/posix'

/** A file of ours: path from the repository's root, and its text. */
export type Source = { readonly path: string; readonly text: string }

export const rooms = ['domain', 'db', 'jobs', 'bot'] as const

/** Every `.ts` and `.js` file of the rooms and of `test/`, below the folder `root`. */
export function readSources(root: string): readonly Source[] {
  return [...rooms, 'test']
    .filter((room) => existsSync(join(root, room)))
    .flatMap((room) => {
      const names = readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
      return names.map((name) => `${room}/${name}`)
    })
    .filter((path) => /\.[tj]s$/.test(path))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
}

/** Folders at the top of the repository, without dot folders. */
export function topFolders(root: string): readonly string[] {
  const entries = readdirSync(root, { withFileTypes: true })
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
}

/** The first folder of a path: its room. */
export function roomOf(path: string): string {
  return path.split('/')[0] ?? ''
}

// A string comes first in the pattern so that `//` inside one is not taken for a comment.
const stringOrComment =
  /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|\/\/.*|\/\*[\s\S]*?\*\//g

/** The text without its comments. */
export function code({ text }: Source): string {
  return text.replace(stringOrComment, (found) => (found.startsWith('/') ? '' : found))
}

/** The text without comments and with empty strings: what is left can be searched for words. */
export function bareCode({ text }: Source): string {
  return text.replace(stringOrComment, (found) => {
    if (found.startsWith('/')) return ''
    // A template may hold code.
    return found.startsWith('`') ? found : "''"
  })
}

const importForms = [
  /^\s*(?:import|export)\s[\w\s{},*$]*?from\s*['"]([^'"]+)['"]/gm,
  /^\s*import\s*['"]([^'"]+)['"]/gm,
  /\b(?:import|require)\(\s*['"]([^'"]+)['"]/g,
]

/** `file`: ours, as a path from the root. `package`: from npm or from Node, as it is written. */
export type Import =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'package'; readonly name: string }

/** What a file imports or exports again, types included. */
export function importsOf(source: Source): readonly Import[] {
  const text = code(source)
  const written = importForms.flatMap((form) =>
    [...text.matchAll(form)].map(([, name]) => name ?? ''),
  )
  return written.map((name) =>
    name.startsWith('.')
      ? { kind: 'file', path: normalize(join(dirname(source.path), name)) }
      : { kind: 'package', name },
  )
}
