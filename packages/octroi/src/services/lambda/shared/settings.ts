import type { CreateFunctionRequest, UpdateFunctionConfigurationRequest } from '../../../../models/lambda.gen.ts';
import type { Configuration, LoggingRow } from '../tables.ts';
import { checkVariables } from './environment.ts';
import { invalidParameter } from './errors.ts';
import { requireRuntime } from './runtimes.ts';

/** The settings that both CreateFunction and UpdateFunctionConfiguration take. */
export type Settings = Pick<
  UpdateFunctionConfigurationRequest,
  | 'DeadLetterConfig' | 'Description' | 'Environment' | 'EphemeralStorage' | 'Handler' | 'KMSKeyArn' | 'Layers' | 'LoggingConfig' | 'MemorySize' | 'Role' | 'Runtime'
  | 'SnapStart' | 'Timeout' | 'TracingConfig' | 'VpcConfig' | 'CapacityProviderConfig' | 'DurableConfig' | 'FileSystemConfigs' | 'ImageConfig'
>;

/** Throws for settings that AWS refuses, and for those that Octroi does not have: none is passed over in silence. Layers are looked up apart. */
export function checkSettings(settings: Settings): void {
  if (settings.Runtime !== undefined) requireRuntime(settings.Runtime);
  checkVariables(settings.Environment?.Variables ?? {});
  refuse(settings.CapacityProviderConfig !== undefined, 'capacity providers');
  refuse(settings.DurableConfig !== undefined, 'durable functions');
  refuse((settings.FileSystemConfigs ?? []).length > 0, 'file systems');
  refuse(settings.ImageConfig !== undefined, 'container images');
}

/** What only CreateFunction takes. */
export function checkCreation(input: CreateFunctionRequest): void {
  refuse(input.PackageType === 'Image' || input.Code.ImageUri !== undefined, 'container images');
  refuse(input.TenancyConfig !== undefined, 'tenant isolation');
  refuse(input.PublishTo !== undefined, 'capacity providers');
  if (input.Runtime === undefined || input.Handler === undefined) {
    throw invalidParameter('Runtime and Handler are mandatory parameters for functions created with deployment packages.');
  }
}

/** LAM-4: a clear refusal instead of a function that is not what was asked for. */
function refuse(asked: boolean, what: string): void {
  if (asked) throw invalidParameter(`Octroi does not support ${what} for Lambda functions`);
}

type Mutable = Omit<Configuration, 'environment' | 'layers' | 'codeSha256' | 'codeSize' | 'unzippedSize' | 'modifiedAt'>;

/** The configuration with what the request gives; other members stay (LAM-40). The environment, sealed, is the caller's to add. */
export function withSettings<Base extends Mutable>(base: Base, settings: Settings): Base {
  const { DeadLetterConfig, VpcConfig, KMSKeyArn, LoggingConfig } = settings;
  const { vpc, kmsKeyArn, deadLetterTarget, ...rest } = base;
  const attached = VpcConfig === undefined ? vpc : vpcOf(VpcConfig);
  const key = KMSKeyArn === undefined ? kmsKeyArn : nonEmpty(KMSKeyArn);
  const target = DeadLetterConfig === undefined ? deadLetterTarget : nonEmpty(DeadLetterConfig.TargetArn);
  return {
    ...(rest as Base),
    role: settings.Role ?? base.role,
    runtime: settings.Runtime ?? base.runtime,
    handler: settings.Handler ?? base.handler,
    description: settings.Description ?? base.description,
    timeout: settings.Timeout ?? base.timeout,
    memorySize: settings.MemorySize ?? base.memorySize,
    tracing: (settings.TracingConfig?.Mode as Configuration['tracing'] | undefined) ?? base.tracing,
    ephemeralMb: settings.EphemeralStorage?.Size ?? base.ephemeralMb,
    snapStart: (settings.SnapStart?.ApplyOn as Configuration['snapStart'] | undefined) ?? base.snapStart,
    logging: LoggingConfig === undefined ? base.logging : loggingOf(base.logging, LoggingConfig),
    ...(attached === undefined ? {} : { vpc: attached }),
    ...(key === undefined ? {} : { kmsKeyArn: key }),
    ...(target === undefined ? {} : { deadLetterTarget: target }),
  };
}

/** The settings of a function before any is given (LAM-19). */
export function defaultSettings(name: string): Mutable {
  return {
    role: '',
    runtime: '',
    handler: '',
    description: '',
    timeout: 3,
    memorySize: 128,
    tracing: 'PassThrough',
    architecture: 'x86_64',
    ephemeralMb: 512,
    snapStart: 'None',
    logging: { format: 'Text', group: `/aws/lambda/${name}` },
  };
}

/** Empty lists detach, and stand in the configuration from then on (LAM-40). */
function vpcOf(given: NonNullable<Settings['VpcConfig']>): NonNullable<Configuration['vpc']> {
  const { SubnetIds = [], SecurityGroupIds = [], Ipv6AllowedForDualStack = false } = given;
  return { subnetIds: SubnetIds, securityGroupIds: SecurityGroupIds, ipv6: Ipv6AllowedForDualStack };
}

function loggingOf(base: LoggingRow, given: NonNullable<Settings['LoggingConfig']>): LoggingRow {
  const format = (given.LogFormat as LoggingRow['format'] | undefined) ?? base.format;
  const group = given.LogGroup ?? base.group;
  if (format === 'Text') return { format, group };
  return { format, group, applicationLevel: given.ApplicationLogLevel ?? base.applicationLevel ?? 'INFO', systemLevel: given.SystemLogLevel ?? base.systemLevel ?? 'INFO' };
}

function nonEmpty(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}
