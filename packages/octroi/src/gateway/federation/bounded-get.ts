import { lookup } from 'node:dns/promises';
import { request as requestHttp, type RequestOptions } from 'node:http';
import { request as requestHttps } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { IssuerKeysError } from '../../kernel/federation/issuer-keys.ts';

const MAX_BYTES = 256 * 1024;
const MAX_MILLIS = 5000;

/** Addresses that no issuer is asked at unless that is configured: this host itself, and the link, where clouds keep their secrets. */
const FORBIDDEN = new BlockList();
FORBIDDEN.addSubnet('0.0.0.0', 8, 'ipv4');
FORBIDDEN.addSubnet('127.0.0.0', 8, 'ipv4');
FORBIDDEN.addSubnet('169.254.0.0', 16, 'ipv4');
FORBIDDEN.addAddress('::', 'ipv6');
FORBIDDEN.addAddress('::1', 'ipv6');
FORBIDDEN.addSubnet('fe80::', 10, 'ipv6');

export interface GetOptions {
  /** Plain HTTP, and addresses of this host, for issuers of tests. */
  readonly loopback: boolean;
}

/**
 * Reads a JSON document over HTTPS: 256 KB and five seconds at most, no redirect, no credentials, and never from an address of this host
 * or of its link. Throws `IssuerKeysError`; its text is for the operator and quotes nothing that came back.
 */
export async function boundedGet(address: string, options: GetOptions): Promise<unknown> {
  const url = URL.parse(address);
  if (url === null || url.username !== '' || url.password !== '') throw new IssuerKeysError('unusable', 'an address of the issuer is no URL');
  const plain = url.protocol === 'http:' && options.loopback;
  if (url.protocol !== 'https:' && !plain) throw new IssuerKeysError('unusable', 'an issuer is asked over HTTPS alone');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const target = isIP(host) === 0 ? await resolve(host) : host;
  const local = FORBIDDEN.check(target, isIP(target) === 6 ? 'ipv6' : 'ipv4');
  if (local !== options.loopback) throw new IssuerKeysError('unusable', options.loopback ? 'an issuer of this host has an address elsewhere' : 'an issuer has an address of this host or of its link');
  // The connection goes to the address that was checked, whatever the name means a moment later.
  const pinned: LookupFunction = (_name, asked, done) => (asked.all === true ? done(null, [{ address: target, family: isIP(target) }]) : done(null, target, isIP(target)));
  return parse(await read(url, { method: 'GET', lookup: pinned, headers: { accept: 'application/json', 'accept-encoding': 'identity' }, agent: false }));
}

async function resolve(host: string): Promise<string> {
  try {
    return (await lookup(host)).address;
  } catch {
    throw new IssuerKeysError('unreachable', 'the name of an issuer cannot be resolved');
  }
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new IssuerKeysError('unusable', 'what an issuer publishes is not JSON');
  }
}

function read(url: URL, options: RequestOptions): Promise<Buffer> {
  return new Promise((resolved, rejected) => {
    const fail = (reason: IssuerKeysError['reason'], text: string): void => {
      rejected(new IssuerKeysError(reason, text));
      sent.destroy();
    };
    const sent = (url.protocol === 'http:' ? requestHttp : requestHttps)(url, options, (answer) => {
      if (answer.statusCode !== 200) return fail((answer.statusCode ?? 500) >= 500 ? 'unreachable' : 'unusable', `an issuer answers ${answer.statusCode}`);
      const chunks: Buffer[] = [];
      let bytes = 0;
      answer.on('data', (chunk: Buffer) => {
        bytes += chunk.byteLength;
        if (bytes > MAX_BYTES) return fail('unusable', 'an issuer publishes too much');
        chunks.push(chunk);
      });
      answer.on('end', () => (answer.complete ? resolved(Buffer.concat(chunks)) : fail('unreachable', 'the answer of an issuer breaks off')));
      answer.on('error', () => fail('unreachable', 'the answer of an issuer breaks off'));
    });
    const timer = setTimeout(() => fail('unreachable', 'an issuer does not answer in time'), MAX_MILLIS);
    sent.on('close', () => clearTimeout(timer));
    sent.on('error', () => fail('unreachable', 'an issuer cannot be reached'));
    sent.end();
  });
}
