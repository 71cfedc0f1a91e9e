/** The address of a function's page. It names the Region, so that the link leads to the same function from everywhere. */
export function addressOf(name: string, region: string): string {
  return `/functions/function/${encodeURIComponent(name)}?region=${region}`;
}
