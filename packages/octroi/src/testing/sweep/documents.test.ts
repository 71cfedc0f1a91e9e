import { GetPolicyCommand } from '@aws-sdk/client-lambda';
import { validateDocument, type DocumentKind } from '@octroi/policy';
import { afterAll, describe, expect, test } from 'vitest';
import { allServices } from '../../gateway/services.ts';
import type { Operation } from '../../kernel/operation.ts';
import type { Shape } from '../../wire/model.ts';
import { openWorld } from '../world.ts';
import { openPlace } from './place.ts';
import { DOCUMENT, type Input, type SampleRequest } from './sample.ts';
import { sampleIssuer } from './samples/federation.ts';
import { sampleOf } from './samples/index.ts';

const world = await openWorld({ services: allServices, issuers: [sampleIssuer] });
afterAll(() => world.close());

const operations = allServices.flatMap((service) => service.operations);

/** Every operation that takes a policy document, and as what. An operation that comes to take one has to be added here. */
const KINDS: Readonly<Record<string, DocumentKind>> = {
  'iam:CreatePolicy PolicyDocument': 'managed',
  'iam:CreatePolicyVersion PolicyDocument': 'managed',
  'iam:CreateRole AssumeRolePolicyDocument': 'trust',
  'iam:PutGroupPolicy PolicyDocument': 'inline',
  'iam:PutRolePolicy PolicyDocument': 'inline',
  'iam:PutUserPolicy PolicyDocument': 'inline',
  'iam:UpdateAssumeRolePolicy PolicyDocument': 'trust',
  'sts:AssumeRole Policy': 'session',
  'sts:AssumeRoleWithSAML Policy': 'session',
  'sts:AssumeRoleWithWebIdentity Policy': 'session',
  'sts:GetFederationToken Policy': 'session',
};

/**
 * Every operation that looks at policy documents without keeping any, and as what: they answer InvalidInput, in the words of the kind
 * (IAM-174). Lists of documents are given as lists of one.
 */
const LOOKED_AT: Readonly<Record<string, DocumentKind>> = {
  'iam:GetContextKeysForCustomPolicy PolicyInputList.member': 'inline',
  'iam:GetContextKeysForPrincipalPolicy PolicyInputList.member': 'inline',
  'iam:SimulateCustomPolicy OrderedOrganizationPolicyInputList.member.ServiceControlPolicyInputList.member': 'scp',
  'iam:SimulateCustomPolicy PermissionsBoundaryPolicyInputList.member': 'inline',
  'iam:SimulateCustomPolicy PolicyInputList.member': 'inline',
  'iam:SimulateCustomPolicy ResourcePolicy': 'resource',
  'iam:SimulatePrincipalPolicy PermissionsBoundaryPolicyInputList.member': 'inline',
  'iam:SimulatePrincipalPolicy PolicyInputList.member': 'inline',
  'iam:SimulatePrincipalPolicy ResourcePolicy': 'resource',
};

const statement = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };
const trusting = { Effect: 'Allow', Principal: { AWS: '*' }, Action: 'sts:AssumeRole' };
const policy = (Statement: unknown, Version = '2012-10-17'): string => JSON.stringify({ Version, Statement });

/** Documents of which each kind refuses most, and no two kinds the same, in the same words. */
const DOCUMENTS: readonly string[] = [
  '{',
  '[]',
  'no JSON at all',
  policy([]),
  policy(statement),
  policy(statement, '2008-10-17'),
  policy(trusting),
  policy({ ...trusting, Resource: '*' }),
  policy({ ...trusting, Action: 's3:GetObject' }),
  policy({ ...trusting, Principal: { AWS: 'nobody' } }),
  policy({ Effect: 'Allow', Action: 's3:GetObject' }),
  policy({ ...statement, Action: [] }),
  policy({ ...statement, Action: 'GetObject' }),
  policy({ ...statement, Resource: 'photos/*' }),
  policy({ ...statement, Resource: 'arn:aws:sqs' }),
  policy({ ...statement, Effect: 'allow' }),
  policy({ ...statement, Principals: '*' }),
  policy({ ...statement, Condition: { StringEqualz: { 'aws:username': 'ann' } } }),
  policy([{ ...statement, Sid: 'same' }, { ...statement, Sid: 'same' }]),
  `{"Version":"2012-10-17","Statement":${JSON.stringify(statement)},"Statement":[]}`,
];
const GOOD: Readonly<Partial<Record<DocumentKind, string>>> = { trust: policy({ ...trusting, Principal: { Service: 'lambda.amazonaws.com' } }) };

/** Where policy documents stand in an input, told by the model's shapes. */
function documentMembers(shape: Shape | undefined, path: readonly string[] = []): readonly string[] {
  if (shape === undefined || path.length > 8) return [];
  if (shape.type === 'string') return /PolicyDocumentType$|^ResourcePolicy$/i.test(shape.name) ? [path.join('.')] : [];
  const members = [...shape.members.values(), ...(shape.element === undefined ? [] : [shape.element])];
  return members.flatMap((member) => documentMembers(member.shape, [...path, member.name]));
}

/** The same told by names: a string member called a policy, or a policy document. */
function namedMembers(shape: Shape | undefined): readonly string[] {
  return [...(shape?.members.values() ?? [])].filter(({ name, shape: { type } }) => type === 'string' && /Policy(?:Document)?$/.test(name)).map(({ name }) => name);
}

const modelOf = ({ service, name }: Operation): Shape | undefined => world.gateway.registry.model(service)?.operations.get(name)?.input;
const operationOf = (key: string): Operation => operations.find(({ service, name }) => `${service}:${name}` === key.split(' ')[0])!;

