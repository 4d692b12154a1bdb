/** IANA zones that the browser knows, the browser's own first. */
export function timeZones(own: string, supported: readonly string[]): string[] {
  return [own, ...supported.filter((zone) => zone !== own)];
}
