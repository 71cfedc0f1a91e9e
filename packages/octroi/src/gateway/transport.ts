import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';
import type { Transport } from '../kernel/context.ts';
import { firstHeader } from './first-header.ts';

interface AddressRange {
  readonly address: string;
  readonly prefix: number;
  readonly family: 'ipv4' | 'ipv6';
}

/** Null for what is no range. */
function rangeOf(cidr: string): AddressRange | null {
  const [address = '', bits, ...rest] = cidr.split('/');
  const version = isIP(address);
  const longest = version === 6 ? 128 : 32;
  const prefix = bits === undefined ? longest : /^\d{1,3}$/.test(bits) ? Number(bits) : Number.NaN;
  if (version === 0 || address.includes('%') || rest.length > 0 || !(prefix <= longest)) return null;
  return { address, prefix, family: version === 6 ? 'ipv6' : 'ipv4' };
}

/** What is wrong with a list of address ranges, as a sentence; null if nothing is. */
export function proxiesProblem(cidrs: readonly string[]): string | null {
  const wrong = cidrs.find((cidr) => rangeOf(cidr) === null);
  return wrong === undefined ? null : `\`${wrong}\` is no address range such as 10.0.0.0/8`;
}

/** Proxies whose X-Forwarded-For and X-Forwarded-Proto are believed. */
export class TrustedProxies {
  readonly #list = new BlockList();
  readonly #any: boolean;

  /** `cidrs`: `10.0.0.0/8`, `::1/128`, or single addresses. Throws a sentence for anything else. */
  constructor(cidrs: readonly string[] = []) {
    const problem = proxiesProblem(cidrs);
    if (problem !== null) throw new Error(problem);
    this.#any = cidrs.length > 0;
    for (const cidr of cidrs) {
      const { address, prefix, family } = rangeOf(cidr)!;
      this.#list.addSubnet(address, prefix, family);
    }
  }

  trusts(address: string): boolean {
    return this.#any && this.#list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
  }
}

/** `::ffff:127.0.0.1` is 127.0.0.1, as the kernel shows an IPv4 peer of a dual-stack socket; a zone (`fe80::1%eth0`) means nothing to a policy. */
function plainAddress(address: string): string {
  const [bare = ''] = address.split('%', 1);
  return bare.startsWith('::ffff:') && isIP(bare.slice(7)) === 4 ? bare.slice(7) : bare;
}

/** Where a request comes from, and how. Only a trusted proxy's word is taken for either. */
export function transportOf(request: IncomingMessage, proxies: TrustedProxies, secure: boolean): Transport {
  const peer = request.socket.remoteAddress === undefined ? null : plainAddress(request.socket.remoteAddress);
  const userAgent = firstHeader(request, 'user-agent') ?? null;
  const referer = firstHeader(request, 'referer') ?? null;
  if (peer === null || !proxies.trusts(peer)) return { sourceIp: peer, secure, userAgent, referer };
  const client = forwardedFor(String(request.headers['x-forwarded-for'] ?? ''), peer, proxies);
  return { sourceIp: client, userAgent, referer, secure: secure || request.headers['x-forwarded-proto'] === 'https' };
}

/**
 * The last address of X-Forwarded-For that is not a trusted proxy. Each entry is the word of the hop after it, so the first from the right
 * that is no address ends the search: what stands before it may be the client's own invention.
 */
function forwardedFor(header: string, peer: string, proxies: TrustedProxies): string {
  let client = peer;
  for (const part of header.split(',').toReversed()) {
    const address = plainAddress(part.trim());
    if (isIP(address) === 0) break;
    client = address;
    if (!proxies.trusts(address)) break;
  }
  return client;
}
