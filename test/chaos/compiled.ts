import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build, type Plugin } from 'esbuild'

export type Compiled = { readonly actor: string; remove(): void }

const root = fileURLToPath(new URL('../..', import.meta.url))
const sources = { actor: 'test/chaos/actor.ts', replica: 'test/chaos/replica.ts' }

/**
 * A program of these tests and all that it imports as one JavaScript file in a folder of its own: a process that need
 * neither translate nor look for six hundred files starts in a quarter of the time, and the harness starts a thousand.
 */
export async function compileActor(name: keyof typeof sources = 'actor'): Promise<Compiled> {
  const folder = mkdtempSync(join(tmpdir(), 'partline-actor-'))
  const actor = join(folder, `${name}.mjs`)
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  await build({
    entryPoints: [join(root, sources[name])],
    outfile: actor,
    bundle: true,
    platform: 'node',
    format: 'esm',
    minifySyntax: true,
    minifyWhitespace: true,
    // Its machine code stands beside it.
    external: ['@electric-sql/pglite'],
    banner: {
      js: `import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);`,
    },
    plugins: [readingBesideItsSource],
    logLevel: 'error',
  })
  return { actor, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** What a source reads beside itself, such as learned weights, is found there still. */
const readingBesideItsSource: Plugin = {
  name: 'reading-beside-its-source',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\/(?:bot|db)\/.*\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replaceAll(
        'import.meta.url',
        JSON.stringify(pathToFileURL(path).href),
      ),
      loader: 'ts',
    })),
}
