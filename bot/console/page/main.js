import * as api from './api.js'
import { make } from './dom.js'
import { createPerson } from './person.js'
import { dayText, locales, preferred, timeText, wordsOf } from './words.js'

const remembered = 'partline-locale'
const find = (selector) => document.querySelector(selector)

const state = await api.loadState()
const page = { locale: firstLocale(), at: state.at, since: performance.now(), current: 0 }
const unread = state.personas.map(() => 0)

const people = state.personas.map((persona, index) =>
  createPerson(persona, index, {
    locale: () => page.locale,
    onNews: () => {
      if (index === page.current || page.catchingUp) return
      unread[index] += 1
      drawTabs()
    },
  }),
)
const byConversation = new Map(people.map((person) => [person.persona.conversation, person]))
const tabs = people.map((_, index) => {
  const tab = make('button', {
    type: 'button',
    role: 'tab',
    class: `tab hue-${index % 4}`,
    'aria-controls': people[index].root.id,
  })
  tab.addEventListener('click', () => choose(index))
  return tab
})

function firstLocale() {
  const stored = localStorage.getItem(remembered)
  if (locales.includes(stored)) return stored
  return preferred(navigator.languages) ?? state.locale
}

function now() {
  return page.at + (performance.now() - page.since)
}

function drawClock() {
  const at = now()
  const clock = find('#clock')
  const text = `${dayText(page.locale, at)} ${timeText(at)}`
  if (clock.textContent === text) return
  clock.textContent = text
  clock.dateTime = new Date(at).toISOString()
}

function drawTabs() {
  const words = wordsOf(page.locale)
  tabs.forEach((tab, index) => {
    const { role, name } = people[index].persona
    const count = unread[index]
    const badge = count === 0 ? [] : [make('b', { 'aria-hidden': 'true' }, String(count))]
    tab.replaceChildren(make('span', {}, role[page.locale]), ...badge)
    tab.setAttribute('aria-selected', String(index === page.current))
    tab.tabIndex = index === page.current ? 0 : -1
    const label = count === 0 ? role[page.locale] : words.unread(role[page.locale], count)
    tab.setAttribute('aria-label', `${label} (${name[page.locale]})`)
  })
}

function choose(index) {
  page.current = index
  unread[index] = 0
  people.forEach(({ root }, each) => root.classList.toggle('current', each === index))
  people[index].toEnd()
  drawTabs()
}

function speak(locale) {
  page.locale = locale
  const words = wordsOf(locale)
  document.documentElement.lang = locale
  for (const element of document.querySelectorAll('[data-word]')) {
    element.textContent = words[element.dataset.word]
  }
  for (const element of document.querySelectorAll('[data-label]')) {
    element.setAttribute('aria-label', words[element.dataset.label])
  }
  for (const button of document.querySelectorAll('[data-locale]')) {
    button.setAttribute('aria-pressed', String(button.dataset.locale === locale))
  }
  for (const button of document.querySelectorAll('.pass')) {
    button.setAttribute('aria-label', button.dataset.hours === '24' ? words.aDay : words.twoHours)
  }
  for (const person of people) person.speak()
  drawTabs()
  drawClock()
}

function announce(text) {
  find('#status').textContent = text
  find('#status').hidden = text === ''
}

function letPass(button) {
  const enable = (on) => {
    for (const each of document.querySelectorAll('.pass')) each.disabled = !on
  }
  enable(false)
  announce(wordsOf(page.locale).passing)
  api
    .advance(Number(button.dataset.hours))
    .then(
      () => announce(''),
      () => announce(wordsOf(page.locale).noTime),
    )
    .finally(() => {
      enable(true)
      button.focus()
    })
}

for (const button of document.querySelectorAll('[data-locale]')) {
  button.addEventListener('click', () => {
    localStorage.setItem(remembered, button.dataset.locale)
    speak(button.dataset.locale)
  })
}
for (const button of document.querySelectorAll('.pass')) {
  button.addEventListener('click', () => letPass(button))
}
find('.tabs').addEventListener('keydown', (event) => {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
  if (step === undefined) return
  const next = (page.current + step + tabs.length) % tabs.length
  choose(next)
  tabs[next].focus()
})

find('.tabs').append(...tabs)
find('.people').append(...people.map((person) => person.root))
choose(0)
speak(page.locale)
setInterval(drawClock, 1_000)

api.listen({
  connection: (up) => announce(up ? '' : wordsOf(page.locale).lost),
  reset: () => {
    page.catchingUp = true
    for (const person of people) person.reset()
  },
  ready: () => {
    page.catchingUp = false
    for (const person of people) person.toEnd()
  },
  put: (entry) => byConversation.get(entry.conversation)?.put(entry),
  drop: ({ conversation, id }) => byConversation.get(conversation)?.drop(id),
  clock: ({ at }) => {
    page.at = at
    page.since = performance.now()
    drawClock()
  },
  typing: ({ conversation }) => byConversation.get(conversation)?.typing(),
})
