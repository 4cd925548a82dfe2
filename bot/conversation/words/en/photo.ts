/** Photos of what arrived. */
export const photo = {
  field: (most: number) => `Photos (at most ${most})`,
  sendHere: 'Photos: send them here in this chat, before you report or after.',
  received: (count: number, id: string) =>
    `Photos received: ${count}. They go with ${id}; its card shows them in a moment.`,
  whichOne:
    'Which delivery do the photos show? Please send them again with the number, for example: REQ-1001 arrived broken.',
  unused:
    'I keep photos of what arrived, nothing else. To show damage, send the photo with the number of the request.',
  alt: (no: number, id: string) => `Photo ${no} of what arrived, ${id}`,
  kept: (count: number) => `Photos of what arrived: ${count}`,
  tooLarge: (id: string) => `A photo for ${id} is larger than 10 MB. Please send a smaller one.`,
  noPicture: (id: string) =>
    `A file for ${id} is no picture that everybody can see. Please send JPEG, PNG or WebP; HEIC from an iPhone as JPEG.`,
  broken: (id: string) => `A photo for ${id} arrived incomplete. Please send it again.`,
  gone: (id: string) => `I could not get a photo for ${id} from the chat. Please send it again.`,
  tooMany: (id: string, most: number) =>
    `${id} has ${most} photos already, and that is all I keep. The new one was left out.`,
}
