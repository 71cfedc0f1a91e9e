/** Policy documents as people write them: some statements, some with conditions, about what several services have. */

interface Statement {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly Principal?: unknown;
  readonly Condition?: unknown;
}

const document = (Statement: readonly Statement[]): string => JSON.stringify({ Version: '2012-10-17', Statement });

const SERVICES = [
  { name: 's3', read: ['s3:GetObject', 's3:ListBucket'], write: ['s3:PutObject', 's3:DeleteObject'], resource: (n: number) => [`arn:aws:s3:::data-${n}`, `arn:aws:s3:::data-${n}/*`] },
  { name: 'dynamodb', read: ['dynamodb:GetItem', 'dynamodb:Query'], write: ['dynamodb:PutItem', 'dynamodb:UpdateItem'], resource: (n: number, account: string) => [`arn:aws:dynamodb:eu-west-1:${account}:table/table-${n}`] },
  { name: 'sqs', read: ['sqs:ReceiveMessage', 'sqs:GetQueueAttributes'], write: ['sqs:SendMessage', 'sqs:DeleteMessage'], resource: (n: number, account: string) => [`arn:aws:sqs:*:${account}:queue-${n}-*`] },
  { name: 'lambda', read: ['lambda:Get*', 'lambda:List*'], write: ['lambda:InvokeFunction'], resource: (n: number, account: string) => [`arn:aws:lambda:eu-west-1:${account}:function:function-${n}`, `arn:aws:lambda:eu-west-1:${account}:function:function-${n}:*`] },
  { name: 'logs', read: ['logs:GetLogEvents', 'logs:FilterLogEvents'], write: ['logs:CreateLogStream', 'logs:PutLogEvents'], resource: (n: number, account: string) => [`arn:aws:logs:eu-west-1:${account}:log-group:/aws/lambda/function-${n}:*`] },
] as const;

export function managedPolicy(n: number, account: string): string {
  const statements: Statement[] = [];
  for (let at = 0; at < 2 + (n % 3); at++) {
    const service = SERVICES[(n + at) % SERVICES.length]!;
    statements.push({ Sid: `Read${service.name}`, Effect: 'Allow', Action: service.read, Resource: service.resource(n, account) });
    if ((n + at) % 2 === 0) statements.push({ Sid: `Write${service.name}`, Effect: 'Allow', Action: service.write, Resource: service.resource(n, account), Condition: { StringEquals: { 'aws:RequestedRegion': ['eu-west-1', 'eu-central-1'] } } });
  }
  if (n % 4 === 0) statements.push({ Sid: 'NoLeaks', Effect: 'Deny', Action: ['s3:PutBucketPolicy', 's3:PutObjectAcl', 'lambda:AddPermission'], Resource: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } });
  return document(statements);
}

export function selfPolicy(): string {
  return document([
    { Sid: 'OwnUser', Effect: 'Allow', Action: ['iam:GetUser', 'iam:ListAccessKeys', 'iam:ListMFADevices', 'iam:ListUserTags'], Resource: ['arn:aws:iam::*:user/${aws:username}', 'arn:aws:iam::*:user/*/${aws:username}'] },
    { Sid: 'OwnSessions', Effect: 'Allow', Action: 'sts:GetSessionToken', Resource: '*' },
  ]);
}

export function groupPolicy(team: number, account: string): string {
  return document([{ Effect: 'Allow', Action: ['sqs:SendMessage', 'sqs:ReceiveMessage'], Resource: `arn:aws:sqs:eu-west-1:${account}:team-${team}` }]);
}

export function inlinePolicy(name: string, account: string): string {
  return document([
    { Sid: 'OwnFolder', Effect: 'Allow', Action: ['s3:GetObject', 's3:PutObject'], Resource: `arn:aws:s3:::homes-${account}/${name}/*` },
    { Sid: 'OwnFunctions', Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: `arn:aws:lambda:eu-west-1:${account}:function:${name}-*` },
  ]);
}

export function rolePolicy(name: string, account: string): string {
  return document([
    { Effect: 'Allow', Action: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'], Resource: `arn:aws:dynamodb:eu-west-1:${account}:table/${name}` },
    { Effect: 'Allow', Action: ['logs:CreateLogStream', 'logs:PutLogEvents'], Resource: `arn:aws:logs:eu-west-1:${account}:log-group:/workloads/${name}:*` },
  ]);
}

/** A service; the account; a user by name, who is stored by unique id; a third party with an external id. */
export function trustOf(kind: number, account: string, user: string): string {
  const trusts: readonly Omit<Statement, 'Effect' | 'Action'>[] = [
    { Principal: { Service: 'lambda.amazonaws.com' } },
    { Principal: { AWS: `arn:aws:iam::${account}:root` }, Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } },
    { Principal: { AWS: `arn:aws:iam::${account}:user/${user}` } },
    { Principal: { AWS: 'arn:aws:iam::765628985471:root' }, Condition: { StringEquals: { 'sts:ExternalId': `organization-of-${account}` } } },
  ];
  return document([{ Effect: 'Allow', Action: 'sts:AssumeRole', ...trusts[kind]! }]);
}
