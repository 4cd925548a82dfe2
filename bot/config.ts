import { z } from 'zod'

const flag = z
  .enum(['on', 'off'], 'say on or off')
  .optional()
  .transform((value) => (value === undefined ? null : value === 'on'))

const text = (fallback: string) => z.string().default(fallback)
const optional = z
  .string()
  .optional()
  .transform((value) => value ?? null)

const port = 'it must be a whole number from 0 to 65535'
const postgresUrl = z
  .string()
  .regex(/^postgres(ql)?:\/\//, 'it must begin with postgres://')
  .optional()
  .transform((value) => value ?? null)

const redisUrl = z
  .string()
  .regex(/^rediss?:\/\//, 'it must begin with redis:// or rediss://')
  .optional()
  .transform((value) => value ?? null)

const shape = z.object({
  HOST: text('127.0.0.1'),
  PORT: z
    .string()
    .regex(/^\d+$/, port)
    .transform(Number)
    .refine((number) => number <= 65_535, port)
    .prefault('3000'),
  DATABASE_URL: postgresUrl,
  DATABASE_OWNER_URL: postgresUrl,
  DATA_DIR: text('.data'),
  REDIS_URL: redisUrl,
  CONSOLE: flag,
  PUBLIC_URL: z
    .string()
    .regex(/^https:\/\/[^/]+\/?$/, 'it must be https:// and a host, without a path')
    .optional()
    .transform((value) => value?.replace(/\/$/, '') ?? null),
  METRICS_TOKEN: optional,
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url({ protocol: /^https?$/, error: 'it must begin with http:// or https://' })
    .optional()
    .transform((value) => value ?? null),
  OPERATORS_CHANNEL: z
    .string()
    .regex(
      /^(slack:T\w+\/[CG]\w+|teams:\S+)$/,
      'say slack:<workspace>/<channel> or teams:<conversation>',
    )
    .optional()
    .transform((value) => value ?? null),
  LOG_LEVEL: z.enum(['info', 'error'], 'say info or error').default('info'),
  MicrosoftAppId: optional,
  MicrosoftAppPassword: optional,
  MicrosoftAppType: z
    .enum(
      ['MultiTenant', 'SingleTenant', 'UserAssignedMSI'],
      'say SingleTenant, MultiTenant or UserAssignedMSI',
    )
    .default('SingleTenant'),
  MicrosoftAppTenantId: optional,
  SLACK_BOT_TOKEN: optional,
  SLACK_SIGNING_SECRET: optional,
  SLACK_APP_TOKEN: optional,
  SLACK_API_URL: z
    .string()
    .regex(/^https?:\/\/.+\/$/, 'it must be a URL with a slash at its end')
    .optional()
    .transform((value) => value ?? null),
})

export type MicrosoftSettings = {
  readonly appId: string
  readonly appType: 'MultiTenant' | 'SingleTenant' | 'UserAssignedMSI'
  readonly password: string
  readonly tenant: string
}

export type SlackSettings = {
  /** One bot token for each workspace of the company; theirs are the workspaces that are let in. */
  readonly tokens: readonly string[]
  /** For signed HTTP; null: Socket Mode only. */
  readonly signingSecret: string | null
  /** For Socket Mode; null: HTTP only. */
  readonly appToken: string | null
  readonly apiUrl: string | null
}

export type OperatorsChannel =
  | { readonly platform: 'slack'; readonly team: string; readonly channel: string }
  | { readonly platform: 'teams'; readonly conversation: string }

export type Config = {
  readonly host: string
  readonly port: number
  /** PostgreSQL; null: the embedded PGlite in `dataDir`. */
  readonly databaseUrl: string | null
  readonly ownerUrl: string | null
  readonly dataDir: string
  /** The bell between replicas; null: this is the only process. */
  readonly redisUrl: string | null
  /** The local console page; on when no chat platform is configured. */
  readonly console: boolean
  readonly logLevel: 'info' | 'error'
  /** Whoever knows it may read the metrics; null: only this machine. */
  readonly metricsToken: string | null
  /** The OpenTelemetry collector that spans go to; null: none. */
  readonly tracesEndpoint: string | null
  readonly microsoft: MicrosoftSettings | null
  readonly slack: SlackSettings | null
  /** What stands before the paths of pictures: `PUBLIC_URL`, nothing for the console's page alone; null: none are shown. */
  readonly photoBase: string | null
  /** The channel in which operators are told and asked; null: each of them alone. */
  readonly operators: OperatorsChannel | null
}

/** A setting that cannot be used: the sentence says which and what to do. */
export class ConfigError extends Error {}

const loopback = '127.0.0.1'

/**
 * Settings from environment variables; an empty one counts as not set. Throws `ConfigError` with one sentence when they
 * cannot work.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const parsed = shape.safeParse(withoutEmpty(env))
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new ConfigError(`The setting ${issue?.path.join('.')} cannot be used: ${issue?.message}.`)
  }
  const settings = parsed.data
  const microsoft = microsoftOf(settings)
  const slack = slackOf(settings)
  const console = settings.CONSOLE ?? (microsoft === null && slack === null)
  if (!console && microsoft === null && slack === null)
    throw new ConfigError(
      'Nothing to talk through: set MicrosoftAppId, MicrosoftAppPassword and MicrosoftAppTenantId, or SLACK_BOT_TOKEN with SLACK_SIGNING_SECRET or SLACK_APP_TOKEN, or CONSOLE=on.',
    )
  // The console's own connector speaks to 127.0.0.1, so "localhost" must not come out as ::1.
  const host = settings.HOST === 'localhost' ? loopback : settings.HOST
  if (console && host !== loopback)
    throw new ConfigError(
      `The console has no login and may only listen on this machine: set HOST=${loopback}, or CONSOLE=off. HOST is ${host}.`,
    )
  return {
    host,
    port: settings.PORT,
    databaseUrl: settings.DATABASE_URL,
    ownerUrl: settings.DATABASE_OWNER_URL ?? settings.DATABASE_URL,
    dataDir: settings.DATA_DIR,
    redisUrl: settings.REDIS_URL,
    console,
    logLevel: settings.LOG_LEVEL,
    metricsToken: settings.METRICS_TOKEN,
    tracesEndpoint: settings.OTEL_EXPORTER_OTLP_ENDPOINT,
    microsoft,
    slack,
    photoBase: settings.PUBLIC_URL ?? (microsoft === null && slack === null ? '' : null),
    operators: operatorsOf(settings, microsoft !== null, slack !== null),
  }
}

function withoutEmpty(env: Readonly<Record<string, string | undefined>>) {
  const trimmed = Object.entries(env).map(([name, value]) => [name, value?.trim() || undefined])
  return Object.fromEntries(trimmed)
}

function microsoftOf(settings: z.output<typeof shape>): MicrosoftSettings | null {
  const { MicrosoftAppId, MicrosoftAppPassword, MicrosoftAppType, MicrosoftAppTenantId } = settings
  if (MicrosoftAppId === null) return null
  if (MicrosoftAppPassword === null && MicrosoftAppType !== 'UserAssignedMSI')
    throw new ConfigError('MicrosoftAppId is set but MicrosoftAppPassword is not.')
  if (MicrosoftAppTenantId === null)
    throw new ConfigError(
      'MicrosoftAppId is set but MicrosoftAppTenantId is not: only people of that tenant are let in.',
    )
  return {
    appId: MicrosoftAppId,
    appType: MicrosoftAppType,
    password: MicrosoftAppPassword ?? '',
    tenant: MicrosoftAppTenantId,
  }
}

function slackOf(settings: z.output<typeof shape>): SlackSettings | null {
  const { SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET, SLACK_APP_TOKEN, SLACK_API_URL } = settings
  const either = SLACK_SIGNING_SECRET ?? SLACK_APP_TOKEN
  if (SLACK_BOT_TOKEN === null && either === null) return null
  if (SLACK_BOT_TOKEN === null)
    throw new ConfigError('Slack is half set: SLACK_BOT_TOKEN (xoxb-...) is missing.')
  if (either === null)
    throw new ConfigError(
      'SLACK_BOT_TOKEN is set, but neither SLACK_SIGNING_SECRET (for HTTP) nor SLACK_APP_TOKEN (for Socket Mode) is.',
    )
  const tokens = SLACK_BOT_TOKEN.split(/[\s,]+/).filter((token) => token !== '')
  if (tokens.some((token) => !token.startsWith('xoxb-')))
    throw new ConfigError('SLACK_BOT_TOKEN must hold bot tokens (xoxb-...), separated by commas.')
  if (SLACK_APP_TOKEN !== null && !SLACK_APP_TOKEN.startsWith('xapp-'))
    throw new ConfigError('SLACK_APP_TOKEN must be an app-level token (xapp-...).')
  return {
    tokens,
    signingSecret: SLACK_SIGNING_SECRET,
    appToken: SLACK_APP_TOKEN,
    apiUrl: SLACK_API_URL,
  }
}

function operatorsOf(
  { OPERATORS_CHANNEL: named }: z.output<typeof shape>,
  onTeams: boolean,
  onSlack: boolean,
): OperatorsChannel | null {
  if (named === null) return null
  const [platform, place] = [named.slice(0, 5), named.slice(6)]
  if (platform === 'slack' ? !onSlack : !onTeams)
    throw new ConfigError(`OPERATORS_CHANNEL is on ${platform}, which is not set up.`)
  const [team = '', channel = ''] = place.split('/')
  return platform === 'slack'
    ? { platform, team, channel }
    : { platform: 'teams', conversation: place }
}

/** The settings of this process; the only place that reads the environment. */
export function loadConfig(): Config {
  return readConfig(process.env)
}
