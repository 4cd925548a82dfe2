import type { Fetched, PhotoTrouble } from '../../jobs/context.ts'
import type { Downloaded } from '../channels/download.ts'
import { cleanPicture } from './clean.ts'
import type { Cleaned } from './cleaned.ts'

const refused = (why: PhotoTrouble): Fetched => ({ kind: 'refused', why })

/** What was fetched as a picture to keep, or why it is none, for whoever sent it. */
export function fetchedPicture(downloaded: Downloaded): Fetched {
  switch (downloaded.kind) {
    case 'bytes':
      return pictureOf(cleanPicture(downloaded.bytes))
    case 'too-large':
      return refused('photo-too-large')
    case 'gone':
    case 'foreign':
      return refused('photo-gone')
  }
}

function pictureOf(cleaned: Cleaned): Fetched {
  switch (cleaned.kind) {
    case 'picture':
      return cleaned
    case 'vast':
      return refused('photo-too-large')
    case 'foreign':
    case 'unshown':
      return refused('photo-no-picture')
    case 'broken':
      return refused('photo-broken')
  }
}
