import * as api from './api.js'
import { showCard } from './card-view.js'
import { createDialog } from './dialog.js'
import { atEnd, make } from './dom.js'
import { photoInput, uploadChosen } from './photos.js'
import { dayText, timeText, wordsOf } from './words.js'

/** How long the sign that Partline is writing stays when nothing comes. */
const writing = 6_000

/**
 * One person's pane: the conversation with Partline, sentences to click, and a field to write in. `onNews` is called
 * when Partline said something, `locale()` gives the page's language.
 */
export function createPerson(persona, index, { locale, onNews }) {
  const parts = build(persona, index)
  const shown = new Map()
  const { log, field } = parts
  let typingTimer = 0

  const fault = (text) => {
    parts.fault.textContent = text
    parts.fault.hidden = text === ''
  }
  const typing = (on) => {
    clearTimeout(typingTimer)
    const stick = atEnd(log)
    parts.typing.hidden = !on
    if (on) typingTimer = setTimeout(() => typing(false), writing)
    if (on && stick) log.scrollTop = log.scrollHeight
  }
  const attempt = async (work) => {
    fault('')
    try {
      return await work()
    } catch (error) {
      console.warn(error)
      fault(wordsOf(locale()).notTaken)
      return null
    }
  }
  const say = async (text) => {
    typing(true)
    const answer = await attempt(async () => {
      const photos = await uploadChosen([parts.photos])
      parts.photos.value = ''
      showChosen(parts)
      return await api.say(persona.user, locale(), text, photos)
    })
    if (answer === null) typing(false)
    return answer !== null
  }
  const press = async (message, verb, data) => {
    message.pressed = true
    message.root.classList.add('busy')
    const card = message.entry.id
    const answer = await attempt(() => api.press(persona.user, locale(), card, verb, data))
    message.pressed = false
    message.root.classList.remove('busy')
    tell(message, answer)
  }
  const tell = (message, answer) => {
    message.note.textContent = answer?.note ?? ''
    message.note.hidden = message.note.textContent === ''
  }
  const fill = async (message, data) => {
    const card = message.entry.id
    const asked = await attempt(() => api.openForm(persona.user, locale(), card, data))
    if (!asked?.dialog) return tell(message, asked)
    const send = async (typed, choosers) => {
      try {
        const photos = await uploadChosen(choosers)
        return await api.sendForm(persona.user, locale(), typed, photos)
      } catch (error) {
        console.warn(error)
        return null
      }
    }
    tell(message, await parts.dialog.open(asked.dialog, send, wordsOf(locale())))
    // The browser goes back to the button, unless the card has been shown anew meanwhile.
    if (!parts.root.contains(document.activeElement)) message.card.focus()
  }

  const draw = (message, entry) => {
    message.entry = entry
    message.root.className = `message ${entry.by}${entry.card === null ? '' : ' with-card'}`
    message.bubble.textContent = entry.text
    message.bubble.hidden = entry.text === ''
    message.time.textContent = timeText(entry.at)
    message.card.hidden = entry.card === null
    if (entry.card === null) return
    message.view = showCard(message.card, entry.card, message.view, {
      onPress: (verb, data) => press(message, verb, data),
      onSay: say,
      onForm: (data) => fill(message, data),
      keep: !message.pressed,
    })
    if (message.view === null) message.card.textContent = entry.card.fallbackText ?? ''
  }

  const put = (entry) => {
    const stick = atEnd(log) || entry.by === 'person'
    const known = shown.get(entry.id)
    const message = known ?? emptyMessage()
    draw(message, entry)
    if (known === undefined) {
      shown.set(entry.id, message)
      log.insertBefore(message.root, parts.typing)
    } else {
      message.root.classList.remove('changed')
      // Reading the layout between the two lets the animation start anew.
      void message.root.offsetWidth
      message.root.classList.add('changed')
    }
    if (entry.by === 'bot') typing(false)
    else parts.root.classList.remove('fresh')
    parts.empty.hidden = true
    days(shown, locale())
    if (stick) log.scrollTop = log.scrollHeight
    else if (known === undefined) parts.newer.hidden = false
    if (entry.by === 'bot') onNews(entry)
  }

  wire(parts, say)
  return {
    persona,
    root: parts.root,
    put,
    drop: (id) => {
      shown.get(id)?.root.remove()
      shown.delete(id)
    },
    reset: () => {
      for (const message of shown.values()) message.root.remove()
      shown.clear()
      parts.empty.hidden = false
      parts.root.classList.add('fresh')
      log.querySelectorAll('.day').forEach((day) => day.remove())
    },
    typing: () => typing(true),
    toEnd: () => {
      log.scrollTop = log.scrollHeight
    },
    focus: () => field.focus(),
    speak: () => {
      translate(parts, persona, locale(), say)
      days(shown, locale())
    },
  }
}

