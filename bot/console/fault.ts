/**
 * What the connector does instead of answering, when it is told to. `drop` carries the call out and breaks the connection;
 * `hang` keeps it open; a Retry-After is in seconds.
 */
export type ConnectorFault =
  | { readonly kind: 'rate-limit'; readonly retryAfter: number }
  | { readonly kind: 'fail' | 'hang' | 'drop' }

/** Decides on a fault, call by call; null: the call is served. */
export type Weather = (call: {
  readonly method: string
  readonly conversation: string
}) => ConnectorFault | null
