import { z } from 'zod'

const flag = z
  .enum(['on', 'off', ''])
  .optional()
  .transform((value) => (value === 'on' ? true : value === 'off' ? false : null))

const text = z
  .string()
  .optional()
  .transform((value) => (value === undefined || value.trim() === '' ? null : value.trim()))

const shape = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  DATABASE_URL: text,
  DATABASE_OWNER_URL: text,
  DATA_DIR: z.string().default('.data'),
  CONSOLE: flag,
  LOG_LEVEL: z.enum(['info', 'error']).default('info'),
  MicrosoftAppId: text,
  MicrosoftAppPassword: text,
  MicrosoftAppType: z
    .enum(['MultiTenant', 'SingleTenant', 'UserAssignedMSI'])
    .default('SingleTenant'),
  MicrosoftAppTenantId: text,
})

export type MicrosoftSettings = {
  readonly appId: string
  readonly appType: 'MultiTenant' | 'SingleTenant' | 'UserAssignedMSI'
  readonly password: string
  readonly tenant: string
}

export type Config = {
  readonly host: string
  readonly port: number
  /** PostgreSQL; null: the embedded PGlite in `dataDir`. */
  readonly databaseUrl: string | null
  readonly ownerUrl: string | null
  readonly dataDir: string
  /** The local console page; on when no chat platform is configured. */
  readonly console: boolean
  readonly logLevel: 'info' | 'error'
  readonly microsoft: MicrosoftSettings | null
}

/** A setting that cannot be used: the sentence says which and what to do. */
export class ConfigError extends Error {}

const isLoopback = (host: string) => host === '127.0.0.1' || host === '::1' || host === 'localhost'

/** Settings from environment variables. Throws `ConfigError` with one sentence when they cannot work. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const parsed = shape.safeParse(env)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new ConfigError(`The setting ${issue?.path.join('.')} cannot be used: ${issue?.message}`)
  }
  const settings = parsed.data
  const microsoft = microsoftOf(settings)
  const console = settings.CONSOLE ?? microsoft === null
  if (!console && microsoft === null)
    throw new ConfigError(
      'Nothing to talk through: set MicrosoftAppId, MicrosoftAppPassword and MicrosoftAppTenantId, or CONSOLE=on.',
    )
  if (console && !isLoopback(settings.HOST))
    throw new ConfigError(
      `The console has no login and may only listen on this machine: set HOST=127.0.0.1, or CONSOLE=off. HOST is ${settings.HOST}.`,
    )
  return {
    host: settings.HOST,
    port: settings.PORT,
    databaseUrl: settings.DATABASE_URL,
    ownerUrl: settings.DATABASE_OWNER_URL ?? settings.DATABASE_URL,
    dataDir: settings.DATA_DIR,
    console,
    logLevel: settings.LOG_LEVEL,
    microsoft,
  }
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

/** The settings of this process; the only place that reads the environment. */
export function loadConfig(): Config {
  return readConfig(process.env)
}