function build(persona, index) {
  const id = `person-${persona.user}`
  const parts = {
    avatar: make('span', { class: 'avatar', 'aria-hidden': 'true' }),
    name: make('h2', { id: `${id}-name` }),
    role: make('p', { class: 'role' }),
    empty: make('p', { class: 'empty' }),
    typing: make('p', { class: 'typing', hidden: true }, make('i'), make('i'), make('i')),
    newer: make('button', { type: 'button', class: 'newer', hidden: true }),
    fault: make('p', { class: 'fault', role: 'alert', hidden: true }),
    starters: make('div', { class: 'starters', role: 'group' }),
    field: make('textarea', { rows: 1, maxlength: 20_000, enterkeyhint: 'send' }),
    photos: photoInput(''),
    attach: make('label', { class: 'attach' }, make('span', { 'aria-hidden': 'true' }, '+')),
    send: make(
      'button',
      { type: 'submit', class: 'send' },
      make('span', { 'aria-hidden': 'true' }, '↑'),
    ),
  }
  const { avatar, name, role, empty, typing, newer, fault, starters, field, send } = parts
  parts.attach.append(parts.photos)
  const log = make(
    'div',
    { class: 'log', role: 'log', 'aria-live': 'polite', tabindex: 0 },
    empty,
    typing,
  )
  const form = make('form', { class: 'say' }, parts.attach, field, send)
  const head = make('header', { class: 'who' }, avatar, make('div', {}, name, role))
  const frame = make('div', { class: 'talk' }, log, newer)
  const attributes = { class: `pane fresh hue-${index % 4}`, id, 'aria-labelledby': `${id}-name` }
  const dialog = createDialog(id)
  const root = make('section', attributes, head, frame, fault, starters, form)
  document.body.append(dialog.root)
  return { ...parts, log, form, dialog, root }
}

function emptyMessage() {
  const bubble = make('div', { class: 'bubble' })
  const card = make('div', { class: 'card', tabindex: -1 })
  const note = make('p', { class: 'note', role: 'status', hidden: true })
  const time = make('time')
  const root = make('article', { class: 'message' }, bubble, card, note, time)
  return { root, bubble, card, note, time, view: null, entry: null, pressed: false }
}

/** How many photos go with the next message. */
function showChosen({ attach, photos }) {
  const count = photos.files.length
  attach.dataset.count = count === 0 ? '' : String(count)
}

function wire(parts, say) {
  const { form, field, log, newer, photos } = parts
  photos.addEventListener('change', () => showChosen(parts))
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    const text = field.value.trim()
    if (text === '' && photos.files.length === 0) return
    field.value = ''
    if (!(await say(text)) && field.value === '') field.value = text
  })
  field.addEventListener('keydown', (event) => {
    // While an input method composes, Enter chooses a word; Shift+Enter starts a new line.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229)
      return
    event.preventDefault()
    form.requestSubmit()
  })
  newer.addEventListener('click', () => {
    log.scrollTop = log.scrollHeight
  })
  log.addEventListener('scroll', () => {
    if (atEnd(log)) newer.hidden = true
  })
}

function translate(parts, persona, locale, say) {
  const words = wordsOf(locale)
  const name = persona.name[locale]
  parts.avatar.textContent = Array.from(name)[0] ?? ''
  parts.name.textContent = name
  parts.role.textContent = `${persona.role[locale]} · ${persona.place[locale]}`
  parts.log.setAttribute('aria-label', words.log(name))
  parts.empty.textContent = words.empty
  parts.newer.textContent = `↓ ${words.newer}`
  parts.typing.setAttribute('aria-label', words.typing)
  parts.field.placeholder = words.write
  parts.field.setAttribute('aria-label', `${words.write}: ${name}`)
  parts.send.setAttribute('aria-label', words.send)
  parts.photos.setAttribute('aria-label', words.photos)
  parts.dialog.speak(words)
  parts.starters.setAttribute('aria-label', words.starters)
  const chips = persona.starters.map((starter) => {
    const chip = make(
      'button',
      { type: 'button', class: 'starter', title: starter[locale] },
      starter[locale],
    )
    chip.addEventListener('click', () => say(starter[locale]))
    return chip
  })
  parts.starters.replaceChildren(...chips)
}

/** A line with the date before the first message of each day. */
function days(shown, locale) {
  let last = ''
  for (const { root, entry } of shown.values()) {
    const day = dayText(locale, entry.at)
    const above = root.previousElementSibling
    const line = above?.classList.contains('day') ? above : null
    if (day === last) line?.remove()
    else if (line !== null) line.textContent = day
    else root.before(make('p', { class: 'day' }, day))
    last = day
  }
}