async function prepared(operation: Operation): Promise<{ readonly input: Input; readonly place: Awaited<ReturnType<typeof openPlace>> }> {
  const sample = sampleOf(operation.service, operation.name)!;
  const { prepare } = typeof sample === 'function' ? ({ prepare: sample } satisfies SampleRequest) : sample[0]!;
  const place = await openPlace(world);
  await place.permit([{ Effect: 'Allow', Action: '*', Resource: '*' }]);
  return { place, input: await prepare(place) };
}

test('every operation that takes a policy document is listed', () => {
  const taking = (members: (shape: Shape | undefined) => readonly string[]) =>
    operations.flatMap((operation) => members(modelOf(operation)).map((member) => `${operation.service}:${operation.name} ${member}`)).toSorted();
  const listed = [...Object.keys(KINDS), ...Object.keys(LOOKED_AT)].toSorted();
  expect(taking(documentMembers)).toEqual(listed);
  expect(taking(namedMembers)).toEqual(listed.filter((key) => !key.includes('.')));
});

test('the documents tell the kinds from each other', () => {
  const answers = (kind: DocumentKind): string => DOCUMENTS.map((text) => validateDocument(text, kind)?.message ?? 'accepted').join('\n');
  expect(new Set([...new Set(Object.values(KINDS)), 'resource' as const].map(answers)).size).toBe(5);
});

describe('POL-50 to POL-80: an operation refuses what is no document of its kind, in the words of that kind, and nothing else', () => {
  test.each(Object.entries(KINDS))('%s is a %s policy', async (key, kind) => {
    const operation = operationOf(key);
    const { place, input } = await prepared(operation);
    const send = (text: string) => place.send(operation.service, operation.name, { ...input, [key.split(' ')[1]!]: text });
    let refused = 0;
    for (const text of DOCUMENTS) {
      const rejection = validateDocument(text, kind);
      if (rejection === null) continue;
      const { error } = await send(text);
      expect(error, text).toEqual({ name: expect.stringMatching(/^MalformedPolicyDocument(?:Exception)?$/), status: 400, message: rejection.message });
      refused += 1;
    }
    expect(refused).toBeGreaterThan(12);
    expect((await send(GOOD[kind] ?? DOCUMENT)).error).toBeNull();
    for (const text of DOCUMENTS.filter((each) => validateDocument(each, kind) === null)) {
      expect((await send(text)).error?.name ?? '', text).not.toContain('MalformedPolicyDocument');
    }
    expect(world.faults.splice(0)).toEqual([]);
  });
});

/** The member at the path with this text in it: `A.member.B` is a list of objects with a B. */
function memberAt([name, ...rest]: readonly string[], text: string): unknown {
  if (name === undefined) return text;
  return name === 'member' ? [memberAt(rest, text)] : { [name]: memberAt(rest, text) };
}

describe('IAM-174: an operation that only looks at documents refuses as InvalidInput what is none of its kind', () => {
  test.each(Object.entries(LOOKED_AT))('%s is a %s policy', async (key, kind) => {
    const operation = operationOf(key);
    const { place, input } = await prepared(operation);
    const caller = operation.name.startsWith('Simulate') ? { CallerArn: place.tester.arn } : {};
    const send = (text: string) => place.send(operation.service, operation.name, { ...input, ...caller, ...(memberAt(key.split(' ')[1]!.split('.'), text) as Input) });
    let accepted = 0;
    for (const text of DOCUMENTS) {
      const { error } = await send(text);
      const rejection = validateDocument(text, kind);
      if (rejection === null) accepted += 1;
      expect(error, text).toEqual(rejection === null ? null : { name: 'InvalidInputException', status: 400, message: rejection.message });
    }
    expect(accepted).toBeGreaterThan(0);
    expect(world.faults.splice(0)).toEqual([]);
  });
});

describe('LAM-48 to LAM-55: AddPermission writes statements of its own', () => {
  const attempts: readonly Input[] = [
    {},
    { Principal: '*' },
    { Principal: '111122223333' },
    { Principal: 'arn:aws:iam::111122223333:root' },
    { Principal: 's3.amazonaws.com', SourceArn: 'arn:aws:s3:::photos', SourceAccount: '111122223333' },
    { Principal: 's3.amazonaws.com', SourceArn: 'arn:aws:s3:::${aws:username}/*' },
    { Principal: '*', PrincipalOrgID: 'o-1234567890' },
    { Principal: '*', Action: 'lambda:InvokeFunctionUrl', FunctionUrlAuthType: 'NONE' },
    { Action: 'lambda:*' },
    { Action: '*' },
    { Action: 's3:GetObject' },
    { Principal: '{"AWS":"*"}' },
    { Principal: 'nobody' },
    { Principal: '' },
    { StatementId: 'with blank' },
    { StatementId: '"}' },
  ];

  test('what it has written is a policy of a resource, whatever it was asked to write', async () => {
    const { place, input } = await prepared(operationOf('lambda:AddPermission'));
    let written = 0;
    for (const [index, attempt] of attempts.entries()) {
      const { error } = await place.send('lambda', 'AddPermission', { ...input, StatementId: `s${index}`, ...attempt });
      if (error === null) written += 1;
      else expect(error, JSON.stringify(attempt)).toMatchObject({ status: 400 });
      const { Policy } = await place.lambda.send(new GetPolicyCommand({ FunctionName: input['FunctionName'] as string }));
      expect(validateDocument(Policy!, 'resource'), JSON.stringify(attempt)).toBeNull();
    }
    expect(written).toBeGreaterThan(4);
    expect(written).toBeLessThan(attempts.length - 3);
    expect(world.faults.splice(0)).toEqual([]);
  });
});
