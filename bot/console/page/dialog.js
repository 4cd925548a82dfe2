import { showForm } from './card-view.js'
import { focusable, make } from './dom.js'

/**
 * A person's forms, one at a time, in a window above the page. `open` shows what the bot answered to its button; `send` gets
 * what was typed and the choosers of photos, and gives the next answer, or null when it was not taken. Closes when no further
 * dialog comes back and gives that answer, or null when the person closed it. A form that comes back keeps what was chosen.
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

  const choosers = () => [...host.querySelectorAll('input.photos')]
  const show = (dialog, onSend, { photos }, chosen = []) => {
    title.textContent = dialog.title
    showForm(host, dialog.card, { onSend, photos })
    for (const [index, chooser] of choosers().entries()) {
      if (chosen[index] !== undefined) chooser.files = chosen[index]
    }
    host.querySelector(focusable)?.focus()
  }
  const open = (first, send, words) =>
    new Promise((resolve) => {
      let sending = false
      let last = null
      const onSend = async (data) => {
        if (sending) return
        sending = true
        fault.hidden = true
        root.classList.add('busy')
        const answer = await send(data, choosers())
        root.classList.remove('busy')
        sending = false
        if (answer === null) {
          fault.textContent = words.notTaken
          fault.hidden = false
        } else if (answer.dialog) {
          const chosen = choosers().map(({ files }) => files)
          show(answer.dialog, onSend, words, chosen)
        } else {
          last = answer
          root.close()
        }
      }
      root.addEventListener('close', () => resolve(last), { once: true })
      fault.hidden = true
      root.showModal()
      show(first, onSend, words)
    })
  return {
    root,
    open,
    speak: (words) => {
      close.setAttribute('aria-label', words.close)
    },
  }
}
