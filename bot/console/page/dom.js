/** Makes an element. Texts are always set as text, never as markup. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue
    element.setAttribute(name, value === true ? '' : String(value))
  }
  element.append(...children)
  return element
}

/** Whether a scrolling element shows its end, give or take a line. */
export function atEnd(element) {
  return element.scrollHeight - element.scrollTop - element.clientHeight < 48
}

export const focusable = 'button, input, select, textarea, [tabindex="0"]'
