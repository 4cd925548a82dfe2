import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const names = ['/usr/bin/chromium', 'chromium', 'chromium-browser', 'google-chrome']

/** The path of a program, or null when the machine has none of that name. */
function find(name: string): string | null {
  if (name.startsWith('/')) return existsSync(name) ? name : null
  const found = spawnSync('which', [name], { encoding: 'utf8' })
  return found.status === 0 ? found.stdout.trim() : null
}

function installed(): string | null {
  const asked = process.env.CHROMIUM_PATH
  if (asked !== undefined && asked !== '') {
    if (!existsSync(asked)) throw new Error(`CHROMIUM_PATH names ${asked}, which does not exist.`)
    return asked
  }
  return names.map(find).find((path) => path !== null) ?? null
}

/** Fresh Debian and Ubuntu machines (continuous integration) have no browser, but root can install one. */
function install(): string | null {
  if (process.getuid?.() !== 0 || find('apt-get') === null) return null
  process.stderr.write('Installing Chromium with apt-get for the browser tests.\n')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const packages = ['chromium', 'fonts-noto-cjk']
  const options = ['install', '-y', '-qq', '--no-install-recommends']
  // A failure shows in what is installed afterwards.
  spawnSync('apt-get', ['update', '-qq'], { env, stdio: 'ignore' })
  spawnSync('apt-get', [...options, ...packages], { env, stdio: 'ignore' })
  return installed()
}

/**
 * Starts a headless Chromium: of `CHROMIUM_PATH`, or found on the machine, or installed where that is possible. Throws
 * one sentence when there is none. Close it after use.
 */
export function openBrowser(): Promise<Browser> {
  const executablePath = installed() ?? install()
  if (executablePath === null) {
    throw new Error('The browser tests need Chromium: install it or set CHROMIUM_PATH.')
  }
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking']
  return chromium.launch({ executablePath, args })
}
