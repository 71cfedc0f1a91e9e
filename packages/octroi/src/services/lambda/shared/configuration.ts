import type { FunctionConfiguration, VpcConfigResponse } from '../../../../models/lambda.gen.ts';
import type { Sealer } from '../../../kernel/operation.ts';
import type { Scope } from '../../../kernel/scope.ts';
import type { Configuration, FunctionRow, VersionRow, VpcRow } from '../tables.ts';
import { VPC_ID } from './asks.ts';
import { functionArn } from './designation.ts';
import { openVariables } from './environment.ts';
import { runtimeVersionArn } from './runtimes.ts';
import { PENDING, revisionOf, revisionOfVersion, SETTLED, stateOf } from './state.ts';

/** What the shapes need of a call. */
export interface ShapeContext {
  readonly home: Scope;
  readonly seal: Sealer;
  readonly now: number;
}

/** `$LATEST`; `qualifier` is what the request said, which its ARN repeats (LAM-17). */
export function latestConfiguration(row: FunctionRow, qualifier: string | null, context: ShapeContext): FunctionConfiguration {
  return {
    ...common(row, row.configuration, context),
    FunctionArn: functionArn(context.home, row.name, qualifier),
    Version: '$LATEST',
    RevisionId: revisionOf(row, context.now),
    ...stateOf(row, context.now),
  };
}

/** A published version; `qualifier` is its number, or the alias that led to it (LAM-17). */
export function versionConfiguration(row: FunctionRow, version: VersionRow, qualifier: string | null, context: ShapeContext): FunctionConfiguration {
  return {
    ...common(row, version.configuration, context),
    FunctionArn: functionArn(context.home, row.name, qualifier),
    Version: String(version.version),
    RevisionId: revisionOfVersion(version, context.now),
    ...(context.now >= version.settledAt ? SETTLED : PENDING),
  };
}

/** As lists show it: without states and without the version of the runtime (LAM-31, LAM-44). */
export function listed(configuration: FunctionConfiguration): FunctionConfiguration {
  const {
    State: _1, StateReason: _2, StateReasonCode: _3, LastUpdateStatus: _4, LastUpdateStatusReason: _5, LastUpdateStatusReasonCode: _6, RuntimeVersionConfig: _7,
    ...shown
  } = configuration;
  return shown;
}

/** The form in which most of Lambda's answers write a time: `2025-11-25T02:43:05.000+0000` (LAM-20). */
export function lastModified(millis: number): string {
  return new Date(millis).toISOString().replace('Z', '+0000');
}

function common(row: FunctionRow, configuration: Configuration, { home, seal }: ShapeContext): FunctionConfiguration {
  const { vpc, logging, kmsKeyArn, deadLetterTarget } = configuration;
  const variables = openVariables(configuration.environment, row.id, home, seal);
  return {
    FunctionName: row.name,
    Runtime: configuration.runtime,
    Role: configuration.role,
    Handler: configuration.handler,
    CodeSize: configuration.codeSize,
    CodeSha256: configuration.codeSha256,
    Description: configuration.description,
    Timeout: configuration.timeout,
    MemorySize: configuration.memorySize,
    LastModified: lastModified(configuration.modifiedAt),
    TracingConfig: { Mode: configuration.tracing },
    PackageType: 'Zip',
    Architectures: [configuration.architecture],
    EphemeralStorage: { Size: configuration.ephemeralMb },
    SnapStart: { ApplyOn: configuration.snapStart, OptimizationStatus: 'Off' },
    RuntimeVersionConfig: { RuntimeVersionArn: runtimeVersionArn(home, configuration.runtime) },
    LoggingConfig: {
      LogFormat: logging.format,
      LogGroup: logging.group,
      ...(logging.applicationLevel === undefined ? {} : { ApplicationLogLevel: logging.applicationLevel as 'INFO' }),
      ...(logging.systemLevel === undefined ? {} : { SystemLogLevel: logging.systemLevel as 'INFO' }),
    },
    ...(variables === undefined ? {} : { Environment: { Variables: variables } }),
    ...(configuration.layers === undefined ? {} : { Layers: configuration.layers.map(({ arn, codeSize }) => ({ Arn: arn, CodeSize: codeSize })) }),
    ...(kmsKeyArn === undefined ? {} : { KMSKeyArn: kmsKeyArn }),
    ...(deadLetterTarget === undefined ? {} : { DeadLetterConfig: { TargetArn: deadLetterTarget } }),
    ...(vpc === undefined ? {} : { VpcConfig: vpcConfig(vpc) }),
  };
}

/** A function that was detached shows empty lists and no VPC (LAM-40). */
function vpcConfig({ subnetIds, securityGroupIds, ipv6 }: VpcRow): VpcConfigResponse {
  return { SubnetIds: subnetIds, SecurityGroupIds: securityGroupIds, VpcId: subnetIds.length === 0 && securityGroupIds.length === 0 ? '' : VPC_ID, Ipv6AllowedForDualStack: ipv6 };
}
