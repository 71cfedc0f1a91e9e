import { compile, documentOf, evaluate, type Document } from '@octroi/policy';
import { changedAt, nearIds, otherCase } from './external-ids.ts';
import { found, notFound, type ReadFinding } from './read-finding.ts';
import type { CheckSubject } from './types.ts';
import { partitionOf, wantedTrust } from './wanted.ts';

/** Every single change of every right external ID, decided by the engine: what dozens of requests would find. */
export function neighboursFinding(document: Document, subject: CheckSubject): ReadFinding {
  const about = ['trust-neighbours', 'no external ID one change away from a right one', 'GEN-6'] as const;
  const policy = compile(document);
  const identity = documentOf({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' }] });
  if (!identity.ok) throw new Error('the policy of the assuming side is no policy');
  const own = compile(identity.document);
  const { account } = subject.vendor;
  const partition = partitionOf(subject.roleArn);
  const caller = { kind: 'role-session', account, arn: `arn:${partition}:sts::${account}:assumed-role/vendor/check`, roleArn: `arn:${partition}:iam::${account}:role/vendor`, roleId: 'AROAOCTROICHECK000000' } as const;
  const lets = (externalId: string): boolean => {
    const context = new Map([['sts:externalid', externalId], ['aws:principalaccount', account], ['aws:principalarn', caller.roleArn], ['aws:principaltype', 'AssumedRole']]);
    const request = { principal: caller, action: 'sts:AssumeRole', resource: subject.roleArn, resourceAccount: subject.roleArn.split(':')[4] ?? '', resourceRule: 'role-trust', context } as const;
    return evaluate(request, { identity: [own], resource: policy, boundary: null, session: [], scp: [], rcp: [] }).effect === 'Allowed';
  };
  const right = new Set(subject.tenants);
  const tried = new Set(subject.tenants.slice(0, 50).flatMap((tenant) => neighbours(tenant)).filter((value) => !right.has(value)));
  const taken = [...tried].find(lets);
  if (taken === undefined) return { ...found(...about), reason: `${tried.size} of them were decided` };
  return notFound(...about, `\`${taken}\` is let in`, { text: 'compare the whole external ID with StringEquals', policy: wantedTrust(subject) });
}

/** Of external IDs longer than a UUID the first 200 characters are changed one by one. */
function neighbours(tenant: string): string[] {
  const places = [...Array(Math.min(tenant.length, 200)).keys()];
  const flip = (place: number): string => tenant.slice(0, place) + (otherCase(tenant[place]!) ?? tenant[place]!) + tenant.slice(place + 1);
  return [...nearIds(tenant).map(({ value }) => value), `0${tenant}`, tenant.slice(1), ...places.flatMap((place) => [changedAt(tenant, place), flip(place), tenant.slice(0, place) + tenant.slice(place + 1)])];
}
