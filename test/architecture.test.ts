import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { readSources, rooms, type Source, topFolders } from './support/architecture.ts'
import * as rules from './support/architecture-rules.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const sources = readSources(root)

/** A rule, and sources that break it with the offenders it must then name. */
type Case = {
  readonly says: string
  readonly rule: rules.Rule
  readonly broken: Readonly<Record<string, string>>
  readonly offenders: readonly string[]
}

const lines = (count: number) => Array.from({ length: count }, () => 'x()').join('\n')

const cases: readonly Case[] = [
  {
    says: 'arrows run one way: bot, jobs, db, domain',
    rule: rules.arrowsRunOneWay,
    broken: {
      'jobs/run.ts': "import {\n  type Card,\n} from '../bot/conversation/card.ts'",
      'db/read.ts': "export * from '../jobs/run.ts'",
      'domain/now.ts': "const later = await import('../db/read.ts')",
      'bot/main.ts': "import '../test/support/clock.ts'\nimport { run } from '../jobs/run.ts'",
    },
    offenders: [
      'jobs/run.ts: bot/conversation/card.ts',
      'db/read.ts: jobs/run.ts',
      'domain/now.ts: db/read.ts',
      'bot/main.ts: test/support/clock.ts',
    ],
  },
  {
    says: 'the domain imports only itself',
    rule: rules.domainImportsOnlyItself,
    broken: {
      'domain/a.ts': "import { readFileSync } from 'node:fs'\nimport type { B } from './b.ts'",
      'domain/b.ts': "import { z } from 'zod'",
    },
    offenders: ['domain/a.ts: node:fs', 'domain/b.ts: zod'],
  },
  {
    says: 'the domain has no clock, randomness, environment or network',
    rule: rules.domainIsPure,
    broken: {
      'domain/a.ts': 'const at = Date.now()',
      'domain/b.ts': 'const at = new Date()',
      'domain/c.ts': 'const dice = Math.random()',
      'domain/d.ts': 'const home = process.cwd()',
      'domain/e.ts': "await fetch('http://localhost')",
      'domain/f.ts': 'const hour = at.getHours()',
      'domain/g.ts': 'names.sort((a, b) => a.localeCompare(b))',
      'domain/h.ts': 'setTimeout(later, 10)',
      'domain/fine.ts':
        "// Date.now() is the caller's\nconst at = new Date(now)\nconst word = 'process'",
    },
    offenders: [
      'domain/a.ts: clock',
      'domain/b.ts: clock',
      'domain/c.ts: randomness',
      'domain/d.ts: environment',
      'domain/e.ts: network',
      'domain/f.ts: local time zone',
      'domain/g.ts: language of the machine',
      'domain/h.ts: timer',
    ],
  },
  {
    says: 'the environment is read in bot/config.ts only',
    rule: rules.environmentIsReadInOnePlace,
    broken: {
      'db/open.ts': 'const url = process.env.DATABASE_URL',
      'bot/main.ts': 'const { env } = process',
      'bot/config.ts': 'const port = process.env.PORT',
    },
    offenders: ['db/open.ts: process.env', 'bot/main.ts: process.env'],
  },
  {
    says: 'every channel has the same files',
    rule: rules.channelsHaveTheSameFiles,
    broken: {
      'bot/channels/channel.ts': '',
      'bot/channels/pigeon/receive.ts': '',
      'bot/channels/pigeon/address.ts': '',
      'bot/channels/pigeon/render.ts': '',
      'bot/channels/pigeon/errors.ts': '',
    },
    offenders: ['bot/channels/pigeon/send.ts: missing'],
  },
  {
    says: 'a platform SDK is imported in its own channel only',
    rule: rules.sdksStayInTheirChannel,
    broken: {
      'bot/main.ts': "import { CloudAdapter } from 'botbuilder'",
      'bot/channels/teams/send.ts': "import { App } from '@slack/bolt'",
      'bot/channels/slack/send.ts': "import { App } from '@slack/bolt'",
    },
    offenders: ['bot/main.ts: botbuilder', 'bot/channels/teams/send.ts: @slack/bolt'],
  },
  {
    says: 'the conversation knows no platform',
    rule: rules.conversationKnowsNoPlatform,
    broken: {
      'bot/conversation/a.ts': "import type { Activity } from 'botframework-schema'",
      'bot/conversation/b.ts': "import { address } from '../channels/teams/address.ts'",
      'bot/conversation/c.ts': "import { page } from '../console/page.ts'",
    },
    offenders: [
      'bot/conversation/a.ts: botframework-schema',
      'bot/conversation/b.ts: bot/channels/teams/address.ts',
      'bot/conversation/c.ts: bot/console/page.ts',
    ],
  },
  {
    says: 'no file is over 300 lines',
    rule: rules.filesAreShort,
    broken: { 'db/long.ts': lines(301), 'db/short.ts': `${lines(300)}\n` },
    offenders: ['db/long.ts: 301 lines'],
  },
  {
    says: 'exports are named',
    rule: rules.exportsAreNamed,
    broken: {
      'bot/a.ts': 'export default function start() {}',
      'bot/b.ts': 'export { start as default }',
      'drizzle.config.ts': 'export default {}',
    },
    offenders: ['bot/a.ts: default export', 'bot/b.ts: default export'],
  },
  {
    says: 'there are no barrels',
    rule: rules.noBarrels,
    broken: {
      'db/index.ts': "// All of it.\nexport * from './a.ts'\nexport { b } from './b.ts'\n",
      'db/a.ts': "export type { B } from './b.ts'\nexport const a = 1",
    },
    offenders: ['db/index.ts: only re-exports'],
  },
  {
    says: 'names are kebab-case',
    rule: rules.namesAreKebabCase,
    broken: { 'db/openStore.ts': '', 'db/Read/part.ts': '', 'test/db/open-store.test.ts': '' },
    offenders: ['db/openStore.ts: not kebab-case', 'db/Read/part.ts: not kebab-case'],
  },
  {
    says: 'modules keep no state',
    rule: rules.modulesKeepNoState,
    broken: {
      'jobs/a.ts': 'let running = 0',
      'jobs/b.ts': 'const seen = new Map<string, Set<string>>()',
      'jobs/c.ts': "const words = new Set(['a'])\nfunction count() {\n  let total = 0\n}",
    },
    offenders: ['jobs/a.ts: module-level state', 'jobs/b.ts: module-level state'],
  },
  {
    says: 'a class is an error',
    rule: rules.classesAreErrors,
    broken: {
      'db/a.ts': 'export class Store {\n}',
      'db/b.ts': 'class Store extends Base {}',
      'db/c.ts': 'export class Shortfall extends Error {}',
    },
    offenders: ['db/a.ts: a class that is no error', 'db/b.ts: a class that is no error'],
  },
]

function planted(files: Readonly<Record<string, string>>): readonly Source[] {
  return Object.entries(files).map(([path, text]) => ({ path, text }))
}

for (const { says, rule, broken, offenders } of cases) {
  test(`${says}`, () => {
    expect(rule(sources)).toEqual([])
  })

  test(`it is noticed unless ${says}`, () => {
    expect(rule(planted(broken))).toEqual(offenders)
  })
}

test('the rules see every room and a channel', () => {
  for (const folder of [...rooms, 'test', 'bot/channels/teams']) {
    const inside = sources.filter(({ path }) => path.startsWith(`${folder}/`))
    expect(inside.length, folder).toBeGreaterThan(0)
  }
})

test('every folder at the top is on the map', () => {
  expect(rules.strangeFolders(topFolders(root))).toEqual([])
  expect(rules.strangeFolders(['bot', 'scripts'])).toEqual(['scripts'])
})
