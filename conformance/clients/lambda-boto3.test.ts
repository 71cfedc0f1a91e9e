import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startOctroi, type OctroiForTests } from '../../packages/octroi/src/testing/start.ts';
import { absence, clientEnv } from './child.ts';
import { lambdaBoto3, outcome, type Seen, type Step } from './lambda-boto3.ts';

const missing = await absence('boto3', 'python3', ['-c', 'import boto3']);
const document = (...statements: object[]): string => JSON.stringify({ Version: '2012-10-17', Statement: statements });
const allow = (Action: string | string[], Resource: string | string[] = '*', Condition?: object): object => ({ Effect: 'Allow', Action, Resource, ...(Condition === undefined ? {} : { Condition }) });
const TRUST = document({ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' });
const codeOf = (name: string, text: string): object => ({ ZipFile: { zip: { [name]: text } } });
const CODE = codeOf('index.js', 'exports.handler = async (event, context) => ({ event, version: context.functionVersion, arn: context.invokedFunctionArn });');

describe.skipIf(missing !== null)(`Lambda by boto3, unmodified${missing === null ? '' : ` (skipped: ${missing})`}`, () => {
  let octroi: OctroiForTests;
  beforeAll(async () => {
    octroi = await startOctroi();
  });
  afterAll(async () => {
    expect(octroi.faults).toEqual([]);
    await octroi.close();
  });

  /** A fresh account, and what its tests need. */
  async function account() {
    const root = await octroi.account();
    const { accountId } = root;
    const keys = [root.accessKeyId, root.secretAccessKey];
    const role = (name: string) => `arn:aws:iam::${accountId}:role/${name}`;
    const makeRole = (name: string, trust: string, ...statements: object[]): Step[] => [
      { service: 'iam', operation: 'create_role', args: { RoleName: name, AssumeRolePolicyDocument: trust }, keys },
      ...(statements.length === 0 ? [] : [{ service: 'iam' as const, operation: 'put_role_policy', args: { RoleName: name, PolicyName: 'own', PolicyDocument: document(...statements) }, keys }]),
    ];
    return {
      accountId,
      keys,
      arn: (name: string, qualifier?: string) => `arn:aws:lambda:us-east-1:${accountId}:function:${name}${qualifier === undefined ? '' : `:${qualifier}`}`,
      role,
      makeRole,
      /** A user whose keys a step names as `keysOf(name)`. */
      makeUser: (name: string, ...statements: object[]): Step[] => [
        { service: 'iam', operation: 'create_user', args: { UserName: name }, keys },
        ...(statements.length === 0 ? [] : [{ service: 'iam' as const, operation: 'put_user_policy', args: { UserName: name, PolicyName: 'own', PolicyDocument: document(...statements) }, keys }]),
        { service: 'iam', operation: 'create_access_key', args: { UserName: name }, keys, as: `${accountId}-${name}` },
      ],
      keysOf: (name: string): unknown => ['AccessKeyId', 'SecretAccessKey'].map((member) => ({ $: `${accountId}-${name}.AccessKey.${member}` })),
      user: (name: string) => `arn:aws:iam::${accountId}:user/${name}`,
      create: (name: string, more: object = {}): Step[] => [
        { operation: 'create_function', args: { FunctionName: name, Runtime: 'nodejs22.x', Handler: 'index.handler', Role: role('execution'), Code: CODE, Timeout: 20, ...more }, keys },
        { wait: 'function_active_v2', args: { FunctionName: name }, keys },
      ],
      /** Runs the steps; those of `prepared` must succeed, the others are returned. */
      async run(prepared: readonly Step[], steps: readonly Step[]): Promise<Seen[]> {
        const answers = await lambdaBoto3(clientEnv(octroi.endpoint, root), keys, [...prepared, ...steps]);
        expect(answers.slice(0, prepared.length).filter((answer) => answer.error !== undefined)).toEqual([]);
        return answers.slice(prepared.length);
      },
    };
  }

  const dryRun = (FunctionName: string, keys: unknown, more: object = {}): Step => ({ operation: 'invoke', args: { FunctionName, InvocationType: 'DryRun', ...more }, keys });

  test('LAM-20, LAM-30, LAM-31, LAM-36, LAM-42, LAM-61, LAM-62, LAM-65: the members of responses and their headers', async () => {
    const { makeRole, create, run, arn } = await account();
    const configuration = [
      'Architectures', 'CodeSha256', 'CodeSize', 'Description', 'EphemeralStorage', 'FunctionArn', 'FunctionName', 'Handler', 'LastModified', 'LoggingConfig', 'MemorySize', 'PackageType', 'RevisionId',
      'Role', 'Runtime', 'SnapStart', 'Timeout', 'TracingConfig', 'Version',
    ];
    const now = [...configuration, 'RuntimeVersionConfig', 'State'];
    const steps: (readonly [step: Step, status: number, members: readonly string[]])[] = [
      [{ operation: 'get_function_configuration', args: { FunctionName: 'shop' } }, 200, [...now, 'LastUpdateStatus']],
      [{ operation: 'get_function', args: { FunctionName: 'shop' } }, 200, ['Code', 'Configuration']],
      [{ operation: 'update_function_configuration', args: { FunctionName: 'shop', Description: 'two' } }, 200, [...now, 'LastUpdateStatus', 'LastUpdateStatusReason', 'LastUpdateStatusReasonCode']],
      [{ wait: 'function_updated_v2', args: { FunctionName: 'shop' } }, 200, []],
      [{ operation: 'publish_version', args: { FunctionName: 'shop' } }, 201, [...now, 'LastUpdateStatus']],
      [{ operation: 'create_alias', args: { FunctionName: 'shop', Name: 'live', FunctionVersion: '1' } }, 201, ['AliasArn', 'Description', 'FunctionVersion', 'Name', 'RevisionId']],
      [{ operation: 'add_permission', args: { FunctionName: 'shop', StatementId: 's', Action: 'lambda:InvokeFunction', Principal: '999988887777', Qualifier: 'live' } }, 201, ['Statement']],
      [{ operation: 'get_policy', args: { FunctionName: 'shop', Qualifier: 'live' } }, 200, ['Policy', 'RevisionId']],
      [{ operation: 'remove_permission', args: { FunctionName: 'shop', StatementId: 's', Qualifier: 'live' } }, 204, []],
      [{ operation: 'list_functions' }, 200, ['Functions']],
      [{ operation: 'tag_resource', args: { Resource: arn('shop'), Tags: { a: 'b' } } }, 204, []],
      [{ operation: 'list_tags', args: { Resource: arn('shop') } }, 200, ['Tags']],
      [{ operation: 'invoke', args: { FunctionName: 'shop', Qualifier: 'live', Payload: '{"a":1}', LogType: 'Tail' } }, 200, ['ExecutedVersion', 'LogResult', 'Payload', 'StatusCode']],
      [{ operation: 'invoke', args: { FunctionName: 'shop', InvocationType: 'Event' } }, 202, ['Payload', 'StatusCode']],
      [{ operation: 'invoke', args: { FunctionName: 'broken' } }, 200, ['ExecutedVersion', 'FunctionError', 'Payload', 'StatusCode']],
      [{ operation: 'get_account_settings' }, 200, ['AccountLimit', 'AccountUsage']],
      [{ operation: 'delete_function', args: { FunctionName: 'shop' } }, 204, []],
    ];
    const created = await run([...makeRole('execution', TRUST)], [{ ...create('shop')[0]! }]);
    expect([created[0]!.status, Object.keys(created[0]!.result!).toSorted()]).toEqual([201, [...now, 'StateReason', 'StateReasonCode'].toSorted()]);
    const broken = { Code: codeOf('index.js', 'exports.handler = async () => { throw new Error("no"); };') };
    const answers = await run([{ wait: 'function_active_v2', args: { FunctionName: 'shop' } }, ...create('broken', broken)], steps.map(([step]) => step));
    // What boto3 fills in where a response has no such member.
    const told = (answer: Seen) => Object.keys(answer.result ?? {}).filter((name) => !(name === 'StatusCode' && answer.status === 204)).toSorted();
    expect(answers.map((answer, at) => [steps[at]![0].operation ?? steps[at]![0].wait, answer.error ?? answer.status, told(answer)])).toEqual(
      steps.map(([step, status, members]) => [step.operation ?? step.wait, status, [...members].toSorted()]),
    );
    expect(answers.every(({ headers }) => /^[0-9a-f-]{36}$/.test(headers['x-amzn-requestid'] ?? ''))).toBe(true);
    const of = (operation: string) => answers.filter((_, at) => steps[at]![0].operation === operation);
    const [called, , failed] = of('invoke');
    expect(called!.result!['Payload']).toEqual({ event: { a: 1 }, version: '1', arn: arn('shop', 'live') });
    expect(called!.headers).toMatchObject({ 'content-type': 'application/json', 'x-amz-executed-version': '1', 'x-amzn-trace-id': expect.stringMatching(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24};Sampled=0$/) });
    expect(Buffer.from(String(called!.result!['LogResult']), 'base64').toString()).toMatch(/START RequestId: [\s\S]*END RequestId: [\s\S]*REPORT RequestId: /);
    expect(failed!.headers).toMatchObject({ 'x-amz-function-error': 'Unhandled' });
    expect(failed!.result!['Payload']).toMatchObject({ errorType: 'Error', errorMessage: 'no' });
    const listed = (of('list_functions')[0]!.result!['Functions'] as object[])[0]!;
    expect(Object.keys(listed).toSorted(), 'LAM-31: lists show no states').toEqual([...configuration].toSorted());
  });

  test('LAM-8: error bodies in each of their forms, LAM-13 to LAM-56: their texts', async () => {
    const { makeRole, create, run, arn, role } = await account();
    const made = { Runtime: 'nodejs22.x', Handler: 'index.handler', Role: role('execution'), Code: CODE };
    const permission = { FunctionName: 'shop', StatementId: 's', Action: 'lambda:InvokeFunction', Principal: '*' };
    type Fact = readonly [operation: string, args: object, status: number, code: string, body: object];
    const user = (message: string) => ({ Type: 'User', message });
    const gone = (Message: string) => ({ Type: 'User', Message });
    const INVALID = 'InvalidParameterValueException';
    const GONE = 'ResourceNotFoundException';
    const facts: Fact[] = [
      ['create_function', { ...made, FunctionName: 'shop' }, 409, 'ResourceConflictException', user('Function already exist: shop')],
      ['create_function', { ...made, FunctionName: 'a', Code: { ZipFile: 'no zip' } }, 400, INVALID, user('Could not unzip uploaded file. Please check your file, then try to upload again.')],
      ['create_function', { ...made, FunctionName: 'a', Role: role('none') }, 400, INVALID, user('The role defined for the function cannot be assumed by Lambda.')],
      ['create_function', { ...made, FunctionName: 'a', Role: 'arn:aws:iam::999988887777:role/x' }, 403, 'AccessDeniedException', { Message: 'Cross-account pass role is not allowed.' }],
      ['create_function', { ...made, FunctionName: 'a', Role: 'r1' }, 400, 'ValidationException', { message: "1 validation error detected: Value 'r1' at 'role' failed to satisfy constraint: Member must satisfy regular expression pattern: arn:(aws[a-zA-Z-]*)?:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+" }],
      ['get_function', { FunctionName: 'none' }, 404, GONE, gone(`Function not found: ${arn('none')}`)],
      ['get_function', { FunctionName: 'shop', Qualifier: '7' }, 404, GONE, gone(`Function not found: ${arn('shop', '7')}`)],
      ['get_function', { FunctionName: 'shop:$LATEST', Qualifier: '1' }, 400, INVALID, user('The derived qualifier from the function name does not match the specified qualifier.')],
      ['get_function', { FunctionName: arn('shop').replace('us-east-1', 'eu-west-1') }, 404, GONE, gone("Functions from 'eu-west-1' are not reachable in this region ('us-east-1')")],
      ['update_function_configuration', { FunctionName: arn('shop').replace(/\d{12}/, '999988887777') }, 403, 'AccessDeniedException', { Message: null }],
      ['invoke', { FunctionName: 'none' }, 404, GONE, gone(`Function not found: ${arn('none', '$LATEST')}`)],
      ['publish_version', { FunctionName: 'shop', CodeSha256: 'x', RevisionId: 'y' }, 412, 'PreconditionFailedException', user('The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to retrieve the latest Revision Id')],
      ['delete_function', { FunctionName: 'shop', Qualifier: '$LATEST' }, 400, INVALID, user('$LATEST version cannot be deleted without deleting the function.')],
      ['create_alias', { FunctionName: 'shop', Name: 'a', FunctionVersion: '$LATEST', RoutingConfig: { AdditionalVersionWeights: { 1: 0.5 } } }, 400, INVALID, { message: '$LATEST is not supported for an alias pointing to more than 1 version' }],
      ['create_alias', { FunctionName: 'none', Name: 'a', FunctionVersion: '1' }, 404, GONE, gone(`Function not found: ${arn('none', '1')}`)],
      ['get_alias', { FunctionName: 'shop', Name: 'a' }, 404, GONE, gone(`Cannot find alias arn: ${arn('shop', 'a')}`)],
      ['update_alias', { FunctionName: 'shop', Name: 'a' }, 404, GONE, gone(`Alias not found: ${arn('shop', 'a')}`)],
      ['get_policy', { FunctionName: 'shop' }, 404, GONE, gone('The resource you requested does not exist.')],
      ['remove_permission', { FunctionName: 'shop', StatementId: 's' }, 404, GONE, gone('No policy is associated with the given resource.')],
      ['remove_permission', { FunctionName: 'none', StatementId: 's' }, 404, GONE, gone(`No policy found for: ${arn('none')}`)],
      ['add_permission', { ...permission, Qualifier: '$LATEST' }, 400, INVALID, user('We currently do not support adding policies for $LATEST.')],
      ['add_permission', { ...permission, Qualifier: 'a' }, 404, GONE, gone(`Cannot find alias arn: ${arn('shop', 'a')}`)],
      ['add_permission', { ...permission, Principal: 'nobody.example.com' }, 400, INVALID, user('The provided principal was invalid. Please check the principal and try again.')],
      ['list_functions', { FunctionVersion: 'x' }, 400, 'ValidationException', { message: "1 validation error detected: Value 'x' at 'functionVersion' failed to satisfy constraint: Member must satisfy enum value set: [ALL]" }],
      ['tag_resource', { Resource: arn('shop', '1'), Tags: { a: 'b' } }, 400, INVALID, user('Tags on function aliases and versions are not supported. Please specify a function ARN.')],
      ['list_durable_executions_by_function', { FunctionName: 'shop' }, 501, 'NotImplementedException', { message: 'The operation ListDurableExecutionsByFunction of lambda is not implemented by Octroi; docs/coverage.md lists what is' }],
    ];
    const answers = await run([...makeRole('execution', TRUST), ...create('shop')], facts.map(([operation, args]) => ({ operation, args: args as Step['args'] & {} })));
    expect(answers.map(({ status, headers, body }, at) => [facts[at]![0], status, headers['x-amzn-errortype'], body])).toEqual(facts.map(([operation, , status, code, body]) => [operation, status, code, body]));
  });

  test('LAM-98: a policy on FN allows the unqualified call alone, FN:1 the version, FN:* what is qualified, FN* all', async () => {
    const { makeRole, makeUser, keysOf, create, run, arn, user } = await account();
    const policies = [[arn('shop')], [arn('shop', '1')], [arn('shop', '*')], [`${arn('shop')}*`]];
    const calls = [[undefined, [0, 3]], ['1', [1, 2, 3]], ['live', [2, 3]], ['$LATEST', [2, 3]]] as const;
    const prepared = [
      ...makeRole('execution', TRUST),
      ...create('shop', { Publish: true }),
      { operation: 'create_alias', args: { FunctionName: 'shop', Name: 'live', FunctionVersion: '1' } },
      ...policies.flatMap((resources, at) => makeUser(`u${at}`, allow('lambda:InvokeFunction', resources))),
    ];
    const asked = policies.flatMap((_, at) => calls.map(([qualifier, allowed]) => ({ at, qualifier, allowed: (allowed as readonly number[]).includes(at) })));
    const answers = await run(prepared, asked.map(({ at, qualifier }) => dryRun(arn('shop', qualifier), keysOf(`u${at}`))));
    expect(answers.map(outcome)).toEqual(
      asked.map(({ at, qualifier, allowed }) =>
        allowed
          ? '204'
          : `AccessDeniedException 403: User: ${user(`u${at}`)} is not authorized to perform: lambda:InvokeFunction on resource: ${arn('shop', qualifier)} because no identity-based policy allows the lambda:InvokeFunction action`,
      ),
    );
  });

  test('LAM-100, LAM-101: across accounts, each form of principal lets in whom it names, for exactly the ARN that it hangs on', async () => {
    const owner = await account();
    const other = await account();
    const session = `arn:aws:sts::${other.accountId}:assumed-role/app/one`;
    const principals = [other.accountId, `arn:aws:iam::${other.accountId}:root`, other.user('ann'), other.role('app'), session, '*'];
    const conditions = [{ SourceAccount: other.accountId }, { SourceArn: 'arn:aws:s3:::bucket' }, { PrincipalOrgID: 'o-1234567890' }];
    const grants = [...principals.map((Principal) => ({ Principal })), ...conditions.map((condition) => ({ Principal: other.accountId, ...condition }))];
    const prepared = [
      ...owner.makeRole('execution', TRUST),
      ...other.makeUser('ann', allow('lambda:*')),
      ...other.makeUser('bob'),
      ...other.makeUser('eve', allow('*'), { Effect: 'Deny', Action: 'lambda:Invoke*', Resource: '*' }),
      ...other.makeRole('app', document({ Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${other.accountId}:root` }, Action: 'sts:AssumeRole' }), allow('lambda:*')),
      ...other.makeUser('dan', allow('sts:AssumeRole')),
      { service: 'sts' as const, operation: 'assume_role', args: { RoleArn: other.role('app'), RoleSessionName: 'one' }, keys: other.keysOf('dan'), as: 'session' },
      ...grants.flatMap((grant, at) => [owner.create(`f${at}`)[0]!, { operation: 'add_permission', args: { FunctionName: `f${at}`, StatementId: 's', Action: 'lambda:InvokeFunction', ...grant } }]),
    ];
    const sessionKeys = ['AccessKeyId', 'SecretAccessKey', 'SessionToken'].map((member) => ({ $: `session.Credentials.${member}` }));
    const callers = [['ann', other.keysOf('ann')], ['session', sessionKeys], ['bob', other.keysOf('bob')], ['eve', other.keysOf('eve')]] as const;
    const asked = grants.flatMap((_, at) => [...callers.map(([who, keys]) => ({ at, who, keys, qualifier: undefined })), { at, who: 'ann', keys: other.keysOf('ann'), qualifier: '$LATEST' }]);
    const answers = await owner.run(prepared, asked.map(({ at, keys, qualifier }) => dryRun(owner.arn(`f${at}`, qualifier), keys)));
    const reason = ({ error, status }: Seen) => (error === undefined ? `${status}` : / (because|with) (.*)$/.exec(error.message ?? '')?.[2]);
    const NOBODY = 'no resource-based policy allows the lambda:InvokeFunction action';
    const lets = (at: number, who: string): string => {
      if (who === 'eve') return 'an explicit deny in an identity-based policy';
      const open = at === 0 || at === 1 || at === 5;
      if (who === 'bob') return open ? 'no identity-based policy allows the lambda:InvokeFunction action' : '';
      return open || (at === 2 && who === 'ann') || ((at === 3 || at === 4) && who === 'session') ? '204' : NOBODY;
    };
    for (const [index, { at, who, qualifier }] of asked.entries()) {
      const seen = reason(answers[index]!);
      const name = `${JSON.stringify(grants[at])} ${who} ${qualifier ?? ''}`;
      if (qualifier !== undefined) expect(seen, name).toBe(NOBODY);
      else if (lets(at, who) === '') expect(outcome(answers[index]!), name).toContain('AccessDeniedException 403');
      else expect(seen, name).toBe(lets(at, who));
    }
  });

  test('LAM-28, LAM-97, LAM-103: CreateFunction needs iam:PassRole for this role and service, and lambda:TagResource for tags', async () => {
    const { makeRole, makeUser, keysOf, run, role, user, arn } = await account();
    const passed = (service: string) => ({ StringEquals: { 'iam:PassedToService': service } });
    const people = {
      none: [], other: [allow('iam:PassRole', role('else'))], wrong: [allow('iam:PassRole', '*', passed('ec2.amazonaws.com'))], right: [allow('iam:PassRole', role('execution'), passed('lambda.amazonaws.com'))],
    };
    const prepared = [...makeRole('execution', TRUST), ...Object.entries(people).flatMap(([name, statements]) => makeUser(name, allow('lambda:CreateFunction'), ...statements))];
    const making = (name: string, more: object = {}): Step => ({ operation: 'create_function', args: { FunctionName: name, Runtime: 'nodejs22.x', Handler: 'index.handler', Role: role('execution'), Code: CODE, ...more }, keys: keysOf(name) });
    const answers = await run(prepared, [making('none'), making('other'), making('wrong'), making('right', { Tags: { a: 'b' } }), making('right')]);
    const refused = (name: string, action: string, on: string) => `AccessDeniedException 403: User: ${user(name)} is not authorized to perform: ${action} on resource: ${on} because no identity-based policy allows the ${action} action`;
    expect(answers.map(outcome)).toEqual([...['none', 'other', 'wrong'].map((name) => refused(name, 'iam:PassRole', role('execution'))), refused('right', 'lambda:TagResource', arn('right')), '201']);
  });

  test('LAM-105, LAM-108, LAM-109, LAM-110, LAM-111: what runs in a function calls as its role, from every version; revoking and deleting the role end it', async () => {
    const { accountId, makeRole, create, run, arn } = await account();
    const python = `import boto3, json
def handler(event, context):
    answers = []
    for service, operation, args in event:
        try:
            answer = getattr(boto3.client(service), operation)(**args)
            answers.append(answer['Payload'].read().decode() if 'Payload' in answer else answer.get('Arn', 'ok'))
        except Exception as error:
            answers.append(error.response['Error']['Code'])
    return answers
`;
    const node = `import { IAMClient, ListUsersCommand, ListRolesCommand } from '@aws-sdk/client-iam'; import { STSClient, GetCallerIdentityCommand } from '@aws-sdk/client-sts'; import { LambdaClient, InvokeCommand } from '@aws-sdk/client-lambda';
      const told = (sent) => sent.then((answer) => answer.Payload ? Buffer.from(answer.Payload).toString() : answer.Arn ?? 'ok', (error) => error.name);
      export const handler = async () => [await told(new STSClient({}).send(new GetCallerIdentityCommand({}))), await told(new IAMClient({}).send(new ListUsersCommand({}))), await told(new IAMClient({}).send(new ListRolesCommand({}))),
        await told(new LambdaClient({}).send(new InvokeCommand({ FunctionName: 'python', Payload: '[["sts","get_caller_identity",{}]]' })))];`;
    const only = { ArnEquals: { 'lambda:SourceFunctionArn': arn('node') } };
    const prepared = [
      ...makeRole('execution', TRUST, allow('iam:ListUsers'), allow('lambda:InvokeFunction', arn('python'), only)),
      ...create('python', { Runtime: 'python3.12', Handler: 'app.handler', Code: codeOf('app.py', python), MemorySize: 256 }),
      ...create('node', { Code: codeOf('index.mjs', node), Publish: true, MemorySize: 256 }),
      { operation: 'create_alias', args: { FunctionName: 'node', Name: 'live', FunctionVersion: '1' } },
    ];
    const who = (name: string) => `arn:aws:sts::${accountId}:assumed-role/execution/${name}`;
    const asking: Step = { operation: 'invoke', args: { FunctionName: 'python', Payload: { json: [['sts', 'get_caller_identity', {}], ['iam', 'list_users', {}], ['iam', 'list_roles', {}], ['lambda', 'invoke', { FunctionName: 'python', InvocationType: 'DryRun' }]] } } };
    const revoke = { Effect: 'Deny', Action: '*', Resource: '*', Condition: { DateLessThan: { 'aws:TokenIssueTime': '2999-01-01T00:00:00Z' } } };
    const answers = await run(prepared, [
      asking,
      ...['$LATEST', '1', 'live'].map((Qualifier) => ({ operation: 'invoke', args: { FunctionName: 'node', Qualifier } })),
      { service: 'iam', operation: 'put_role_policy', args: { RoleName: 'execution', PolicyName: 'AWSRevokeOlderSessions', PolicyDocument: document(revoke) } },
      { operation: 'invoke', args: { FunctionName: 'python', Payload: { json: [['iam', 'list_users', {}]] } } },
      ...['own', 'AWSRevokeOlderSessions'].map((PolicyName) => ({ service: 'iam' as const, operation: 'delete_role_policy', args: { RoleName: 'execution', PolicyName } })),
      { service: 'iam', operation: 'delete_role', args: { RoleName: 'execution' } },
      { operation: 'invoke', args: { FunctionName: 'python', Payload: { json: [['sts', 'get_caller_identity', {}]] } } },
      { operation: 'publish_version', args: { FunctionName: 'python' } },
      { operation: 'invoke', args: { FunctionName: 'python', Qualifier: '1' } },
    ]);
    const told = answers.filter((answer) => answer.result?.['Payload'] !== undefined).map((answer) => answer.result!['Payload']);
    const fromNode = [who('node'), 'ok', 'AccessDenied', JSON.stringify([who('python')])];
    expect(told).toEqual([[who('python'), 'ok', 'AccessDenied', 'AccessDeniedException'], fromNode, fromNode, fromNode, ['AccessDenied'], ['InvalidClientTokenId']]);
    expect(outcome(answers.at(-1)!)).toBe('AccessDeniedException 403: The role defined for the function cannot be assumed by Lambda.');
  });
});
