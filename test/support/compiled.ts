import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build, type Plugin } from 'esbuild'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** For Node: optimising the embedded database's machine code takes longer than all that a short life asks of it. */
export const flagsForShortLives = ['--liftoff-only', '--wasm-lazy-compilation']

export type Compiled = {
  /** The JavaScript of a source, by the source's path in the repository. */
  programOf(source: string): string
  remove(): void
}

/**
 * Programs and all of ours that they import as plain JavaScript in a folder of its own: a process that need neither
 * translate nor look for six hundred files starts in a third of the time.
 * @param libraries `inside`: the libraries are in the file too, which starts faster still.
 */
export async function compile(
  sources: readonly string[],
  libraries: 'inside' | 'beside' = 'beside',
): Promise<Compiled> {
  const folder = mkdtempSync(join(tmpdir(), 'partline-programs-'))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  await build({
    absWorkingDir: root,
    entryPoints: [...sources],
    outdir: folder,
    outbase: root,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: sources.length > 1,
    platform: 'node',
    format: 'esm',
    minifySyntax: true,
    minifyWhitespace: true,
    plugins: [readingBesideItsSource],
    logLevel: 'error',
    ...(libraries === 'beside' ? { packages: 'external' as const } : inside),
  })
  return {
    programOf: (source) => join(folder, source.replace(/\.ts$/, '.mjs')),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

const inside = {
  // Its machine code stands beside it.
  external: ['@electric-sql/pglite'],
  banner: {
    js: `import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);`,
  },
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
