import type { Decision } from '@octroi/policy';
import { decide } from '../../packages/octroi/src/kernel/authorise.ts';
import type { Caller } from '../../packages/octroi/src/kernel/caller.ts';
import { watchEpochs } from '../../packages/octroi/src/kernel/epochs.ts';
import { PolicyCache } from '../../packages/octroi/src/kernel/policy-cache.ts';
import type { Principals } from '../../packages/octroi/src/kernel/principals.ts';
import { policyReader } from '../../packages/octroi/src/kernel/rows.ts';
import type { Session } from '../../packages/octroi/src/kernel/session.ts';
import { iamPrincipals } from '../../packages/octroi/src/services/iam/principals/principals.ts';
import type { Kv } from '../../packages/octroi/src/store/kv.ts';
import type { Keyring } from '../../packages/octroi/src/store/seal.ts';
import type { Synthetic } from './population.ts';

/** What is asked: an action and what it is done to. */
export interface Question {
  readonly action: string;
  readonly resource: string;
}

/** What principals of an account are asked in turn; each is allowed to some kinds of them and denied to others. */
export function questionsOf(who: Synthetic): readonly Question[] {
  const { account, name } = who;
  return [
    { action: 'iam:GetUser', resource: `arn:aws:iam::${account}:user/${name}` },
    { action: 's3:PutObject', resource: `arn:aws:s3:::homes-${account}/${name}/notes.txt` },
    { action: 'sqs:SendMessage', resource: `arn:aws:sqs:eu-west-1:${account}:team-1` },
    { action: 'lambda:InvokeFunction', resource: `arn:aws:lambda:eu-west-1:${account}:function:function-8` },
    { action: 'dynamodb:GetItem', resource: `arn:aws:dynamodb:eu-west-1:${account}:table/${name}` },
    { action: 's3:GetObject', resource: 'arn:aws:s3:::data-10/file' },
    { action: 'logs:PutLogEvents', resource: `arn:aws:logs:eu-west-1:${account}:log-group:/aws/lambda/function-24:log-stream:today` },
    { action: 'ec2:TerminateInstances', resource: `arn:aws:ec2:eu-west-1:${account}:instance/i-1` },
  ];
}

/** Decides as the gate does, from the store, with the caches of a node: who signs, whose key or session it is, what they hold, whether it is allowed. */
export class Decider {
  readonly #kv: Kv;
  readonly #principals: Principals;
  readonly #now: number;
  /** A role is decided about in one session each. */
  readonly #sessions = new WeakMap<Synthetic, Session>();

  constructor(kv: Kv, seal: Keyring, now = Date.now()) {
    this.#kv = kv;
    this.#now = now;
    this.#principals = iamPrincipals({ kv, epochs: watchEpochs(kv), seal, cache: new PolicyCache() });
  }

  async decide(who: Synthetic, { action, resource }: Question): Promise<Decision> {
    const principals = this.#principals;
    const caller = await this.#callerOf(who);
    const held = caller === undefined ? undefined : await principals.held(caller);
    if (caller === undefined || held === undefined) throw new Error(`nobody is ${who.name} of ${who.account}`);
    return this.#kv.read(async (snapshot) => {
      const scope = { partition: 'aws', account: who.account, region: 'eu-west-1' };
      const context = { requestId: '-', caller, scope, now: this.#now, look: policyReader(snapshot), principals };
      const facts = { caller, held, transport: { sourceIp: '192.0.2.1', secure: true, userAgent: null, referer: null }, requestedRegion: 'eu-west-1', now: this.#now };
      return (await decide({ action, resource, account: who.account }, facts, context)).decision;
    });
  }

  async #callerOf(who: Synthetic): Promise<Caller | undefined> {
    if (who.kind === 'role') return this.#principals.callerOfSession(this.#sessionOf(who));
    const key = await this.#principals.longTermKey(who.accessKeyId);
    return key === undefined || !key.active ? undefined : this.#principals.callerOfKey(key);
  }

  #sessionOf(who: Synthetic): Session {
    let session = this.#sessions.get(who);
    if (session === undefined) this.#sessions.set(who, (session = this.#newSession(who)));
    return session;
  }

  #newSession({ account, name, id }: Synthetic): Session {
    return {
      accessKeyId: 'ASIASYNTHETICSYNTHETI',
      secretAccessKey: '-',
      partition: 'aws',
      account,
      principal: { kind: 'role', roleName: name, roleId: id, sessionName: 'workload' },
      issuedAt: this.#now - 60_000,
      expiresAt: this.#now + 3_000_000,
      policies: [],
      policyArns: [],
      tags: [],
      transitiveTagKeys: [],
    };
  }
}
