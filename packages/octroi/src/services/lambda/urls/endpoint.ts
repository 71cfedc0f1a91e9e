import { isIP } from 'node:net';

/** Tells where a URL leads. */
export interface FunctionUrls {
  url(urlId: string, region: string): string;
}

/** The path under which URLs are answered for clients that cannot resolve their host names (LAM-85). */
export const URL_PATH = '/_lambda-url/';

/**
 * `http://<id>.lambda-url.<region>.localhost:<port>/` (LAM-85): at the port of the address that clients have, and under its host name,
 * if it has one.
 */
export function functionUrl(endpoint: string, urlId: string, region: string): string {
  const { protocol, hostname, port } = new URL(endpoint);
  const host = hostname.startsWith('[') || isIP(hostname) !== 0 ? 'localhost' : hostname;
  return `${protocol}//${urlId}.lambda-url.${region}.${host}${port === '' ? '' : `:${port}`}/`;
}

/** The URL's id if a host name is that of a function URL; undefined for any other. Compares ignoring case. */
export function urlIdOfHost(host: string): { readonly urlId: string; readonly region: string } | undefined {
  const labels = host.toLowerCase().split('.');
  const [urlId = '', marker, region = ''] = labels;
  return labels.length >= 4 && marker === 'lambda-url' && isUrlId(urlId) ? { urlId, region } : undefined;
}

const ID_LENGTH = 32;

/** 32 lower-case letters and digits. */
export function isUrlId(text: string): boolean {
  if (text.length !== ID_LENGTH) return false;
  for (let i = 0; i < ID_LENGTH; i++) {
    const code = text.charCodeAt(i);
    if (!((code >= 48 && code <= 57) || (code >= 97 && code <= 122))) return false;
  }
  return true;
}

/** A new id of 160 random bits. */
export function newUrlId(bytes: Uint8Array): string {
  let value = 0n;
  for (const byte of bytes) value = (value << 8n) | BigInt(byte);
  return value.toString(36).padStart(ID_LENGTH, '0').slice(-ID_LENGTH);
}
