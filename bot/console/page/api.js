/** Posts JSON and gives the answer's JSON; throws when it was not taken. */
async function post(path, body) {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`)
  return response.json()
}

export const say = (user, locale, text, photos = []) =>
  post('/console/say', { user, locale, text, photos })
export const press = (user, locale, card, verb, data) =>
  post('/console/press', { user, locale, card, verb, data })
export const openForm = (user, locale, card, data) =>
  post('/console/open', { user, locale, card, data })
export const sendForm = (user, locale, data, photos) =>
  post('/console/send', { user, locale, data, photos })

/** Takes a file to the console and gives the id under which a message or a form may carry it. */
export async function upload(file) {
  const response = await fetch('/console/photo', { method: 'POST', body: file })
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`)
  return (await response.json()).id
}
export const advance = (hours) => post('/console/advance', { hours })

/** People, the default language and the business time. */
export async function loadState() {
  const response = await fetch('/console/state')
  if (!response.ok) throw new Error(await response.text())
  return response.json()
}

/**
 * Listens to everything that happens. The browser reconnects on its own and says which event it saw last; only when it
 * has given up (a proxy's error page) is a new stream opened here.
 */
export function listen(handlers) {
  const source = new EventSource('/console/events')
  for (const name of ['reset', 'ready', 'put', 'drop', 'clock', 'typing']) {
    source.addEventListener(name, (event) => handlers[name](JSON.parse(event.data)))
  }
  source.addEventListener('open', () => handlers.connection(true))
  source.addEventListener('error', () => {
    handlers.connection(false)
    if (source.readyState !== EventSource.CLOSED) return
    setTimeout(() => listen(handlers), 2_000)
  })
}
