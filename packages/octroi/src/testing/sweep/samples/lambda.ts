import { AddLayerVersionPermissionCommand, AddPermissionCommand, CreateAliasCommand, CreateCodeSigningConfigCommand, CreateFunctionCommand, CreateFunctionUrlConfigCommand, PublishLayerVersionCommand, PublishVersionCommand, PutFunctionEventInvokeConfigCommand, PutProvisionedConcurrencyConfigCommand } from '@aws-sdk/client-lambda';
import { strToU8, zipSync } from 'fflate';
import type { Place, Samples } from '../sample.ts';

const ZipFile = zipSync({ 'index.mjs': strToU8('export const handler = async (event) => event;') });
const FunctionName = 'greet';
const Tags = { team: 'blue' };

/** There is no such bucket, which is found out after the permission to read it. */
const IN_S3 = { S3Bucket: 'packages', S3Key: 'greet.zip' };
const NOT_THERE = {
  ends: 'InvalidParameterValueException',
  refusal: (_place: Place, _input: unknown, action: string) =>
    action === 's3:GetObject' ? 'Your access has been denied by S3, please make sure your request credentials have permission to GetObject for packages/greet.zip. S3 Error Code: AccessDenied. S3 Error Message: Access Denied' : undefined,
};

/** What CreateFunction needs, and a role to run as. */
const creation = async (place: Place) => ({
  FunctionName,
  Runtime: 'nodejs24.x' as const,
  Handler: 'index.handler',
  Role: await place.role('runner'),
  Code: { ZipFile },
  Tags,
});

const greet = async (place: Place) => {
  await place.lambda.send(new CreateFunctionCommand(await creation(place)));
  place.settle();
  return { FunctionName };
};

const published = async (place: Place) => {
  await greet(place);
  await place.lambda.send(new PublishVersionCommand({ FunctionName }));
  return { FunctionName, FunctionVersion: '1' };
};

const alias = async (place: Place) => {
  await place.lambda.send(new CreateAliasCommand({ ...(await published(place)), Name: 'live' }));
  return { FunctionName, Name: 'live' };
};

const PERMISSION = { FunctionName, StatementId: 'one', Action: 'lambda:InvokeFunctionUrl', Principal: '*', FunctionUrlAuthType: 'NONE' as const };

const permitted = async (place: Place) => {
  await greet(place);
  await place.lambda.send(new AddPermissionCommand(PERMISSION));
  return { FunctionName };
};

const eventInvoke = async (place: Place) => {
  await greet(place);
  await place.lambda.send(new PutFunctionEventInvokeConfigCommand({ FunctionName, MaximumRetryAttempts: 1 }));
  return { FunctionName };
};

const LayerName = 'shared';
const LAYER_PERMISSION = { StatementId: 'one', Action: 'lambda:GetLayerVersion', Principal: '*' };
const layerOf = (place: Place): string => `arn:aws:lambda:us-east-1:${place.accountId}:layer:${LayerName}:1`;

const layer = async (place: Place) => {
  await place.lambda.send(new PublishLayerVersionCommand({ LayerName, Content: { ZipFile } }));
  return { LayerName, VersionNumber: 1 };
};

const sharedLayer = async (place: Place) => {
  const named = await layer(place);
  await place.lambda.send(new AddLayerVersionPermissionCommand({ ...named, ...LAYER_PERMISSION }));
  return named;
};

const url = async (place: Place) => {
  await greet(place);
  await place.lambda.send(new CreateFunctionUrlConfigCommand({ FunctionName, AuthType: 'NONE' }));
  return { FunctionName };
};

const arnOf = (place: Place): string => `arn:aws:lambda:us-east-1:${place.accountId}:function:${FunctionName}`;

/** Settings that name what lies outside: each key of LAM-104. */
const OUTSIDE = { VpcConfig: { SubnetIds: ['subnet-1'], SecurityGroupIds: ['sg-1'] } };
const layers = (place: Place): string[] => [`arn:aws:lambda:us-east-1:${place.accountId}:layer:none:1`];

const signing = async (place: Place) => {
  const { CodeSigningConfig } = await place.lambda.send(new CreateCodeSigningConfigCommand({ ...PUBLISHERS, Tags }));
  return { CodeSigningConfigArn: CodeSigningConfig!.CodeSigningConfigArn! };
};

const PUBLISHERS = { AllowedPublishers: { SigningProfileVersionArns: ['arn:aws:signer:us-east-1:111122223333:/signing-profiles/ours/abcdefghij'] } };

const provisioned = async (place: Place) => {
  await published(place);
  await place.lambda.send(new PutProvisionedConcurrencyConfigCommand({ FunctionName, Qualifier: '1', ProvisionedConcurrentExecutions: 1 }));
  return { FunctionName, Qualifier: '1' };
};

