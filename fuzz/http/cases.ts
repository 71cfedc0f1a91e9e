import { bytesOf } from '../../packages/octroi/src/gateway/wire.fixture.ts';
import { amzDateOf, presignRequest, signRequest, type SigningOptions } from '../../packages/octroi/src/wire/sigv4/index.ts';
import type { HttpRequest } from '../../packages/octroi/src/wire/http.ts';
import type { Registry } from '../../packages/octroi/src/gateway/registry.ts';
import type { Noted } from './changes.ts';
import { requestOf } from './encode.ts';
import { inputOf } from './inputs.ts';
import { AFTER_SIGNING, BEFORE_SIGNING, ON_THE_LINE } from './mutate.ts';
import type { Random } from './random.ts';
import type { FuzzedCaller } from './world.ts';

export interface Case {
  /** What was done, for people. */
  readonly name: string;
  readonly bytes: Buffer;
  /** `refused`: it must not succeed. `line`: HTTP itself may be broken, and no answer is an answer. */
  readonly expect: 'any' | 'refused' | 'line';
  readonly method: string;
  /** Whose use is written down if the caller is recognised. */
  readonly noted: Noted;
}

/** Operations that end what the other cases need, or that run for minutes. */
const LEFT_OUT: ReadonlySet<string> = new Set(['lambda:InvokeWithResponseStream']);

/** Makes cases from a seed: every second one is an operation as a client would send it, the others have something wrong with them. */
export function caseMaker(random: Random, registry: Registry, host: string, callers: readonly FuzzedCaller[]): () => Case {
  const services = registry.services().map((id) => registry.model(id)!);
  return () => {
    const model = random.pick(services);
    const named = random.chance(0.05) ? [...model.operations.values()] : [...model.operations.values()].filter(({ name }) => registry.operation(model.id, name) !== undefined && !LEFT_OUT.has(`${model.id}:${name}`));
    const sane = random.chance(0.6);
    const operation = random.pick(named.length === 0 ? [...model.operations.values()] : named);
    const plain = requestOf(model, operation, inputOf(random, operation, sane));
    let request: HttpRequest = { ...plain, headers: [['Host', host], ...plain.headers] };
    const done = [`${model.id}:${operation.name}`];
    if (random.chance(sane ? 0.1 : 0.4)) request = apply(random, BEFORE_SIGNING, request, done);
    const { keys, noted } = random.pick(callers);
    const options = { ...keys, region: 'us-east-1', service: model.signingName, now: new Date() };
    const presigned = request.method === 'GET' && random.chance(0.2);
    let signed = signable(request, options, presigned, random);
    let expect: Case['expect'] = 'any';
    if (!presigned && random.chance(0.15)) {
      const before = bytesOf(signed);
      signed = apply(random, AFTER_SIGNING, signed, done);
      // Some noise in the header means nothing: a blank more, or nothing changed at all.
      if (!done.at(-1)!.startsWith('noise') && !before.equals(bytesOf(signed))) expect = 'refused';
    }
    // One request a connection, so that every answer ends with it.
    const whole = bytesOf({ ...signed, headers: [...signed.headers, ['Connection', 'close']] });
    if (!random.chance(0.06)) return { name: done.join(', '), bytes: whole, expect, method: signed.method, noted };
    const [name, change] = random.pick(Object.entries(ON_THE_LINE));
    return { name: [...done, name].join(', '), bytes: change(random, whole), expect: 'line', method: signed.method, noted };
  };
}

function apply(random: Random, changes: Readonly<Record<string, (random: Random, request: HttpRequest) => HttpRequest>>, request: HttpRequest, done: string[]): HttpRequest {
  const [name, change] = random.pick(Object.entries(changes));
  done.push(name);
  return change(random, request);
}

/** What our own signer cannot put into canonical form is sent with a signature of zeros. */
function signable(request: HttpRequest, options: SigningOptions, presigned: boolean, random: Random): HttpRequest {
  try {
    return presigned ? presignRequest(request, { ...options, expiresSeconds: random.pick([1, 60, 604_800]) }) : signRequest(request, options);
  } catch {
    const date = amzDateOf(options.now);
    const scope = `${options.accessKeyId}/${date.slice(0, 8)}/${options.region}/${options.service}/aws4_request`;
    const zeros = `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host;x-amz-date, Signature=${'0'.repeat(64)}`;
    return { ...request, headers: [...request.headers, ['X-Amz-Date', date], ['Authorization', zeros]] };
  }
}
