import { focusable } from './dom.js'
import { hostConfig } from './host-config.js'
import { addChoosers, withOwnPhotos } from './photos.js'

const { AdaptiveCard, ExecuteAction, HostConfig, ShowCardAction, SubmitAction } =
  globalThis.AdaptiveCards
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

/** What somebody is in the middle of: open forms, typed values, the focused control. */
function stateOf(view, host) {
  if (view === null) return null
  const controls = [...host.querySelectorAll(focusable)]
  const focused = controls.indexOf(document.activeElement)
  return {
    open: showCards(view).flatMap((action, index) => (isOpen(action) ? [index] : [])),
    values: view.getAllInputs().map((input) => [input.id, input.value]),
    focused: focused < 0 ? null : { index: focused, label: labelOf(controls[focused]) },
  }
}

function showCards(view) {
  const actions = Array.from({ length: view.getActionCount() }, (_, index) =>
    view.getActionAt(index),
  )
  return actions.filter((action) => action instanceof ShowCardAction)
}

function isOpen(action) {
  return action.renderedElement?.getAttribute('aria-expanded') === 'true'
}

function labelOf(control) {
  return control.getAttribute('aria-label') ?? control.textContent ?? ''
}

function restore(view, host, state) {
  const forms = showCards(view)
  for (const index of state.open) forms[index]?.execute()
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
 * Shows an Adaptive Card in `host` and keeps focus, open forms and typed values when it is shown again. `onPress` gets
 * verb and data of a pressed button, `onSay` a text to say for the person, `onOpen` the element of a form that has opened;
 * `photos` is the label of what takes photos. Gives the view for the next call.
 */
export function showCard(host, json, before, { onPress, onSay, onOpen, keep, photos }) {
  const view = new AdaptiveCard()
  view.hostConfig = config
  view.onExecuteAction = (action) => {
    if (action instanceof ExecuteAction) return onPress(action.verb, action.data ?? {})
    if (!(action instanceof SubmitAction)) return undefined
    const back = action.data?.msteams
    if (back?.type === 'messageBack') return onSay(back.text)
    return onPress(action.data?.verb ?? '', action.data ?? {})
  }
  view.onInlineCardExpanded = ({ card }, expanded) => {
    if (!expanded) return
    addChoosers(card.renderedElement ?? host, photos)
    requestAnimationFrame(() => onOpen(card.renderedElement ?? host))
  }
  const held = host.contains(document.activeElement)
  const state = keep ? stateOf(before, host) : null
  view.parse(withOwnPhotos(json))
  const rendered = view.render()
  host.replaceChildren(...(rendered === undefined ? [] : [rendered]))
  for (const picture of host.querySelectorAll('img')) withoutBroken(picture)
  if (state !== null) restore(view, host, state)
  else if (held) host.focus()
  return rendered === undefined ? null : view
}
