/**
 * An e-mail address as addresses are compared: in small letters. Null for what is none in plain ASCII: making other letters
 * small could turn them into somebody's address (the Kelvin sign becomes a k).
 */
export function plainEmail(text: string): string | null {
  return /^[!-?A-~]+@[!-?A-~]+$/.test(text) ? text.toLowerCase() : null
}
