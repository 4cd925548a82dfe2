import { vi } from 'vitest'
import { pictureFile } from './pictures.ts'

/**
 * Stands for the internet, which no test reaches, until mocks are restored. Gives the headers that would have left, by
 * address; every answer is a picture unless said otherwise.
 */
export function stubInternet(
  answer: () => Response = () => new Response(pictureFile('phone.jpg')),
): Readonly<Record<string, unknown>> {
  const asked: Record<string, unknown> = {}
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (url, init) => {
    const { href } = new URL(url instanceof Request ? url.url : url)
    asked[href] = init?.headers
    return answer()
  })
  return asked
}
