import { upload } from './api.js'
import { make } from './dom.js'

/** What a form takes at most; the desk has the last word. */
const most = 5

/** A chooser for a few pictures. */
export function photoInput(label) {
  const accept = 'image/jpeg,image/png,image/webp'
  return make('input', {
    type: 'file',
    class: 'photos',
    accept,
    multiple: true,
    'aria-label': label,
  })
}

/** Uploads what was chosen in these inputs and gives the ids. */
export async function uploadChosen(inputs) {
  const files = [...inputs].flatMap((input) => [...input.files])
  return await Promise.all(files.slice(0, most).map(upload))
}

/**
 * A card whose photos of what arrived are asked for by their path, wherever this page is reached. Other pictures load
 * only from where the page's policy lets them; what is no address is left out.
 */
export function withOwnPhotos(card) {
  if (Array.isArray(card)) return card.map(withOwnPhotos).filter((each) => each !== null)
  if (typeof card !== 'object' || card === null) return card
  if (card.type !== 'Image') {
    const parts = Object.entries(card).map(([name, value]) => [name, withOwnPhotos(value)])
    return Object.fromEntries(parts)
  }
  if (!URL.canParse(card.url, location.href)) return null
  const { pathname } = new URL(card.url, location.href)
  return pathname.startsWith('/photos/') ? { ...card, url: pathname } : card
}

/** Forms say where photos may be sent; on this page they can be chosen right there. */
export function addChoosers(form, label) {
  for (const hint of form.querySelectorAll('[id$=".photos"]')) {
    hint.textContent = label
    hint.after(photoInput(label))
  }
}
