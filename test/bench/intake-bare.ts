import { App } from '@slack/bolt'

/** A Bolt application that does nothing but tell Slack that a message has arrived: what `bench:intake` compares with. */
const [, , signingSecret = '', token = '', slackApiUrl = ''] = process.argv
const app = new App({ signingSecret, token, clientOptions: { slackApiUrl } })
app.event('message', async () => {})
const server = await app.start(0)
const address = 'address' in server ? server.address() : null
if (address === null || typeof address === 'string') throw new Error('it does not listen')
process.stdout.write(`ready: http://127.0.0.1:${address.port}\n`)
