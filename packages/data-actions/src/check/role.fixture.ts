import { compile, documentOf, evaluate, type CompiledPolicy, type Principal, type ResourceRule } from '@octroi/policy';
import type { Asker } from './ask-aws.ts';
import type { CheckSubject, Party, Request } from './types.ts';

export const ORGANISATION = '91cf9239-f549-465b-8cad-9b46f1420818';
export const SECOND = '90b7f8c9-790e-43f9-ad67-92b61365a4d0';
export const OTHER = 'c1f3a9d2-54ce-4b7e-9d0a-2f6b8e1c7a55';
export const GENESYS = '765628985471';
export const FEDRAMP = '325654371633';
export const CUSTOMER = '111122223333';
export const ROLE = `arn:aws:iam::${CUSTOMER}:role/genesys-invoker`;
export const FUNCTION = `arn:aws:lambda:eu-west-3:${CUSTOMER}:function:greeter`;

const keys = (account: string) => ({ accessKeyId: `AKIA${account}`, secretAccessKey: 'secret' });
export const party = (account: string, name = 'a vendor'): Party => ({ name, account, credentials: keys(account) });
export const credentials = { [GENESYS]: keys(GENESYS), [FEDRAMP]: keys(FEDRAMP), '444455556666': keys('444455556666') };

export const subject = (more: Partial<CheckSubject> = {}): CheckSubject => ({
  vendor: party(GENESYS, 'Genesys Cloud'),
  outsiders: [party(FEDRAMP, 'FedRAMP')],
  roleArn: ROLE,
  functionArn: FUNCTION,
  tenants: [ORGANISATION],
  otherTenant: OTHER,
  region: 'us-east-1',
  tenantWord: 'organisation',
  ...more,
});

/** GEN-4. */
export const trust = (Condition: object | null, Principal: object | string = { AWS: `arn:aws:iam::${GENESYS}:root` }): object => ({
  Effect: 'Allow', Principal, Action: 'sts:AssumeRole', ...(Condition === null ? {} : { Condition }),
});
export const equals = (...ids: string[]): object => ({ StringEquals: { 'sts:ExternalId': ids } });
export const like = (...ids: string[]): object => ({ StringLike: { 'sts:ExternalId': ids } });
export const allow = (Action: string | string[], Resource: string | string[]): object => ({ Effect: 'Allow', Action, Resource });
export const document = (...Statement: object[]): string => JSON.stringify({ Version: '2012-10-17', Statement });

function compiled(...Statement: object[]): CompiledPolicy {
  const read = documentOf({ Version: '2012-10-17', Statement });
  if (!read.ok) throw new Error(read.issues[0]!.message);
  return compile(read.document);
}

/** A role in a world without a network: AssumeRole and Lambda answered by the engine. */
export function roleWorld(trusts: readonly object[], permissions: readonly object[], own: readonly object[] = [allow('sts:AssumeRole', '*')]): Asker & { readonly asked: Request[] } {
  const [trustPolicy, permission, identity] = [compiled(...trusts), compiled(...permissions), compiled(...own)];
  const asked: Request[] = [];
  const sessionOf = (account: string, role: string): Principal => ({ kind: 'role-session', account, arn: `arn:aws:sts::${account}:assumed-role/${role}/s`, roleArn: `arn:aws:iam::${account}:role/${role}`, roleId: 'AROA1' });
  const decide = (principal: Principal, policy: CompiledPolicy, action: string, resource: string, resourceRule: ResourceRule, resourcePolicy: CompiledPolicy | null, context: Map<string, string>) =>
    evaluate({ principal, action, resource, resourceAccount: CUSTOMER, resourceRule, context }, { identity: [policy], resource: resourcePolicy, boundary: null, session: [], scp: [], rcp: [] });
  return {
    asked,
    ask: async (request) => {
      asked.push(request);
      if (request.kind === 'assume') {
        const context = new Map(request.externalId === null ? [] : [['sts:externalid', request.externalId]]);
        const { effect } = decide(sessionOf(request.party.account, 'vendor'), identity, 'sts:AssumeRole', request.roleArn, 'role-trust', trustPolicy, context);
        return effect === 'Allowed' ? { answer: { kind: 'allowed', requestId: 'r', text: 'a session' }, session: keys('session') } : { answer: refused('AccessDenied'), session: null };
      }
      const [action, resource] = request.kind === 'invoke' ? ['lambda:InvokeFunction', request.functionArn] : [request.action, request.action === 'lambda:ListFunctions' ? '*' : request.functionArn];
      const { effect } = decide(sessionOf(CUSTOMER, 'genesys-invoker'), permission, action, resource, 'ordinary', null, new Map());
      return { answer: effect === 'Allowed' ? { kind: 'allowed', requestId: 'r', text: 'done' } : refused('AccessDeniedException'), session: null };
    },
  };
}

const refused = (error: string) => ({ kind: 'refused', requestId: 'r', error, text: 'User: u is not authorized' }) as const;