/** Lambda. */
export const lambdaSamples: Samples = {
  CreateFunction: [
    { prepare: creation },
    { prepare: async (place) => ({ ...(await creation(place)), ...OUTSIDE, Layers: layers(place), CodeSigningConfigArn: `arn:aws:lambda:us-east-1:${place.accountId}:code-signing-config:csc-00000000000000000` }), ends: 'CodeSigningConfigNotFoundException' },
    { prepare: async (place) => ({ ...(await creation(place)), Code: IN_S3 }), ...NOT_THERE },
  ],
  GetFunction: greet,
  GetFunctionConfiguration: greet,
  GetFunctionCodeSigningConfig: greet,
  GetFunctionRecursionConfig: greet,
  GetRuntimeManagementConfig: greet,
  ListFunctions: () => ({}),
  DeleteFunction: greet,
  UpdateFunctionCode: [{ prepare: async (place) => ({ ...(await greet(place)), ZipFile }) }, { prepare: async (place) => ({ ...(await greet(place)), ...IN_S3 }), ...NOT_THERE }],
  UpdateFunctionConfiguration: [
    { prepare: async (place) => ({ ...(await greet(place)), Role: await place.role('other-runner') }) },
    { prepare: async (place) => ({ ...(await greet(place)), ...OUTSIDE, Layers: layers(place) }), ends: 'InvalidParameterValueException' },
  ],
  PublishVersion: greet,
  ListVersionsByFunction: greet,
  CreateAlias: async (place) => ({ ...(await published(place)), Name: 'live' }),
  GetAlias: alias,
  ListAliases: alias,
  UpdateAlias: async (place) => ({ ...(await alias(place)), Description: 'in use' }),
  DeleteAlias: alias,

  Invoke: [{ prepare: greet }, { prepare: async (place) => ({ ...(await published(place)), Qualifier: '1' }) }],
  InvokeWithResponseStream: greet,
  AddPermission: async (place) => ({ ...(await greet(place)), ...PERMISSION }),
  RemovePermission: async (place) => ({ ...(await permitted(place)), StatementId: 'one' }),
  GetPolicy: permitted,

  ListTags: [{ prepare: async (place) => ({ ...(await greet(place)), Resource: arnOf(place) }) }, { prepare: async (place) => ({ Resource: (await signing(place)).CodeSigningConfigArn }) }],
  TagResource: [
    { prepare: async (place) => ({ ...(await greet(place)), Resource: arnOf(place), Tags }) },
    { prepare: async (place) => ({ Resource: (await signing(place)).CodeSigningConfigArn, Tags }) },
  ],
  UntagResource: [
    { prepare: async (place) => ({ ...(await greet(place)), Resource: arnOf(place), TagKeys: ['team'] }) },
    { prepare: async (place) => ({ Resource: (await signing(place)).CodeSigningConfigArn, TagKeys: ['team'] }) },
  ],
  GetAccountSettings: () => ({}),
  PutFunctionConcurrency: async (place) => ({ ...(await greet(place)), ReservedConcurrentExecutions: 1 }),
  GetFunctionConcurrency: greet,
  DeleteFunctionConcurrency: greet,
  PutFunctionEventInvokeConfig: async (place) => ({ ...(await greet(place)), MaximumRetryAttempts: 1 }),
  UpdateFunctionEventInvokeConfig: async (place) => ({ ...(await eventInvoke(place)), MaximumRetryAttempts: 0 }),
  GetFunctionEventInvokeConfig: eventInvoke,
  ListFunctionEventInvokeConfigs: eventInvoke,
  DeleteFunctionEventInvokeConfig: eventInvoke,
  CreateFunctionUrlConfig: async (place) => ({ ...(await greet(place)), AuthType: 'NONE' }),
  UpdateFunctionUrlConfig: async (place) => ({ ...(await url(place)), AuthType: 'AWS_IAM' }),
  GetFunctionUrlConfig: url,
  ListFunctionUrlConfigs: url,
  DeleteFunctionUrlConfig: url,
  PublishLayerVersion: [{ prepare: () => ({ LayerName, Content: { ZipFile } }) }, { prepare: () => ({ LayerName, Content: IN_S3 }), ...NOT_THERE }],
  GetLayerVersion: layer,
  GetLayerVersionByArn: async (place) => {
    await layer(place);
    return { Arn: layerOf(place) };
  },
  DeleteLayerVersion: layer,
  ListLayers: () => ({}),
  ListLayerVersions: () => ({ LayerName }),
  AddLayerVersionPermission: async (place) => ({ ...(await layer(place)), ...LAYER_PERMISSION }),
  RemoveLayerVersionPermission: async (place) => ({ ...(await sharedLayer(place)), StatementId: 'one' }),
  GetLayerVersionPolicy: sharedLayer,
  InvokeAsync: async (place) => ({ ...(await greet(place)), InvokeArgs: strToU8('{}') }),
  PutFunctionRecursionConfig: async (place) => ({ ...(await greet(place)), RecursiveLoop: 'Allow' }),
  PutProvisionedConcurrencyConfig: [
    { prepare: async (place) => ({ ...(await published(place)), Qualifier: '1', ProvisionedConcurrentExecutions: 2 }) },
    { prepare: async (place) => ({ ...(await alias(place)), Qualifier: 'live', ProvisionedConcurrentExecutions: 2 }) },
  ],
  GetProvisionedConcurrencyConfig: provisioned,
  ListProvisionedConcurrencyConfigs: provisioned,
  DeleteProvisionedConcurrencyConfig: provisioned,
  CreateCodeSigningConfig: () => ({ ...PUBLISHERS, Tags }),
  GetCodeSigningConfig: signing,
  UpdateCodeSigningConfig: async (place) => ({ ...(await signing(place)), Description: 'ours' }),
  DeleteCodeSigningConfig: signing,
  ListCodeSigningConfigs: () => ({}),
  ListFunctionsByCodeSigningConfig: signing,
  PutFunctionCodeSigningConfig: async (place) => ({ ...(await greet(place)), ...(await signing(place)) }),
  DeleteFunctionCodeSigningConfig: greet,
  ListEventSourceMappings: () => ({}),
  PutRuntimeManagementConfig: async (place) => ({ ...(await greet(place)), UpdateRuntimeOn: 'FunctionUpdate' }),
};
