import type { Redis } from 'ioredis'

/** What a Redis is like, as far as it matters; `null`: it does not say. */
export type RedisTraits = {
  readonly version: string | null
  readonly policy: string | null
  readonly appendOnly: boolean | null
}

export type RedisVerdict =
  | { readonly kind: 'fit' }
  /** It works, but a restart of Redis costs more than it should. */
  | { readonly kind: 'warned'; readonly sentence: string }
  | { readonly kind: 'unfit'; readonly sentence: string }

/** BullMQ needs 6.2; older ones lack commands that its scripts use. */
const oldest: readonly [number, number] = [6, 2]

/** Asks Redis itself with INFO, which managed servers allow too. Throws when it does not answer. */
export async function readTraits(client: Pick<Redis, 'info'>): Promise<RedisTraits> {
  const text = await client.info()
  const value = (name: string) => new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(text)?.[1] ?? null
  const appendOnly = value('aof_enabled')
  return {
    version: value('redis_version'),
    policy: value('maxmemory_policy'),
    appendOnly: appendOnly === null ? null : appendOnly === '1',
  }
}

/** Whether Partline should ring through this Redis. In English, for operators. */
export function judgeRedis({ version, policy, appendOnly }: RedisTraits): RedisVerdict {
  if (version !== null && isOlder(version))
    return { kind: 'unfit', sentence: `Redis ${version} is too old: use 6.2 or newer.` }
  if (policy !== null && policy !== 'noeviction') {
    const sentence = `Redis may throw keys away (maxmemory-policy is ${policy}): set maxmemory-policy to noeviction.`
    return { kind: 'unfit', sentence }
  }
  if (appendOnly === false) {
    const sentence =
      'Redis keeps no append-only file: after a crash of Redis, tasks wait for the sweep. Set appendonly to yes.'
    return { kind: 'warned', sentence }
  }
  return { kind: 'fit' }
}

function isOlder(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major < oldest[0] || (major === oldest[0] && minor < oldest[1])
}
