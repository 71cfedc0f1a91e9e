import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';
import type { Transport } from '../kernel/context.ts';

/** Proxies whose X-Forwarded-For and X-Forwarded-Proto are believed. */
export class TrustedProxies {
  readonly #list = new BlockList();

  /** `cidrs`: `10.0.0.0/8`, `::1/128`, or single addresses. Throws a sentence for anything else. */
  constructor(cidrs: readonly string[] = []) {
    for (const cidr of cidrs) {
      const [address, bits] = cidr.split('/') as [string, string | undefined];
      const family = isIP(address);
      const longest = family === 6 ? 128 : 32;
      const prefix = bits === undefined ? longest : Number(bits);
      if (family === 0 || !Number.isInteger(prefix) || prefix < 0 || prefix > longest) throw new Error(`\`${cidr}\` is no address range such as 10.0.0.0/8`);
      this.#list.addSubnet(address, prefix, family === 6 ? 'ipv6' : 'ipv4');
    }
  }

  trusts(address: string): boolean {
    return this.#list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
  }
}

/** `::ffff:127.0.0.1` is 127.0.0.1: how the kernel shows an IPv4 peer of a dual-stack socket. */
function plainAddress(address: string): string {
  return address.startsWith('::ffff:') && isIP(address.slice(7)) === 4 ? address.slice(7) : address;
}

/** Where a request comes from, and how. Behind a trusted proxy the last address that is not one of them counts. */
export function transportOf(request: IncomingMessage, proxies: TrustedProxies, secure: boolean): Transport {
  const peer = request.socket.remoteAddress === undefined ? null : plainAddress(request.socket.remoteAddress);
  const base = { userAgent: request.headers['user-agent'] ?? null, referer: request.headers.referer ?? null };
  if (peer === null || !proxies.trusts(peer)) return { ...base, sourceIp: peer, secure };
  const forwarded = String(request.headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((part) => plainAddress(part.trim()))
    .filter((part) => isIP(part) !== 0);
  const client = forwarded.findLast((address) => !proxies.trusts(address)) ?? forwarded[0] ?? peer;
  return { ...base, sourceIp: client, secure: secure || request.headers['x-forwarded-proto'] === 'https' };
}
