/** The largest package that a page takes into its memory, in bytes. */
const MOST_BYTES = 20_000_000;

/**
 * Fetches a package by the link that GetFunction gave. The link names the server as the server knows itself; the console asks the one it
 * came from, which is the same under another name. Throws for a link that has ended, or a package that is too large to show.
 */
export async function downloadPackage(location: string, origin: string = globalThis.location.origin, fetching: typeof fetch = fetch): Promise<Uint8Array> {
  const { pathname, search } = new URL(location);
  const response = await fetching(`${origin}${pathname}${search}`);
  if (!response.ok) throw new Error((await response.text()).trim());
  const length = Number(response.headers.get('content-length') ?? 0);
  if (length > MOST_BYTES) throw new Error('the package is too large to be shown');
  return new Uint8Array(await response.arrayBuffer());
}
