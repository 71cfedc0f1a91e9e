import type { Case } from './cases.ts';

export interface Reply {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

/** The first answer in the bytes; null if there is no whole one. */
export function replyIn(bytes: string): Reply | null {
  const end = bytes.indexOf('\r\n\r\n');
  const status = /^HTTP\/1\.1 (\d{3}) /.exec(bytes)?.[1];
  if (end < 0 || status === undefined) return null;
  const headers = new Map(bytes.slice(0, end).split('\r\n').slice(1).map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]));
  return { status: Number(status), headers, body: bytes.slice(end + 4, end + 4 + Number(headers.get('content-length') ?? 0)) };
}

/** Statuses that the parser of HTTP answers by itself, without a body. */
const BARE: ReadonlySet<number> = new Set([400, 408, 413, 431]);
const STACK = /\bat (?:async )?[\w.<>]+ \(|node:internal|\.ts:\d+|\bTypeError\b|\bRangeError\b/;

/** What is wrong with an answer; null if nothing is. */
export function fault(sent: Case, reply: Reply | null): string | null {
  if (reply === null) return sent.expect === 'line' ? null : 'no whole answer';
  const { status, headers, body } = reply;
  if (BARE.has(status) && body === '' && !headers.has('content-type')) return mayBeBare(sent, status) ? null : `a bare ${status}`;
  if (status >= 500 && status !== 501) return `status ${status}`;
  if (sent.expect === 'refused' && status < 400) return `succeeded with ${status}`;
  if (STACK.test(body)) return 'a stack trace';
  if (!/^[0-9a-f-]{36}$/.test(headers.get('x-amzn-requestid') ?? '') && !body.startsWith('{"error":') && !headers.has('x-amz-request-id')) return 'no request id';
  if (status === 204 || sent.method === 'HEAD') return null;
  return body.startsWith('<') || headers.get('content-type') === 'text/xml' ? xmlFault(status, body) : jsonFault(status, headers, body);
}

/** The parser of HTTP refuses what is none, headers without end, and targets that no URL has. */
function mayBeBare(sent: Case, status: number): boolean {
  const [target] = sent.bytes.toString('latin1').split('\r\n', 1);
  return sent.expect === 'line' || status === 431 || !/^[A-Z]+ [\x21-\x7e]+ HTTP\/1\.1$/.test(target!);
}

function xmlFault(status: number, body: string): string | null {
  if (!wellFormed(body)) return 'XML that is not well-formed';
  if (status >= 400) return /^<ErrorResponse[ >]/.test(body) && /<Code>[A-Za-z]+<\/Code>/.test(body) && body.includes('<RequestId>') ? null : 'an error of no AWS form';
  return /^<\w+Response xmlns="https:\/\/(iam|sts)\.amazonaws\.com\/doc\/[\d-]+\/">/.test(body) ? null : 'a success of no AWS form';
}

/** Tags that match, and no character that XML 1.0 has not. */
function wellFormed(xml: string): boolean {
  const open: string[] = [];
  for (const [, close, name, empty] of xml.matchAll(/<(\/?)([A-Za-z_][\w.:-]*)(?: [^<>]*?)?(\/?)>/g)) {
    if (close === '/') {
      if (open.pop() !== name) return false;
    } else if (empty !== '/') {
      open.push(name!);
    }
  }
  // eslint-disable-next-line no-control-regex
  return open.length === 0 && !/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(xml) && !/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);)/.test(xml);
}

function jsonFault(status: number, headers: ReadonlyMap<string, string>, body: string): string | null {
  if (status < 400) return null; // the payload of an invocation is the function's own
  const type = headers.get('x-amzn-errortype');
  try {
    const value = JSON.parse(body) as Record<string, unknown>;
    if (typeof value['error'] === 'string') return null; // paths under /_octroi
    const message = 'message' in value ? value['message'] : value['Message'];
    return type !== undefined && /^[A-Za-z0-9]+$/.test(type) && (message === null || typeof message === 'string') ? null : 'an error of no AWS form';
  } catch {
    return 'JSON that does not parse';
  }
}
