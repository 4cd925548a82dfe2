import { once } from 'node:events'
import { connect, createServer, type Server, type Socket } from 'node:net'

export type Side = 'client' | 'server'

/** `close` ends a connection as a program that exits does, `reset` as a machine that lost its memory does (RST). */
export type Cut = 'close' | 'reset'

export type ProxyCounts = {
  /** Bytes that came from each side, delivered or not. */
  readonly bytes: Readonly<Record<Side, number>>
  readonly accepted: number
  readonly open: number
  /** Connections ended by `cut` or `cutAfter`. */
  readonly cut: number
}

export type ChaosProxy = {
  /** On 127.0.0.1. */
  readonly port: number
  counts(): ProxyCounts
  /** Cuts every open connection now. */
  cut(how?: Cut): void
  /**
   * Once: delivers this many more bytes of one side, then cuts the connection that carried the last of them.
   * Zero bytes of the server: everything was sent and the answer never comes.
   */
  cutAfter(side: Side, bytes: number, how?: Cut): void
  /**
   * From now on nothing gets through and nobody is told: the connections of now and those made until `heal` stay open
   * and silent for ever.
   */
  goSilent(): void
  /** Every piece arrives this many milliseconds late, in order. */
  delay(milliseconds: number): void
  /** New connections work again at full speed, and no cut waits any more. */
  heal(): void
  close(): Promise<void>
}

type Link = { readonly client: Socket; readonly server: Socket; silent: boolean; ended: boolean }
type Trap = { readonly side: Side; left: number; readonly how: Cut }

type Weather = {
  readonly links: Set<Link>
  readonly bytes: Record<Side, number>
  silent: boolean
  late: number
  trap: Trap | null
  accepted: number
  cut: number
}

/** A TCP proxy on loopback between a client under test and its server, with the faults of real networks on command. */
export async function startChaosProxy(target: {
  readonly host: string
  readonly port: number
}): Promise<ChaosProxy> {
  const weather: Weather = {
    links: new Set(),
    bytes: { client: 0, server: 0 },
    silent: false,
    late: 0,
    trap: null,
    accepted: 0,
    cut: 0,
  }
  const server = createServer((client) => link(weather, client, connect(target.port, target.host)))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: portOf(server),
    counts: () => ({
      bytes: { ...weather.bytes },
      accepted: weather.accepted,
      open: weather.links.size,
      cut: weather.cut,
    }),
    cut: (how = 'close') => {
      for (const each of weather.links) end(weather, each, how)
    },
    cutAfter: (side, bytes, how = 'close') => {
      weather.trap = { side, left: bytes, how }
    },
    goSilent: () => {
      weather.silent = true
      for (const each of weather.links) each.silent = true
    },
    delay: (milliseconds) => {
      weather.late = milliseconds
    },
    heal: () => Object.assign(weather, { silent: false, late: 0, trap: null }),
    close: async () => {
      for (const each of weather.links) end(weather, each, 'close')
      server.close()
      await once(server, 'close')
    },
  }
}

function link(weather: Weather, client: Socket, server: Socket): void {
  const pair: Link = { client, server, silent: weather.silent, ended: false }
  weather.links.add(pair)
  weather.accepted += 1
  carry(weather, pair, 'client')
  carry(weather, pair, 'server')
}

/** Pieces of one direction, one after the other, so that late ones stay in order. */
function carry(weather: Weather, pair: Link, side: Side): void {
  const from = pair[side]
  const to = side === 'client' ? pair.server : pair.client
  let queue = Promise.resolve()
  const inTurn = (step: () => void) => {
    const { late } = weather
    const due = performance.now() + late
    queue = queue.then(() => (late > 0 ? after(due - performance.now()) : undefined)).then(step)
  }
  from.setNoDelay(true)
  from.on('data', (piece) => {
    weather.bytes[side] += piece.length
    if (!pair.silent) inTurn(() => deliver(weather, pair, side, to, piece))
  })
  // Whoever is on the far end of a silent line does not learn that the near end has gone.
  from.on('close', () => {
    if (!pair.silent) inTurn(() => end(weather, pair, 'close', false))
  })
  // The close that follows says it all.
  from.on('error', () => undefined)
}

function deliver(weather: Weather, pair: Link, side: Side, to: Socket, piece: Buffer): void {
  if (pair.ended || pair.silent) return
  const { trap } = weather
  if (trap === null || trap.side !== side || trap.left > piece.length) {
    if (trap?.side === side) trap.left -= piece.length
    to.write(piece)
    return
  }
  weather.trap = null
  if (trap.left === 0) return end(weather, pair, trap.how)
  to.write(piece.subarray(0, trap.left), () => end(weather, pair, trap.how))
}

function end(weather: Weather, pair: Link, how: Cut, onPurpose = true): void {
  if (pair.ended) return
  pair.ended = true
  weather.links.delete(pair)
  if (onPurpose) weather.cut += 1
  for (const socket of [pair.client, pair.server]) {
    if (how === 'reset') socket.resetAndDestroy()
    else socket.destroy()
  }
}

const after = (milliseconds: number) => new Promise<void>((done) => setTimeout(done, milliseconds))

function portOf(server: Server): number {
  const address = server.address()
  if (typeof address === 'object' && address !== null) return address.port
  throw new Error('the proxy does not listen on a port')
}
