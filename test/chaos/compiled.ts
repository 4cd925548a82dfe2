import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export type Compiled = { readonly actor: string; remove(): void }

const sources = {
  actor: new URL('./actor.ts', import.meta.url),
  replica: new URL('./replica.ts', import.meta.url),
}
const root = fileURLToPath(new URL('../..', import.meta.url))

/**
 * A program of these tests and all that it imports as plain JavaScript in a folder of its own: a process that need not
 * translate first starts in half the time, and the harness starts a thousand of them.
 */
export function compileActor(name: keyof typeof sources = 'actor'): Compiled {
  const source = fileURLToPath(sources[name])
  const folder = mkdtempSync(join(tmpdir(), 'partline-actor-'))
  const config = {
    extends: join(root, 'tsconfig.json'),
    // Types are checked elsewhere.
    compilerOptions: { noEmit: false, noCheck: true, rootDir: root, outDir: folder },
    files: [source],
    include: [],
  }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config))
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  const compiler = join(root, 'node_modules/typescript/bin/tsc')
  execFileSync(process.execPath, [compiler, '-p', folder], { cwd: root })
  // What the sources read beside themselves, such as the counted examples.
  const isRead = (path: string) => !path.endsWith('.ts')
  cpSync(join(root, 'bot'), join(folder, 'bot'), { recursive: true, filter: isRead })
  return {
    actor: join(folder, `test/chaos/${name}.js`),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
