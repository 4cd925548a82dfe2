import type { ConfigurationBotFrameworkAuthentication } from 'botbuilder'

type ClientOptions = NonNullable<
  ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[4]
>
type HttpClient = NonNullable<ClientOptions['httpClient']>

/** The Bot Connector said no; with the seconds of its Retry-After, when it gave any. */
export class ConnectorRefused extends Error {
  readonly statusCode: number
  readonly retryAfter: number | null
  constructor(statusCode: number, retryAfter: number | null, said: string) {
    super(said)
    this.statusCode = statusCode
    this.retryAfter = retryAfter
  }
}

/** The Bot Connector did not answer, so nobody knows whether it did what it was asked for. */
class ConnectorSilent extends Error {}

/**
 * The SDK's way to the Bot Connector, without its own retries: they sleep inside the call for as long as a Retry-After says,
 * and repeat what may have arrived, after we have given up on it. Here every call is made once and ends within `patience`
 * milliseconds; what to do next is the task's to decide. `fetch` is the way there.
 */
export function connectorClient(patience: number, fetch = globalThis.fetch): HttpClient {
  return {
    sendRequest: async (request) => {
      const response = await fetch(request.url, {
        method: request.method,
        headers: request.headers.rawHeaders(),
        ...(typeof request.body === 'string' ? { body: request.body } : {}),
        redirect: 'error',
        signal: AbortSignal.timeout(patience),
      }).catch((error: unknown) => {
        throw new ConnectorSilent('the connector did not answer', { cause: error })
      })
      const bodyAsText = await response.text()
      if (!response.ok) {
        const told = response.headers.get('retry-after')
        const seconds = told === null ? null : Number(told)
        const said = bodyAsText.slice(0, 300) || response.statusText
        throw new ConnectorRefused(response.status, Number.isFinite(seconds) ? seconds : null, said)
      }
      const headers = request.headers.clone()
      for (const name of headers.headerNames()) headers.remove(name)
      response.headers.forEach((value, name) => headers.set(name, value))
      return { request, status: response.status, headers, bodyAsText }
    },
  }
}
