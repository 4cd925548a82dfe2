import { randomUUID } from 'node:crypto'
import type { Server } from 'node:http'
import { type WebSocket, WebSocketServer } from 'ws'
import { z } from 'zod'

const acknowledgement = z.looseObject({ envelope_id: z.string() })

export type FakeSocket = {
  push(kind: 'events_api' | 'interactive' | 'slash_commands', body: object): Promise<void>
  close(): void
}

/** The Socket Mode side of Slack on the server of its Web API: greets, sends envelopes, waits for their acknowledgement. */
export function openFakeSocket(server: Server): FakeSocket {
  const sockets = new WebSocketServer({ server, path: '/socket' })
  const waiting = new Map<string, () => void>()
  sockets.on('connection', (socket) => {
    socket.on('message', (data: Buffer) => {
      const { envelope_id: id } = acknowledgement.parse(JSON.parse(data.toString()))
      waiting.get(id)?.()
      waiting.delete(id)
    })
    socket.send(JSON.stringify({ type: 'hello', num_connections: 1 }))
  })
  const connected = (): WebSocket | undefined =>
    [...sockets.clients].find((each) => each.readyState === each.OPEN)
  return {
    push: async (type, payload) => {
      const end = Date.now() + 20_000
      while (!connected() && Date.now() < end) await new Promise((done) => setTimeout(done, 20))
      const socket = connected()
      if (!socket) throw new Error('nobody is connected by Socket Mode')
      const id = randomUUID()
      await new Promise<void>((resolve, reject) => {
        waiting.set(id, resolve)
        socket.once('close', () => reject(new Error('the socket was closed')))
        socket.send(
          JSON.stringify({ type, payload, envelope_id: id, accepts_response_payload: true }),
        )
      })
    },
    close: () => {
      for (const socket of sockets.clients) socket.terminate()
      sockets.close()
    },
  }
}
