import { Socket } from 'node:net'

/** What postgres.js tells its `socket` option; several hosts when the url names several, `path` for a Unix socket. */
type Target = {
  readonly host: readonly string[]
  readonly port: readonly number[]
  readonly path: string | false
}

/**
 * Makes the sockets of a postgres.js pool, because its own can leave a call waiting for ever. A connection on which no
 * byte has moved for `silence` milliseconds is destroyed, which fails its call: over a line that is dead at the far end
 * no answer and no error would ever come. And an error is told together with the close: a statement written between the
 * two would be forgotten, and its place in the pool with it.
 */
export function createSockets(silence: number): (target: Target) => Socket {
  let turn = 0
  return ({ host, port, path }) => {
    const socket = tellingErrorsAtClose(new Socket())
    watch(socket, silence)
    if (path) return socket.connect(path)
    const at = turn++ % host.length
    // For TLS, postgres.js looks for the name of the server here.
    Object.assign(socket, { host: host[at] })
    return socket.connect(port[at] ?? 5432, host[at] ?? 'localhost')
  }
}

/** No listeners: postgres.js takes all of them off when it begins TLS. */
function watch(socket: Socket, silence: number): void {
  let moved = 0
  let since = performance.now()
  const look = setInterval(() => {
    if (socket.destroyed) return clearInterval(look)
    const now = performance.now()
    const bytes = socket.bytesRead + socket.bytesWritten
    if (bytes === moved && now - since >= silence) return void socket.destroy()
    if (bytes !== moved) since = now
    moved = bytes
  }, silence / 8)
  look.unref()
}

function tellingErrorsAtClose(socket: Socket): Socket {
  const destroy = socket.destroy.bind(socket)
  let reason: Error | null = null
  socket.destroy = (error) => {
    reason ??= error ?? null
    return destroy()
  }
  socket.once('close', () => {
    if (reason) socket.emit('error', reason)
  })
  return socket
}
