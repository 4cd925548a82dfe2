import type { Activity, CloudAdapter, ConversationReference } from 'botbuilder'
import { connectorClient } from './connector-client.ts'

/** The bot's registration, as the settings `MicrosoftApp*` name it. */
export type MicrosoftApp = {
  readonly appId: string
  readonly appType: 'MultiTenant' | 'SingleTenant' | 'UserAssignedMSI'
  readonly password: string
  readonly tenant: string
  /** Where the keys of the Bot Framework's tokens are published; left out: Microsoft's public cloud. */
  readonly openIdMetadata?: string
}

/** The public cloud's addresses; the SDK takes one of another's only together with all of them. */
const publicCloud = {
  ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
  ToChannelFromBotOAuthScope: 'https://api.botframework.com',
  ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
  OAuthUrl: 'https://token.botframework.com',
  ToBotFromEmulatorOpenIdMetadataUrl:
    'https://login.microsoftonline.com/botframework.com/v2.0/.well-known/openid-configuration',
}

/** The embedded connector of this process: where it listens, and the secret made at this start. */
export type ConsoleLink = { readonly serviceUrl: string; readonly secret: string }

/** What an address keeps instead of the console's URL, whose port and secret change from start to start. */
export const consoleService = 'console'

/** The tenant of everybody who talks through the console; no real tenant has such an id. */
export const consoleTenant = 'console'

/** The header in which the embedded connector shows the secret of this start. */
export const secretHeader = 'x-partline-console'

/**
 * A real CloudAdapter for a registration, or, with null, the anonymous one that trusts its caller. The SDK is imported
 * here, at first use: it takes 0.4 to 1 s, which the first page should not wait for. `fetch` is the way to the connector.
 */
export async function loadAdapter(
  app: MicrosoftApp | null,
  fetch = globalThis.fetch,
): Promise<CloudAdapter> {
  const sdk = await import('botbuilder')
  return new sdk.CloudAdapter(await authenticationFor(app, fetch))
}

/**
 * Whether a request's token is one of the Bot Framework for our app and this activity. The adapter checks it once more, but
 * answers some bad tokens with 500, as if the fault were ours.
 */
export async function loadTokenCheck(
  app: MicrosoftApp | null,
): Promise<(activity: object, authorization: string) => Promise<boolean>> {
  const authentication = await authenticationFor(app)
  return (activity, authorization) =>
    // Of the activity only the channel and the service URL matter here, and the door has looked at both.
    authentication.authenticateRequest(activity as Activity, authorization).then(
      () => true,
      () => false,
    )
}

async function authenticationFor(app: MicrosoftApp | null, fetch = globalThis.fetch) {
  const sdk = await import('botbuilder')
  const settings = app === null ? {} : settingsOf(app)
  const credentials = new sdk.ConfigurationServiceClientCredentialFactory(settings)
  return new sdk.ConfigurationBotFrameworkAuthentication(
    settings,
    credentials,
    undefined,
    undefined,
    { httpClient: connectorClient(patience, fetch) },
  )
}

function settingsOf(app: MicrosoftApp) {
  const { openIdMetadata } = app
  return {
    MicrosoftAppId: app.appId,
    MicrosoftAppType: app.appType,
    MicrosoftAppPassword: app.password,
    MicrosoftAppTenantId: app.tenant,
    ...(openIdMetadata === undefined
      ? {}
      : { ...publicCloud, ToBotFromChannelOpenIdMetadataUrl: openIdMetadata }),
  }
}

/** Tokens with which our app asks the Bot Connector itself; the SDK keeps each for as long as it is good. */
export async function loadConnectorToken(app: MicrosoftApp): Promise<() => Promise<string>> {
  const sdk = await import('botbuilder')
  const factory = new sdk.ConfigurationServiceClientCredentialFactory(settingsOf(app))
  const { ToChannelFromBotOAuthScope: scope, ToChannelFromBotLoginUrl: login } = publicCloud
  const credentials: object = await factory.createCredentials(app.appId, scope, login, true)
  if (!givesTokens(credentials)) throw new Error('the SDK gives no tokens for this app')
  return () => credentials.getToken()
}

const givesTokens = (credentials: object): credentials is { getToken(): Promise<string> } =>
  'getToken' in credentials && typeof credentials.getToken === 'function'

/** The connector gives no answer at all now and then; then nobody knows whether the message arrived. */
const patience = 15_000

/** Remembers the first result of an asynchronous function, and forgets a failed one. */
export function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null
  return () => {
    made ??= make().catch((error: unknown) => {
      made = null
      throw error
    })
    return made
  }
}

/** What the adapter needs to speak first in a conversation. */
export function referenceOf(place: {
  readonly serviceUrl: string
  readonly conversation: string
  readonly tenant: string
  readonly bot: string
  readonly group: boolean
}): ConversationReference {
  return {
    channelId: 'msteams',
    serviceUrl: place.serviceUrl,
    bot: { id: place.bot, name: 'Partline' },
    conversation: {
      id: place.conversation,
      tenantId: place.tenant,
      isGroup: place.group,
      conversationType: place.group ? 'groupChat' : 'personal',
      name: '',
    },
  }
}
