import type { ShortStatement } from './matrix.ts';

/** Writes a short statement out. `principal` is what one without `to` names, for kinds of documents that must name one. */
function statement(short: ShortStatement, principal?: unknown): object {
  if (typeof short === 'string') {
    if (short === 'full') return { Effect: 'Allow', Action: '*', Resource: '*' };
    const parts = /^(allow|deny) (\S+(?: \S+)*?)(?: on (\S+(?: \S+)*))?$/.exec(short);
    if (parts === null) throw new Error(`no statement: ${short}`);
    const [, effect, actions, resources] = parts;
    return statement({ [effect!]: actions!.split(' '), ...(resources === undefined ? {} : { on: resources.split(' ') }) }, principal);
  }
  const { allow, deny, allowNot, denyNot, on = '*', onNot, to = principal, if: Condition } = short;
  const Action = allow ?? deny;
  return {
    Effect: allow !== undefined || allowNot !== undefined ? 'Allow' : 'Deny',
    ...(to === undefined ? {} : { Principal: to }),
    ...(Action === undefined ? { NotAction: allowNot ?? denyNot } : { Action }),
    ...(onNot === undefined ? { Resource: on } : { NotResource: onNot }),
    ...(Condition === undefined ? {} : { Condition }),
  };
}

const written = (statements: readonly object[]): string => JSON.stringify({ Version: '2012-10-17', Statement: statements });

/** A policy of a principal or session, or an SCP. */
export function policyDocument(short: readonly ShortStatement[]): string {
  return written(short.map((each) => statement(each)));
}

/** A resource control policy, which is for everybody. */
export function resourceControlDocument(short: readonly ShortStatement[]): string {
  return written(short.map((each) => statement(each, '*')));
}

/** A trust policy: a text alone is the principal that may call sts:AssumeRole. */
export function trustDocument(short: readonly ShortStatement[]): string {
  return written(
    short.map((each) => {
      const { Resource: _, ...rest } = statement(typeof each === 'string' ? { allow: 'sts:AssumeRole', to: each === '*' ? '*' : { AWS: each } } : each) as { Resource: unknown };
      return rest;
    }),
  );
}
