import { focusable } from './dom.js'
import { hostConfig } from './host-config.js'
import { addChoosers, withOwnPhotos } from './photos.js'

const { AdaptiveCard, ExecuteAction, HostConfig, SubmitAction } = globalThis.AdaptiveCards
const config = new HostConfig(hostConfig)

/** Markdown stays off: whatever a card says is shown letter by letter. */
AdaptiveCard.onProcessMarkdown = (text, result) => {
  const holder = document.createElement('span')
  holder.textContent = text
  result.outputHtml = holder.innerHTML
  result.didProcess = true
}

/** Films and links have no business in these cards; pictures load only from where the page's policy lets them. */
const registry = AdaptiveCards.GlobalRegistry.elements
for (const name of ['ImageSet', 'Media']) registry.unregister(name)
AdaptiveCards.GlobalRegistry.actions.unregister('Action.OpenUrl')

/** What somebody is in the middle of: typed values, the focused control. */
function stateOf(view, host) {
  if (view === null) return null
  const controls = [...host.querySelectorAll(focusable)]
  const focused = controls.indexOf(document.activeElement)
  return {
    values: view.getAllInputs().map((input) => [input.id, input.value]),
    focused: focused < 0 ? null : { index: focused, label: labelOf(controls[focused]) },
  }
}

function labelOf(control) {
  return control.getAttribute('aria-label') ?? control.textContent ?? ''
}

function restore(view, host, state) {
  const values = new Map(state.values)
  for (const input of view.getAllInputs()) {
    const value = values.get(input.id)
    if (value !== undefined && value !== null) setValue(input, value)
  }
  if (state.focused === null) return
  const controls = [...host.querySelectorAll(focusable)]
  const same = controls[state.focused.index]
  // When the control is gone the card itself takes the focus, so that the keyboard does not fall to the page's start.
  if (same !== undefined && labelOf(same) === state.focused.label) same.focus()
  else host.focus()
}

function setValue(input, value) {
  const control = input.renderedInputControlElement
  if (control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement) {
    control.value = value
  }
}

/** A picture that does not come leaves no frame and no gap: it goes, with its column and the space beside that. */
function withoutBroken(picture) {
  const column = picture.closest('.ac-columnSet > *')
  picture.addEventListener('error', () => {
    column?.nextElementSibling?.remove()
    column?.remove()
  })
}

/**
 * Shows an Adaptive Card in `host` and keeps focus and typed values when it is shown again. `onPress` gets verb and data of
 * a pressed button, `onSay` a text to say for the person, `onForm` the data of a button that asks for a dialog. Gives the
 * view for the next call.
 */
export function showCard(host, json, before, { onPress, onSay, onForm, keep }) {
  const view = newView((action) => {
    if (action instanceof ExecuteAction) return onPress(action.verb, action.data ?? {})
    if (!(action instanceof SubmitAction)) return undefined
    const asked = action.data?.msteams
    if (asked?.type === 'messageBack') return onSay(asked.text)
    if (asked?.type === 'task/fetch') return onForm(action.data)
    return onPress(action.data?.verb ?? '', action.data ?? {})
  })
  const held = host.contains(document.activeElement)
  const state = keep ? stateOf(before, host) : null
  const rendered = render(view, json, host)
  if (state !== null) restore(view, host, state)
  else if (held) host.focus()
  return rendered === undefined ? null : view
}

/**
 * Shows the Adaptive Card of a dialog in `host`; `onSend` gets what its button carries, with what was typed. `photos` is the
 * label of what takes photos.
 */
export function showForm(host, json, { onSend, photos }) {
  const view = newView((action) => {
    if (action instanceof SubmitAction) onSend(action.data ?? {})
  })
  render(view, json, host)
  addChoosers(host, photos)
}

function newView(onAction) {
  const view = new AdaptiveCard()
  view.hostConfig = config
  view.onExecuteAction = onAction
  return view
}

function render(view, json, host) {
  view.parse(withOwnPhotos(json))
  const rendered = view.render()
  host.replaceChildren(...(rendered === undefined ? [] : [rendered]))
  for (const picture of host.querySelectorAll('img')) withoutBroken(picture)
  return rendered
}
