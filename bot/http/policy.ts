export const policyHeader = 'content-security-policy'

/**
 * What a page may load: no inline script, nothing from elsewhere but pictures from these origins. `style-src` without
 * inline still lets scripts set single properties.
 */
export function contentPolicy(pictures: readonly string[]): string {
  return (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; " +
    `img-src ${["'self'", ...pictures].join(' ')}; ` +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
  )
}
