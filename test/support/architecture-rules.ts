import { bareCode, code, type Import, importsOf, roomOf, type Source } from './architecture.ts'

/** A rule over all sources: the offenders, each `path: what is wrong`. None means the rule holds. */
export type Rule = (sources: readonly Source[]) => readonly string[]

/** Arrows run one way: bot -> jobs -> db -> domain. Tests import everything, nothing imports tests. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  domain: ['domain'],
  db: ['domain', 'db'],
  jobs: ['domain', 'db', 'jobs'],
  bot: ['domain', 'db', 'jobs', 'bot'],
}

export const arrowsRunOneWay: Rule = offendingImports((source, imported) => {
  const allowed = mayImport[roomOf(source.path)]
  if (allowed === undefined || imported.kind === 'package') return false
  return (
    ['domain', 'db', 'jobs', 'bot', 'test'].includes(roomOf(imported.path)) &&
    !allowed.includes(roomOf(imported.path))
  )
})

export const domainImportsOnlyItself: Rule = offendingImports(
  (source, imported) =>
    roomOf(source.path) === 'domain' &&
    (imported.kind === 'package' || roomOf(imported.path) !== 'domain'),
)

export const domainIsPure: Rule = offendingCode(({ path }) => roomOf(path) === 'domain', {
  clock:
    /\bDate\.now\b|\bnew Date\(\s*\)|\bnew Date\b(?!\()|\bDate\(\s*\)|\bperformance\b|\bTemporal\.Now\b/,
  timer: /\bset(?:Timeout|Interval|Immediate)\b|\bqueueMicrotask\b/,
  randomness: /\bMath\.random\b|\bcrypto\b/,
  environment: /\bprocess\b|\bglobalThis\b|\bimport\.meta\b|\bconsole\b/,
  'local time zone':
    /\.(?:get|set)(?:Hours|Date|Day|Month|FullYear|TimezoneOffset)\(|\bnew Date\([^()]*,/,
  'language of the machine': /\.localeCompare\([^(),]*\)|\.toLocale\w*\(\s*\)/,
  network: /\bfetch\(|\bWebSocket\b|\bXMLHttpRequest\b/,
})

export const environmentIsReadInOnePlace: Rule = offendingCode(
  ({ path }) => path !== 'bot/config.ts' && roomOf(path) !== 'test' && !path.endsWith('.config.ts'),
  {
    'process.env': /\bprocess\??\s*\.\s*env\b|\bprocess\[|\}\s*=\s*process\b|\bimport\.meta\.env\b/,
  },
)

const channelFiles = ['receive.ts', 'address.ts', 'render.ts', 'send.ts', 'errors.ts']

export const channelsHaveTheSameFiles: Rule = (sources) => {
  const paths = new Set(sources.map(({ path }) => path))
  const folders = new Set([...paths].map((path) => /^bot\/channels\/[^/]+\//.exec(path)?.[0] ?? ''))
  folders.delete('')
  return [...folders].flatMap((folder) =>
    channelFiles
      .filter((file) => !paths.has(folder + file))
      .map((file) => `${folder}${file}: missing`),
  )
}

const platformSdks: Readonly<Record<string, RegExp>> = {
  'bot/channels/slack/': /^@slack\//,
  'bot/channels/teams/': /^(?:botbuilder|botframework|@microsoft\/)/,
}

export const sdksStayInTheirChannel: Rule = offendingImports(
  (source, imported) =>
    roomOf(source.path) !== 'test' &&
    imported.kind === 'package' &&
    Object.entries(platformSdks).some(
      ([folder, sdk]) => sdk.test(imported.name) && !source.path.startsWith(folder),
    ),
)

export const conversationKnowsNoPlatform: Rule = offendingImports((source, imported) => {
  if (!source.path.startsWith('bot/conversation/')) return false
  if (imported.kind === 'file') return /^bot\/(?:channels|console)\//.test(imported.path)
  return Object.values(platformSdks).some((sdk) => sdk.test(imported.name))
})

const longestFile = 300

export const filesAreShort: Rule = (sources) =>
  sources
    .map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > longestFile)
    .map(({ path, lines }) => `${path}: ${lines} lines`)

export const exportsAreNamed: Rule = offendingCode(({ path }) => !path.endsWith('.config.ts'), {
  'default export': /^\s*export default\b|\bas default\b/m,
})

/** A barrel is a file that holds nothing but re-exports. */
export const noBarrels: Rule = (sources) =>
  sources
    .filter((source) => {
      const reExport = /^\s*export\s[\w\s{},*$]*?from\s*['"][^'"]+['"];?/gm
      const text = code(source)
      return reExport.test(text) && text.replace(reExport, '').trim() === ''
    })
    .map(({ path }) => `${path}: only re-exports`)

export const namesAreKebabCase: Rule = (sources) =>
  sources
    .filter(
      ({ path }) =>
        !/^(?:[a-z0-9]+(?:-[a-z0-9]+)*\/)*[a-z0-9]+(?:[-.][a-z0-9]+)*\.[tj]s$/.test(path),
    )
    .map(({ path }) => `${path}: not kebab-case`)

/** Module-level variables and empty collections are state that outlives a call. */
export const modulesKeepNoState: Rule = offendingCode(() => true, {
  'module-level state':
    /^(?:export )?(?:let|var)\s|^(?:export )?const \w+(?::[^=]+)? = new (?:Weak)?(?:Map|Set)(?:<[^()=]*>)?\(\)/m,
})

export const classesAreErrors: Rule = offendingCode(() => true, {
  'a class that is no error': /^\s*(?:export )?(?:abstract )?class (?!\w+ extends \w*Error\b)\w+/m,
})

const knownFolders = ['bot', 'domain', 'db', 'jobs', 'test', 'node_modules', 'dist']

/** Top-level folders that have no place in the map of the rooms. */
export function strangeFolders(folders: readonly string[]): readonly string[] {
  return folders.filter((folder) => !knownFolders.includes(folder))
}

function offendingImports(offends: (source: Source, imported: Import) => boolean): Rule {
  return (sources) =>
    sources.flatMap((source) =>
      importsOf(source)
        .filter((imported) => offends(source, imported))
        .map(
          (imported) =>
            `${source.path}: ${imported.kind === 'file' ? imported.path : imported.name}`,
        ),
    )
}

function offendingCode(
  applies: (source: Source) => boolean,
  patterns: Readonly<Record<string, RegExp>>,
): Rule {
  return (sources) =>
    sources.filter(applies).flatMap((source) => {
      const text = bareCode(source)
      return Object.entries(patterns)
        .filter(([, pattern]) => pattern.test(text))
        .map(([what]) => `${source.path}: ${what}`)
    })
}
