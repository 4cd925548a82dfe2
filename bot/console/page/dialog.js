import { showForm } from './card-view.js'
import { focusable, make } from './dom.js'

/**
 * A person's forms, one at a time, in a window above the page. `open` shows what the bot answered to its button; `send` gets
 * what was typed and gives the next answer, or null when it was not taken. Closes when no further dialog comes back and
 * gives that answer, or null when the person closed it.
 */
export function createDialog(owner) {
  const title = make('h3', { id: `${owner}-dialog` })
  const close = make('button', { type: 'button', class: 'close' }, make('span', {}, '×'))
  const host = make('div', { class: 'card', 'aria-live': 'polite' })
  const fault = make('p', { class: 'fault', role: 'alert', hidden: true })
  const head = make('header', {}, title, close)
  const root = make(
    'dialog',
    { class: 'form', 'aria-labelledby': `${owner}-dialog` },
    head,
    host,
    fault,
  )
  close.addEventListener('click', () => root.close())

  const show = (dialog, onSend) => {
    title.textContent = dialog.title
    showForm(host, dialog.card, onSend)
    host.querySelector(focusable)?.focus()
  }
  const open = (first, send, notTaken) =>
    new Promise((resolve) => {
      let sending = false
      let last = null
      const onSend = async (data) => {
        if (sending) return
        sending = true
        fault.hidden = true
        root.classList.add('busy')
        const answer = await send(data)
        root.classList.remove('busy')
        sending = false
        if (answer === null) {
          fault.textContent = notTaken
          fault.hidden = false
        } else if (answer.dialog) show(answer.dialog, onSend)
        else {
          last = answer
          root.close()
        }
      }
      root.addEventListener('close', () => resolve(last), { once: true })
      fault.hidden = true
      root.showModal()
      show(first, onSend)
    })
  return {
    root,
    open,
    speak: (words) => {
      close.setAttribute('aria-label', words.close)
    },
  }
}
