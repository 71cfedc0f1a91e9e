// Generated from lambda-2015-03-31.json by tools/generate-types.ts. Do not edit.

/** The decoded and validated input of every operation. */
export interface Inputs {
  AddLayerVersionPermission: AddLayerVersionPermissionRequest;
  AddPermission: AddPermissionRequest;
  CheckpointDurableExecution: CheckpointDurableExecutionRequest;
  CreateAlias: CreateAliasRequest;
  CreateCapacityProvider: CreateCapacityProviderRequest;
  CreateCodeSigningConfig: CreateCodeSigningConfigRequest;
  CreateEventSourceMapping: CreateEventSourceMappingRequest;
  CreateFunction: CreateFunctionRequest;
  CreateFunctionUrlConfig: CreateFunctionUrlConfigRequest;
  DeleteAlias: DeleteAliasRequest;
  DeleteCapacityProvider: DeleteCapacityProviderRequest;
  DeleteCodeSigningConfig: DeleteCodeSigningConfigRequest;
  DeleteEventSourceMapping: DeleteEventSourceMappingRequest;
  DeleteFunction: DeleteFunctionRequest;
  DeleteFunctionCodeSigningConfig: DeleteFunctionCodeSigningConfigRequest;
  DeleteFunctionConcurrency: DeleteFunctionConcurrencyRequest;
  DeleteFunctionEventInvokeConfig: DeleteFunctionEventInvokeConfigRequest;
  DeleteFunctionUrlConfig: DeleteFunctionUrlConfigRequest;
  DeleteLayerVersion: DeleteLayerVersionRequest;
  DeleteProvisionedConcurrencyConfig: DeleteProvisionedConcurrencyConfigRequest;
  DeleteResourcePolicy: DeleteResourcePolicyRequest;
  GetAccountSettings: GetAccountSettingsRequest;
  GetAlias: GetAliasRequest;
  GetCapacityProvider: GetCapacityProviderRequest;
  GetCodeSigningConfig: GetCodeSigningConfigRequest;
  GetDurableExecution: GetDurableExecutionRequest;
  GetDurableExecutionHistory: GetDurableExecutionHistoryRequest;
  GetDurableExecutionState: GetDurableExecutionStateRequest;
  GetEventSourceMapping: GetEventSourceMappingRequest;
  GetFunction: GetFunctionRequest;
  GetFunctionCodeSigningConfig: GetFunctionCodeSigningConfigRequest;
  GetFunctionConcurrency: GetFunctionConcurrencyRequest;
  GetFunctionConfiguration: GetFunctionConfigurationRequest;
  GetFunctionEventInvokeConfig: GetFunctionEventInvokeConfigRequest;
  GetFunctionRecursionConfig: GetFunctionRecursionConfigRequest;
  GetFunctionScalingConfig: GetFunctionScalingConfigRequest;
  GetFunctionUrlConfig: GetFunctionUrlConfigRequest;
  GetLayerVersion: GetLayerVersionRequest;
  GetLayerVersionByArn: GetLayerVersionByArnRequest;
  GetLayerVersionPolicy: GetLayerVersionPolicyRequest;
  GetPolicy: GetPolicyRequest;
  GetProvisionedConcurrencyConfig: GetProvisionedConcurrencyConfigRequest;
  GetResourcePolicy: GetResourcePolicyRequest;
  GetRuntimeManagementConfig: GetRuntimeManagementConfigRequest;
  Invoke: InvocationRequest;
  InvokeAsync: InvokeAsyncRequest;
  InvokeWithResponseStream: InvokeWithResponseStreamRequest;
  ListAliases: ListAliasesRequest;
  ListCapacityProviders: ListCapacityProvidersRequest;
  ListCodeSigningConfigs: ListCodeSigningConfigsRequest;
  ListDurableExecutionsByFunction: ListDurableExecutionsByFunctionRequest;
  ListEventSourceMappings: ListEventSourceMappingsRequest;
  ListFunctionEventInvokeConfigs: ListFunctionEventInvokeConfigsRequest;
  ListFunctionUrlConfigs: ListFunctionUrlConfigsRequest;
  ListFunctionVersionsByCapacityProvider: ListFunctionVersionsByCapacityProviderRequest;
  ListFunctions: ListFunctionsRequest;
  ListFunctionsByCodeSigningConfig: ListFunctionsByCodeSigningConfigRequest;
  ListLayerVersions: ListLayerVersionsRequest;
  ListLayers: ListLayersRequest;
  ListProvisionedConcurrencyConfigs: ListProvisionedConcurrencyConfigsRequest;
  ListTags: ListTagsRequest;
  ListVersionsByFunction: ListVersionsByFunctionRequest;
  PublishLayerVersion: PublishLayerVersionRequest;
  PublishVersion: PublishVersionRequest;
  PutFunctionCodeSigningConfig: PutFunctionCodeSigningConfigRequest;
  PutFunctionConcurrency: PutFunctionConcurrencyRequest;
  PutFunctionEventInvokeConfig: PutFunctionEventInvokeConfigRequest;
  PutFunctionRecursionConfig: PutFunctionRecursionConfigRequest;
  PutFunctionScalingConfig: PutFunctionScalingConfigRequest;
  PutProvisionedConcurrencyConfig: PutProvisionedConcurrencyConfigRequest;
  PutResourcePolicy: PutResourcePolicyRequest;
  PutRuntimeManagementConfig: PutRuntimeManagementConfigRequest;
  RemoveLayerVersionPermission: RemoveLayerVersionPermissionRequest;
  RemovePermission: RemovePermissionRequest;
  SendDurableExecutionCallbackFailure: SendDurableExecutionCallbackFailureRequest;
  SendDurableExecutionCallbackHeartbeat: SendDurableExecutionCallbackHeartbeatRequest;
  SendDurableExecutionCallbackSuccess: SendDurableExecutionCallbackSuccessRequest;
  StopDurableExecution: StopDurableExecutionRequest;
  TagResource: TagResourceRequest;
  UntagResource: UntagResourceRequest;
  UpdateAlias: UpdateAliasRequest;
  UpdateCapacityProvider: UpdateCapacityProviderRequest;
  UpdateCodeSigningConfig: UpdateCodeSigningConfigRequest;
  UpdateEventSourceMapping: UpdateEventSourceMappingRequest;
  UpdateFunctionCode: UpdateFunctionCodeRequest;
  UpdateFunctionConfiguration: UpdateFunctionConfigurationRequest;
  UpdateFunctionEventInvokeConfig: UpdateFunctionEventInvokeConfigRequest;
  UpdateFunctionUrlConfig: UpdateFunctionUrlConfigRequest;
}

/** What an operation's handler returns. */
export interface Outputs {
  AddLayerVersionPermission: AddLayerVersionPermissionResponse;
  AddPermission: AddPermissionResponse;
  CheckpointDurableExecution: CheckpointDurableExecutionResponse;
  CreateAlias: AliasConfiguration;
  CreateCapacityProvider: CreateCapacityProviderResponse;
  CreateCodeSigningConfig: CreateCodeSigningConfigResponse;
  CreateEventSourceMapping: EventSourceMappingConfiguration;
  CreateFunction: FunctionConfiguration;
  CreateFunctionUrlConfig: CreateFunctionUrlConfigResponse;
  DeleteAlias: Readonly<Record<string, never>>;
  DeleteCapacityProvider: DeleteCapacityProviderResponse;
  DeleteCodeSigningConfig: DeleteCodeSigningConfigResponse;
  DeleteEventSourceMapping: EventSourceMappingConfiguration;
  DeleteFunction: DeleteFunctionResponse;
  DeleteFunctionCodeSigningConfig: Readonly<Record<string, never>>;
  DeleteFunctionConcurrency: Readonly<Record<string, never>>;
  DeleteFunctionEventInvokeConfig: Readonly<Record<string, never>>;
  DeleteFunctionUrlConfig: Readonly<Record<string, never>>;
  DeleteLayerVersion: Readonly<Record<string, never>>;
  DeleteProvisionedConcurrencyConfig: Readonly<Record<string, never>>;
  DeleteResourcePolicy: Readonly<Record<string, never>>;
  GetAccountSettings: GetAccountSettingsResponse;
  GetAlias: AliasConfiguration;
  GetCapacityProvider: GetCapacityProviderResponse;
  GetCodeSigningConfig: GetCodeSigningConfigResponse;
  GetDurableExecution: GetDurableExecutionResponse;
  GetDurableExecutionHistory: GetDurableExecutionHistoryResponse;
  GetDurableExecutionState: GetDurableExecutionStateResponse;
  GetEventSourceMapping: EventSourceMappingConfiguration;
  GetFunction: GetFunctionResponse;
  GetFunctionCodeSigningConfig: GetFunctionCodeSigningConfigResponse;
  GetFunctionConcurrency: GetFunctionConcurrencyResponse;
  GetFunctionConfiguration: FunctionConfiguration;
  GetFunctionEventInvokeConfig: FunctionEventInvokeConfig;
  GetFunctionRecursionConfig: GetFunctionRecursionConfigResponse;
  GetFunctionScalingConfig: GetFunctionScalingConfigResponse;
  GetFunctionUrlConfig: GetFunctionUrlConfigResponse;
  GetLayerVersion: GetLayerVersionResponse;
  GetLayerVersionByArn: GetLayerVersionResponse;
  GetLayerVersionPolicy: GetLayerVersionPolicyResponse;
  GetPolicy: GetPolicyResponse;
  GetProvisionedConcurrencyConfig: GetProvisionedConcurrencyConfigResponse;
  GetResourcePolicy: GetResourcePolicyResponse;
  GetRuntimeManagementConfig: GetRuntimeManagementConfigResponse;
  Invoke: InvocationResponse;
  InvokeAsync: InvokeAsyncResponse;
  InvokeWithResponseStream: InvokeWithResponseStreamResponse;
  ListAliases: ListAliasesResponse;
  ListCapacityProviders: ListCapacityProvidersResponse;
  ListCodeSigningConfigs: ListCodeSigningConfigsResponse;
  ListDurableExecutionsByFunction: ListDurableExecutionsByFunctionResponse;
  ListEventSourceMappings: ListEventSourceMappingsResponse;
  ListFunctionEventInvokeConfigs: ListFunctionEventInvokeConfigsResponse;
  ListFunctionUrlConfigs: ListFunctionUrlConfigsResponse;
  ListFunctionVersionsByCapacityProvider: ListFunctionVersionsByCapacityProviderResponse;
  ListFunctions: ListFunctionsResponse;
  ListFunctionsByCodeSigningConfig: ListFunctionsByCodeSigningConfigResponse;
  ListLayerVersions: ListLayerVersionsResponse;
  ListLayers: ListLayersResponse;
  ListProvisionedConcurrencyConfigs: ListProvisionedConcurrencyConfigsResponse;
  ListTags: ListTagsResponse;
  ListVersionsByFunction: ListVersionsByFunctionResponse;
  PublishLayerVersion: PublishLayerVersionResponse;
  PublishVersion: FunctionConfiguration;
  PutFunctionCodeSigningConfig: PutFunctionCodeSigningConfigResponse;
  PutFunctionConcurrency: Concurrency;
  PutFunctionEventInvokeConfig: FunctionEventInvokeConfig;
  PutFunctionRecursionConfig: PutFunctionRecursionConfigResponse;
  PutFunctionScalingConfig: PutFunctionScalingConfigResponse;
  PutProvisionedConcurrencyConfig: PutProvisionedConcurrencyConfigResponse;
  PutResourcePolicy: PutResourcePolicyResponse;
  PutRuntimeManagementConfig: PutRuntimeManagementConfigResponse;
  RemoveLayerVersionPermission: Readonly<Record<string, never>>;
  RemovePermission: Readonly<Record<string, never>>;
  SendDurableExecutionCallbackFailure: SendDurableExecutionCallbackFailureResponse;
  SendDurableExecutionCallbackHeartbeat: SendDurableExecutionCallbackHeartbeatResponse;
  SendDurableExecutionCallbackSuccess: SendDurableExecutionCallbackSuccessResponse;
  StopDurableExecution: StopDurableExecutionResponse;
  TagResource: Readonly<Record<string, never>>;
  UntagResource: Readonly<Record<string, never>>;
  UpdateAlias: AliasConfiguration;
  UpdateCapacityProvider: UpdateCapacityProviderResponse;
  UpdateCodeSigningConfig: UpdateCodeSigningConfigResponse;
  UpdateEventSourceMapping: EventSourceMappingConfiguration;
  UpdateFunctionCode: FunctionConfiguration;
  UpdateFunctionConfiguration: FunctionConfiguration;
  UpdateFunctionEventInvokeConfig: FunctionEventInvokeConfig;
  UpdateFunctionUrlConfig: UpdateFunctionUrlConfigResponse;
}

export type ApplicationLogLevel =
  | 'TRACE'
  | 'DEBUG'
  | 'INFO'
  | 'WARN'
  | 'ERROR'
  | 'FATAL';

export type Architecture =
  | 'x86_64'
  | 'arm64';

export type CapacityProviderPredefinedMetricType =
  | 'LambdaCapacityProviderAverageCPUUtilization';

export type CapacityProviderScalingMode =
  | 'Auto'
  | 'Manual';

export type CapacityProviderState =
  | 'Pending'
  | 'Active'
  | 'Failed'
  | 'Deleting';

export type CodeSigningPolicy =
  | 'Warn'
  | 'Enforce';

export type DirectS3Read =
  | 'ENABLED'
  | 'DISABLED'
  | 'AUTO';

export type EndPointType =
  | 'KAFKA_BOOTSTRAP_SERVERS';

export type EventSourceMappingMetric =
  | 'EventCount'
  | 'ErrorCount'
  | 'KafkaMetrics';

export type EventSourceMappingSystemLogLevel =
  | 'DEBUG'
  | 'INFO'
  | 'WARN';

export type EventSourcePosition =
  | 'TRIM_HORIZON'
  | 'LATEST'
  | 'AT_TIMESTAMP';

export type EventType =
  | 'ExecutionStarted'
  | 'ExecutionSucceeded'
  | 'ExecutionFailed'
  | 'ExecutionTimedOut'
  | 'ExecutionStopped'
  | 'ContextStarted'
  | 'ContextSucceeded'
  | 'ContextFailed'
  | 'WaitStarted'
  | 'WaitSucceeded'
  | 'WaitCancelled'
  | 'StepStarted'
  | 'StepSucceeded'
  | 'StepFailed'
  | 'ChainedInvokeStarted'
  | 'ChainedInvokeSucceeded'
  | 'ChainedInvokeFailed'
  | 'ChainedInvokeTimedOut'
  | 'ChainedInvokeStopped'
  | 'CallbackStarted'
  | 'CallbackSucceeded'
  | 'CallbackFailed'
  | 'CallbackTimedOut'
  | 'InvocationCompleted';

export type ExecutionStatus =
  | 'RUNNING'
  | 'SUCCEEDED'
  | 'FAILED'
  | 'TIMED_OUT'
  | 'STOPPED';

export type FullDocument =
  | 'UpdateLookup'
  | 'Default';

export type FunctionResponseType =
  | 'ReportBatchItemFailures';

export type FunctionUrlAuthType =
  | 'NONE'
  | 'AWS_IAM';

export type FunctionVersion =
  | 'ALL';

export type FunctionVersionLatestPublished =
  | 'LATEST_PUBLISHED';

export type InvocationType =
  | 'Event'
  | 'RequestResponse'
  | 'DryRun';

export type InvokeMode =
  | 'BUFFERED'
  | 'RESPONSE_STREAM';

export type KafkaSchemaRegistryAuthType =
  | 'BASIC_AUTH'
  | 'CLIENT_CERTIFICATE_TLS_AUTH'
  | 'SERVER_ROOT_CA_CERTIFICATE';

export type KafkaSchemaValidationAttribute =
  | 'KEY'
  | 'VALUE';

export type LastUpdateStatus =
  | 'Successful'
  | 'Failed'
  | 'InProgress';

export type LastUpdateStatusReasonCode =
  | 'EniLimitExceeded'
  | 'InsufficientRolePermissions'
  | 'InvalidConfiguration'
  | 'InternalError'
  | 'SubnetOutOfIPAddresses'
  | 'InvalidSubnet'
  | 'InvalidSecurityGroup'
  | 'ImageDeleted'
  | 'ImageAccessDenied'
  | 'InvalidImage'
  | 'KMSKeyAccessDenied'
  | 'KMSKeyNotFound'
  | 'InvalidStateKMSKey'
  | 'DisabledKMSKey'
  | 'EFSIOError'
  | 'EFSMountConnectivityError'
  | 'EFSMountFailure'
  | 'EFSMountTimeout'
  | 'InvalidRuntime'
  | 'InvalidZipFileException'
  | 'FunctionError'
  | 'ServiceQuotaExceededException'
  | 'VcpuLimitExceeded'
  | 'CapacityProviderScalingLimitExceeded'
  | 'InsufficientCapacity'
  | 'EC2RequestLimitExceeded'
  | 'FunctionError.InitTimeout'
  | 'FunctionError.RuntimeInitError'
  | 'FunctionError.ExtensionInitError'
  | 'FunctionError.InvalidEntryPoint'
  | 'FunctionError.InvalidWorkingDirectory'
  | 'FunctionError.PermissionDenied'
  | 'FunctionError.TooManyExtensions'
  | 'FunctionError.InitResourceExhausted'
  | 'DisallowedByVpcEncryptionControl'
  | 'DependencyError';

export type LogFormat =
  | 'JSON'
  | 'Text';

export type LogType =
  | 'None'
  | 'Tail';

export type OperationAction =
  | 'START'
  | 'SUCCEED'
  | 'FAIL'
  | 'RETRY'
  | 'CANCEL';

export type OperationStatus =
  | 'STARTED'
  | 'PENDING'
  | 'READY'
  | 'SUCCEEDED'
  | 'FAILED'
  | 'CANCELLED'
  | 'TIMED_OUT'
  | 'STOPPED';

export type OperationType =
  | 'EXECUTION'
  | 'CONTEXT'
  | 'STEP'
  | 'WAIT'
  | 'CALLBACK'
  | 'CHAINED_INVOKE';

export type PackageType =
  | 'Zip'
  | 'Image';

export type PropagateTagsMode =
  | 'None'
  | 'Explicit';

export type ProvisionedConcurrencyStatusEnum =
  | 'IN_PROGRESS'
  | 'READY'
  | 'FAILED';

export type RecursiveLoop =
  | 'Allow'
  | 'Terminate';

export type ResponseStreamingInvocationType =
  | 'RequestResponse'
  | 'DryRun';

export type Runtime =
  | 'nodejs'
  | 'nodejs4.3'
  | 'nodejs6.10'
  | 'nodejs8.10'
  | 'nodejs10.x'
  | 'nodejs12.x'
  | 'nodejs14.x'
  | 'nodejs16.x'
  | 'nodejs18.x'
  | 'nodejs20.x'
  | 'nodejs22.x'
  | 'nodejs24.x'
  | 'java8'
  | 'java8.al2'
  | 'java11'
  | 'java17'
  | 'java21'
  | 'java25'
  | 'python2.7'
  | 'python3.6'
  | 'python3.7'
  | 'python3.8'
  | 'python3.9'
  | 'python3.10'
  | 'python3.11'
  | 'python3.12'
  | 'python3.13'
  | 'python3.14'
  | 'dotnetcore1.0'
  | 'dotnetcore2.0'
  | 'dotnetcore2.1'
  | 'dotnetcore3.1'
  | 'dotnet6'
  | 'dotnet8'
  | 'dotnet10'
  | 'nodejs4.3-edge'
  | 'go1.x'
  | 'ruby2.5'
  | 'ruby2.7'
  | 'ruby3.2'
  | 'ruby3.3'
  | 'ruby3.4'
  | 'ruby4.0'
  | 'provided'
  | 'provided.al2'
  | 'provided.al2023'
  | 'nodejs26.x'
  | 'python3.15'
  | 'java8.al2023'
  | 'java11.al2023'
  | 'java17.al2023'
  | (string & {});

export type S3ObjectStorageMode =
  | 'COPY'
  | 'REFERENCE';

export type SchemaRegistryEventRecordFormat =
  | 'JSON'
  | 'SOURCE';

export type SnapStartApplyOn =
  | 'PublishedVersions'
  | 'None';

export type SnapStartOptimizationStatus =
  | 'On'
  | 'Off';

export type SourceAccessType =
  | 'BASIC_AUTH'
  | 'VPC_SUBNET'
  | 'VPC_SECURITY_GROUP'
  | 'SASL_SCRAM_512_AUTH'
  | 'SASL_SCRAM_256_AUTH'
  | 'VIRTUAL_HOST'
  | 'CLIENT_CERTIFICATE_TLS_AUTH'
  | 'SERVER_ROOT_CA_CERTIFICATE';

export type State =
  | 'Pending'
  | 'Active'
  | 'Inactive'
  | 'Failed'
  | 'Deactivating'
  | 'Deactivated'
  | 'ActiveNonInvocable'
  | 'Deleting';

export type StateReasonCode =
  | 'Idle'
  | 'Creating'
  | 'Restoring'
  | 'EniLimitExceeded'
  | 'InsufficientRolePermissions'
  | 'InvalidConfiguration'
  | 'InternalError'
  | 'SubnetOutOfIPAddresses'
  | 'InvalidSubnet'
  | 'InvalidSecurityGroup'
  | 'ImageDeleted'
  | 'ImageAccessDenied'
  | 'InvalidImage'
  | 'KMSKeyAccessDenied'
  | 'KMSKeyNotFound'
  | 'InvalidStateKMSKey'
  | 'DisabledKMSKey'
  | 'EFSIOError'
  | 'EFSMountConnectivityError'
  | 'EFSMountFailure'
  | 'EFSMountTimeout'
  | 'InvalidRuntime'
  | 'InvalidZipFileException'
  | 'FunctionError'
  | 'ServiceQuotaExceededException'
  | 'VcpuLimitExceeded'
  | 'CapacityProviderScalingLimitExceeded'
  | 'InsufficientCapacity'
  | 'EC2RequestLimitExceeded'
  | 'FunctionError.InitTimeout'
  | 'FunctionError.RuntimeInitError'
  | 'FunctionError.ExtensionInitError'
  | 'FunctionError.InvalidEntryPoint'
  | 'FunctionError.InvalidWorkingDirectory'
  | 'FunctionError.PermissionDenied'
  | 'FunctionError.TooManyExtensions'
  | 'FunctionError.InitResourceExhausted'
  | 'DisallowedByVpcEncryptionControl'
  | 'DrainingDurableExecutions'
  | 'DependencyError';

export type SystemLogLevel =
  | 'DEBUG'
  | 'INFO'
  | 'WARN';

export type TenantIsolationMode =
  | 'PER_TENANT';

export type TracingMode =
  | 'Active'
  | 'PassThrough';

export type UpdateRuntimeOn =
  | 'Auto'
  | 'Manual'
  | 'FunctionUpdate';

export interface AddLayerVersionPermissionRequest {
  readonly Action: string;
  readonly LayerName: string;
  readonly OrganizationId?: string | undefined;
  readonly Principal: string;
  readonly RevisionId?: string | undefined;
  readonly StatementId: string;
  readonly VersionNumber: number;
}

export interface AddPermissionRequest {
  readonly Action: string;
  readonly EventSourceToken?: string | undefined;
  readonly FunctionName: string;
  readonly FunctionUrlAuthType?: FunctionUrlAuthType | undefined;
  readonly InvokedViaFunctionUrl?: boolean | undefined;
  readonly Principal: string;
  readonly PrincipalOrgID?: string | undefined;
  readonly Qualifier?: string | undefined;
  readonly RevisionId?: string | undefined;
  readonly SourceAccount?: string | undefined;
  readonly SourceArn?: string | undefined;
  readonly StatementId: string;
}

export interface AliasRoutingConfiguration {
  readonly AdditionalVersionWeights?: Readonly<Record<string, number>> | undefined;
}

export interface AllowedPublishers {
  readonly SigningProfileVersionArns: ReadonlyArray<string>;
}

export interface AmazonManagedKafkaEventSourceConfig {
  readonly ConsumerGroupId?: string | undefined;
  readonly SchemaRegistryConfig?: KafkaSchemaRegistryConfig | undefined;
}

export interface CallbackOptions {
  readonly HeartbeatTimeoutSeconds?: number | undefined;
  readonly TimeoutSeconds?: number | undefined;
}

export interface CapacityProviderConfig {
  readonly LambdaManagedInstancesCapacityProviderConfig: LambdaManagedInstancesCapacityProviderConfig;
}

export interface CapacityProviderLoggingConfig {
  readonly LogGroup?: string | undefined;
  readonly SystemLogLevel?: SystemLogLevel | undefined;
}

export interface CapacityProviderPermissionsConfig {
  readonly CapacityProviderOperatorRoleArn: string;
}

export interface CapacityProviderScalingConfig {
  readonly MaxVCpuCount?: number | undefined;
  readonly ScalingMode?: CapacityProviderScalingMode | undefined;
  readonly ScalingPolicies?: ReadonlyArray<TargetTrackingScalingPolicy> | undefined;
}

export interface CapacityProviderTelemetryConfig {
  readonly LoggingConfig?: CapacityProviderLoggingConfig | undefined;
}

export interface CapacityProviderVpcConfig {
  readonly SecurityGroupIds: ReadonlyArray<string>;
  readonly SubnetIds: ReadonlyArray<string>;
}

export interface ChainedInvokeOptions {
  readonly FunctionName: string;
  readonly TenantId?: string | undefined;
}

export interface CheckpointDurableExecutionRequest {
  readonly CheckpointToken: string;
  readonly ClientToken?: string | undefined;
  readonly DurableExecutionArn: string;
  readonly Updates?: ReadonlyArray<OperationUpdate> | undefined;
}

export interface CodeSigningPolicies {
  readonly UntrustedArtifactOnDeployment?: CodeSigningPolicy | undefined;
}

export interface ContextOptions {
  readonly ReplayChildren?: boolean | undefined;
}

export interface Cors {
  readonly AllowCredentials?: boolean | undefined;
  readonly AllowHeaders?: ReadonlyArray<string> | undefined;
  readonly AllowMethods?: ReadonlyArray<string> | undefined;
  readonly AllowOrigins?: ReadonlyArray<string> | undefined;
  readonly ExposeHeaders?: ReadonlyArray<string> | undefined;
  readonly MaxAge?: number | undefined;
}

export interface CreateAliasRequest {
  readonly Description?: string | undefined;
  readonly FunctionName: string;
  readonly FunctionVersion: string;
  readonly Name: string;
  readonly RoutingConfig?: AliasRoutingConfiguration | undefined;
}

export interface CreateCapacityProviderRequest {
  readonly CapacityProviderName: string;
  readonly CapacityProviderScalingConfig?: CapacityProviderScalingConfig | undefined;
  readonly InstanceRequirements?: InstanceRequirements | undefined;
  readonly KmsKeyArn?: string | undefined;
  readonly PermissionsConfig: CapacityProviderPermissionsConfig;
  readonly PropagateTags?: PropagateTags | undefined;
  readonly Tags?: Readonly<Record<string, string>> | undefined;
  readonly TelemetryConfig?: CapacityProviderTelemetryConfig | undefined;
  readonly VpcConfig: CapacityProviderVpcConfig;
}

export interface CreateCodeSigningConfigRequest {
  readonly AllowedPublishers: AllowedPublishers;
  readonly CodeSigningPolicies?: CodeSigningPolicies | undefined;
  readonly Description?: string | undefined;
  readonly Tags?: Readonly<Record<string, string>> | undefined;
}

export interface CreateEventSourceMappingRequest {
  readonly AmazonManagedKafkaEventSourceConfig?: AmazonManagedKafkaEventSourceConfig | undefined;
  readonly BatchSize?: number | undefined;
  readonly BisectBatchOnFunctionError?: boolean | undefined;
  readonly DestinationConfig?: DestinationConfig | undefined;
  readonly DocumentDBEventSourceConfig?: DocumentDBEventSourceConfig | undefined;
  readonly Enabled?: boolean | undefined;
  readonly EventSourceArn?: string | undefined;
  readonly FilterCriteria?: FilterCriteria | undefined;
  readonly FunctionName: string;
  readonly FunctionResponseTypes?: ReadonlyArray<FunctionResponseType> | undefined;
  readonly KMSKeyArn?: string | undefined;
  readonly LoggingConfig?: EventSourceMappingLoggingConfig | undefined;
  readonly MaximumBatchingWindowInSeconds?: number | undefined;
  readonly MaximumRecordAgeInSeconds?: number | undefined;
  readonly MaximumRetryAttempts?: number | undefined;
  readonly MetricsConfig?: EventSourceMappingMetricsConfig | undefined;
  readonly ParallelizationFactor?: number | undefined;
  readonly ProvisionedPollerConfig?: ProvisionedPollerConfig | undefined;
  readonly Queues?: ReadonlyArray<string> | undefined;
  readonly ScalingConfig?: ScalingConfig | undefined;
  readonly SelfManagedEventSource?: SelfManagedEventSource | undefined;
  readonly SelfManagedKafkaEventSourceConfig?: SelfManagedKafkaEventSourceConfig | undefined;
  readonly SourceAccessConfigurations?: ReadonlyArray<SourceAccessConfiguration> | undefined;
  readonly StartingPosition?: EventSourcePosition | undefined;
  readonly StartingPositionTimestamp?: Date | undefined;
  readonly Tags?: Readonly<Record<string, string>> | undefined;
  readonly Topics?: ReadonlyArray<string> | undefined;
  readonly TumblingWindowInSeconds?: number | undefined;
}

export interface CreateFunctionRequest {
  readonly Architectures?: ReadonlyArray<Architecture> | undefined;
  readonly CapacityProviderConfig?: CapacityProviderConfig | undefined;
  readonly Code: FunctionCode;
  readonly CodeSigningConfigArn?: string | undefined;
  readonly DeadLetterConfig?: DeadLetterConfig | undefined;
  readonly Description?: string | undefined;
  readonly DurableConfig?: DurableConfig | undefined;
  readonly Environment?: Environment | undefined;
  readonly EphemeralStorage?: EphemeralStorage | undefined;
  readonly FileSystemConfigs?: ReadonlyArray<FileSystemConfig> | undefined;
  readonly FunctionName: string;
  readonly Handler?: string | undefined;
  readonly ImageConfig?: ImageConfig | undefined;
  readonly KMSKeyArn?: string | undefined;
  readonly Layers?: ReadonlyArray<string> | undefined;
  readonly LoggingConfig?: LoggingConfig | undefined;
  readonly MemorySize?: number | undefined;
  readonly PackageType?: PackageType | undefined;
  readonly Publish?: boolean | undefined;
  readonly PublishTo?: FunctionVersionLatestPublished | undefined;
  readonly Role: string;
  readonly Runtime?: Runtime | undefined;
  readonly SnapStart?: SnapStart | undefined;
  readonly Tags?: Readonly<Record<string, string>> | undefined;
  readonly TenancyConfig?: TenancyConfig | undefined;
  readonly Timeout?: number | undefined;
  readonly TracingConfig?: TracingConfig | undefined;
  readonly VpcConfig?: VpcConfig | undefined;
}

export interface CreateFunctionUrlConfigRequest {
  readonly AuthType: FunctionUrlAuthType;
  readonly Cors?: Cors | undefined;
  readonly FunctionName: string;
  readonly InvokeMode?: InvokeMode | undefined;
  readonly Qualifier?: string | undefined;
}

export interface DeadLetterConfig {
  readonly TargetArn?: string | undefined;
}

export interface DeleteAliasRequest {
  readonly FunctionName: string;
  readonly Name: string;
}

export interface DeleteCapacityProviderRequest {
  readonly CapacityProviderName: string;
}

export interface DeleteCodeSigningConfigRequest {
  readonly CodeSigningConfigArn: string;
}

export interface DeleteEventSourceMappingRequest {
  readonly UUID: string;
}

export interface DeleteFunctionCodeSigningConfigRequest {
  readonly FunctionName: string;
}

export interface DeleteFunctionConcurrencyRequest {
  readonly FunctionName: string;
}

export interface DeleteFunctionEventInvokeConfigRequest {
  readonly FunctionName: string;
  readonly Qualifier?: string | undefined;
}

export interface DeleteFunctionRequest {
  readonly FunctionName: string;
  readonly Qualifier?: string | undefined;
}

export interface DeleteFunctionUrlConfigRequest {
  readonly FunctionName: string;
  readonly Qualifier?: string | undefined;
}

export interface DeleteLayerVersionRequest {
  readonly LayerName: string;
  readonly VersionNumber: number;
}

export interface DeleteProvisionedConcurrencyConfigRequest {
  readonly FunctionName: string;
  readonly Qualifier: string;
}

export interface DeleteResourcePolicyRequest {
  readonly ResourceArn: string;
  readonly RevisionId?: string | undefined;
}

export interface DestinationConfig {
  readonly OnFailure?: OnFailure | undefined;
  readonly OnSuccess?: OnSuccess | undefined;
}

export interface DocumentDBEventSourceConfig {
  readonly CollectionName?: string | undefined;
  readonly DatabaseName?: string | undefined;
  readonly FullDocument?: FullDocument | undefined;
}

export interface DurableConfig {
  readonly ExecutionTimeout?: number | undefined;
  readonly KMSKeyArn?: string | undefined;
  readonly RetentionPeriodInDays?: number | undefined;
}

export interface Environment {
  readonly Variables?: Readonly<Record<string, string>> | undefined;
}

export interface EphemeralStorage {
  readonly Size: number;
}

export interface ErrorObject {
  readonly ErrorData?: string | undefined;
  readonly ErrorMessage?: string | undefined;
  readonly ErrorType?: string | undefined;
  readonly StackTrace?: ReadonlyArray<string> | undefined;
}

export interface EventSourceMappingLoggingConfig {
  readonly SystemLogLevel?: EventSourceMappingSystemLogLevel | undefined;
}

export interface EventSourceMappingMetricsConfig {
  readonly Metrics?: ReadonlyArray<EventSourceMappingMetric> | undefined;
}

export interface FileSystemConfig {
  readonly Arn: string;
  readonly LocalMountPath: string;
  readonly S3FilesConfig?: S3FilesConfig | undefined;
}

export interface Filter {
  readonly Pattern?: string | undefined;
}

export interface FilterCriteria {
  readonly Filters?: ReadonlyArray<Filter> | undefined;
}

export interface FunctionCode {
  readonly ImageUri?: string | undefined;
  readonly S3Bucket?: string | undefined;
  readonly S3Key?: string | undefined;
  readonly S3ObjectStorageMode?: S3ObjectStorageMode | undefined;
  readonly S3ObjectVersion?: string | undefined;
  readonly SourceKMSKeyArn?: string | undefined;
  readonly ZipFile?: Uint8Array | undefined;
}

export interface FunctionScalingConfig {
  readonly MaxExecutionEnvironments?: number | undefined;
  readonly MinExecutionEnvironments?: number | undefined;
}

export type GetAccountSettingsRequest = Readonly<Record<string, never>>;

export interface GetAliasRequest {
  readonly FunctionName: string;
  readonly Name: string;
}

export interface GetCapacityProviderRequest {
  readonly CapacityProviderName: string;
}

export interface GetCodeSigningConfigRequest {
  readonly CodeSigningConfigArn: string;
}

export interface GetDurableExecutionHistoryRequest {
  readonly DurableExecutionArn: string;
  readonly IncludeExecutionData?: boolean | undefined;
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
  readonly ReverseOrder?: boolean | undefined;
}

export interface GetDurableExecutionRequest {
  readonly DurableExecutionArn: string;
  readonly IncludeExecutionData?: boolean | undefined;
}

export interface GetDurableExecutionStateRequest {
  readonly CheckpointToken: string;
  readonly DurableExecutionArn: string;
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
}

export interface GetEventSourceMappingRequest {
  readonly UUID: string;
}

export interface GetFunctionCodeSigningConfigRequest {
  readonly FunctionName: string;
}

export interface GetFunctionConcurrencyRequest {
  readonly FunctionName: string;
}

export interface GetFunctionConfigurationRequest {
  readonly FunctionName: string;
  readonly Qualifier?: string | undefined;
}

export interface GetFunctionEventInvokeConfigRequest {
  readonly FunctionName: string;
  readonly Qualifier?: string | undefined;
}

export interface GetFunctionRecursionConfigRequest {
  readonly FunctionName: string;
}

export interface GetFunctionRequest {
  readonly FunctionName: string;
  readonly Qualifier?: string | undefined;
}

export interface GetFunctionScalingConfigRequest {
  readonly FunctionName: string;
  readonly Qualifier: string;
}

export interface GetFunctionUrlConfigRequest {
  readonly FunctionName: string;
  readonly Qualifier?: string | undefined;
}

export interface GetLayerVersionByArnRequest {
  readonly Arn: string;
}

export interface GetLayerVersionPolicyRequest {
  readonly LayerName: string;
  readonly VersionNumber: number;
}

export interface GetLayerVersionRequest {
  readonly LayerName: string;
  readonly VersionNumber: number;
}

export interface GetPolicyRequest {
  readonly FunctionName: string;
  readonly Qualifier?: string | undefined;
}

export interface GetProvisionedConcurrencyConfigRequest {
  readonly FunctionName: string;
  readonly Qualifier: string;
}

export interface GetResourcePolicyRequest {
  readonly ResourceArn: string;
}

export interface GetRuntimeManagementConfigRequest {
  readonly FunctionName: string;
  readonly Qualifier?: string | undefined;
}

export interface ImageConfig {
  readonly Command?: ReadonlyArray<string> | undefined;
  readonly EntryPoint?: ReadonlyArray<string> | undefined;
  readonly WorkingDirectory?: string | undefined;
}

export interface InstanceRequirements {
  readonly AllowedInstanceTypes?: ReadonlyArray<string> | undefined;
  readonly Architectures?: ReadonlyArray<Architecture> | undefined;
  readonly ExcludedInstanceTypes?: ReadonlyArray<string> | undefined;
}

export interface InvocationRequest {
  readonly ClientContext?: string | undefined;
  readonly DurableExecutionName?: string | undefined;
  readonly FunctionName: string;
  readonly InvocationType?: InvocationType | undefined;
  readonly LogType?: LogType | undefined;
  readonly Payload?: Uint8Array | undefined;
  readonly Qualifier?: string | undefined;
  readonly TenantId?: string | undefined;
}

export interface InvokeAsyncRequest {
  readonly FunctionName: string;
  readonly InvokeArgs: Uint8Array;
}

export interface InvokeWithResponseStreamRequest {
  readonly ClientContext?: string | undefined;
  readonly FunctionName: string;
  readonly InvocationType?: ResponseStreamingInvocationType | undefined;
  readonly LogType?: LogType | undefined;
  readonly Payload?: Uint8Array | undefined;
  readonly Qualifier?: string | undefined;
  readonly TenantId?: string | undefined;
}

export interface KafkaSchemaRegistryAccessConfig {
  readonly Type?: KafkaSchemaRegistryAuthType | undefined;
  readonly URI?: string | undefined;
}

export interface KafkaSchemaRegistryConfig {
  readonly AccessConfigs?: ReadonlyArray<KafkaSchemaRegistryAccessConfig> | undefined;
  readonly EventRecordFormat?: SchemaRegistryEventRecordFormat | undefined;
  readonly SchemaRegistryURI?: string | undefined;
  readonly SchemaValidationConfigs?: ReadonlyArray<KafkaSchemaValidationConfig> | undefined;
}

export interface KafkaSchemaValidationConfig {
  readonly Attribute?: KafkaSchemaValidationAttribute | undefined;
}

export interface LambdaManagedInstancesCapacityProviderConfig {
  readonly CapacityProviderArn: string;
  readonly ExecutionEnvironmentMemoryGiBPerVCpu?: number | undefined;
  readonly PerExecutionEnvironmentMaxConcurrency?: number | undefined;
}

export interface LayerVersionContentInput {
  readonly S3Bucket?: string | undefined;
  readonly S3Key?: string | undefined;
  readonly S3ObjectStorageMode?: S3ObjectStorageMode | undefined;
  readonly S3ObjectVersion?: string | undefined;
  readonly ZipFile?: Uint8Array | undefined;
}

export interface ListAliasesRequest {
  readonly FunctionName: string;
  readonly FunctionVersion?: string | undefined;
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
}

export interface ListCapacityProvidersRequest {
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
  readonly State?: CapacityProviderState | undefined;
}

export interface ListCodeSigningConfigsRequest {
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
}

export interface ListDurableExecutionsByFunctionRequest {
  readonly DurableExecutionName?: string | undefined;
  readonly FunctionName: string;
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
  readonly Qualifier?: string | undefined;
  readonly ReverseOrder?: boolean | undefined;
  readonly StartedAfter?: Date | undefined;
  readonly StartedBefore?: Date | undefined;
  readonly Statuses?: ReadonlyArray<ExecutionStatus> | undefined;
}

export interface ListEventSourceMappingsRequest {
  readonly EventSourceArn?: string | undefined;
  readonly FunctionName?: string | undefined;
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
}

export interface ListFunctionEventInvokeConfigsRequest {
  readonly FunctionName: string;
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
}

export interface ListFunctionUrlConfigsRequest {
  readonly FunctionName: string;
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
}

export interface ListFunctionVersionsByCapacityProviderRequest {
  readonly CapacityProviderName: string;
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
}

export interface ListFunctionsByCodeSigningConfigRequest {
  readonly CodeSigningConfigArn: string;
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
}

export interface ListFunctionsRequest {
  readonly FunctionVersion?: FunctionVersion | undefined;
  readonly Marker?: string | undefined;
  readonly MasterRegion?: string | undefined;
  readonly MaxItems?: number | undefined;
}

export interface ListLayerVersionsRequest {
  readonly CompatibleArchitecture?: Architecture | undefined;
  readonly CompatibleRuntime?: Runtime | undefined;
  readonly LayerName: string;
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
}

export interface ListLayersRequest {
  readonly CompatibleArchitecture?: Architecture | undefined;
  readonly CompatibleRuntime?: Runtime | undefined;
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
}

export interface ListProvisionedConcurrencyConfigsRequest {
  readonly FunctionName: string;
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
}

export interface ListTagsRequest {
  readonly Resource: string;
}

export interface ListVersionsByFunctionRequest {
  readonly FunctionName: string;
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
}

export interface LoggingConfig {
  readonly ApplicationLogLevel?: ApplicationLogLevel | undefined;
  readonly LogFormat?: LogFormat | undefined;
  readonly LogGroup?: string | undefined;
  readonly SystemLogLevel?: SystemLogLevel | undefined;
}

export interface OnFailure {
  readonly Destination?: string | undefined;
}

export interface OnSuccess {
  readonly Destination?: string | undefined;
}

export interface OperationUpdate {
  readonly Action: OperationAction;
  readonly CallbackOptions?: CallbackOptions | undefined;
  readonly ChainedInvokeOptions?: ChainedInvokeOptions | undefined;
  readonly ContextOptions?: ContextOptions | undefined;
  readonly Error?: ErrorObject | undefined;
  readonly Id: string;
  readonly Name?: string | undefined;
  readonly ParentId?: string | undefined;
  readonly Payload?: string | undefined;
  readonly StepOptions?: StepOptions | undefined;
  readonly SubType?: string | undefined;
  readonly Type: OperationType;
  readonly WaitOptions?: WaitOptions | undefined;
}

export interface PropagateTags {
  readonly ExplicitTags?: Readonly<Record<string, string>> | undefined;
  readonly Mode?: PropagateTagsMode | undefined;
}

export interface ProvisionedPollerConfig {
  readonly MaximumPollers?: number | undefined;
  readonly MinimumPollers?: number | undefined;
  readonly PollerGroupName?: string | undefined;
}

export interface PublishLayerVersionRequest {
  readonly CompatibleArchitectures?: ReadonlyArray<Architecture> | undefined;
  readonly CompatibleRuntimes?: ReadonlyArray<Runtime> | undefined;
  readonly Content: LayerVersionContentInput;
  readonly Description?: string | undefined;
  readonly LayerName: string;
  readonly LicenseInfo?: string | undefined;
}

export interface PublishVersionRequest {
  readonly CodeSha256?: string | undefined;
  readonly Description?: string | undefined;
  readonly FunctionName: string;
  readonly PublishTo?: FunctionVersionLatestPublished | undefined;
  readonly RevisionId?: string | undefined;
}

export interface PutFunctionCodeSigningConfigRequest {
  readonly CodeSigningConfigArn: string;
  readonly FunctionName: string;
}

export interface PutFunctionConcurrencyRequest {
  readonly FunctionName: string;
  readonly ReservedConcurrentExecutions: number;
}

export interface PutFunctionEventInvokeConfigRequest {
  readonly DestinationConfig?: DestinationConfig | undefined;
  readonly FunctionName: string;
  readonly MaximumEventAgeInSeconds?: number | undefined;
  readonly MaximumRetryAttempts?: number | undefined;
  readonly Qualifier?: string | undefined;
}

export interface PutFunctionRecursionConfigRequest {
  readonly FunctionName: string;
  readonly RecursiveLoop: RecursiveLoop;
}

export interface PutFunctionScalingConfigRequest {
  readonly FunctionName: string;
  readonly FunctionScalingConfig?: FunctionScalingConfig | undefined;
  readonly Qualifier: string;
}

export interface PutProvisionedConcurrencyConfigRequest {
  readonly FunctionName: string;
  readonly ProvisionedConcurrentExecutions: number;
  readonly Qualifier: string;
}

export interface PutResourcePolicyRequest {
  readonly Policy: string;
  readonly ResourceArn: string;
  readonly RevisionId?: string | undefined;
}

export interface PutRuntimeManagementConfigRequest {
  readonly FunctionName: string;
  readonly Qualifier?: string | undefined;
  readonly RuntimeVersionArn?: string | undefined;
  readonly UpdateRuntimeOn: UpdateRuntimeOn;
}

export interface RemoveLayerVersionPermissionRequest {
  readonly LayerName: string;
  readonly RevisionId?: string | undefined;
  readonly StatementId: string;
  readonly VersionNumber: number;
}

export interface RemovePermissionRequest {
  readonly FunctionName: string;
  readonly Qualifier?: string | undefined;
  readonly RevisionId?: string | undefined;
  readonly StatementId: string;
}

export interface S3FilesConfig {
  readonly DirectS3Read?: DirectS3Read | undefined;
}

export interface ScalingConfig {
  readonly MaximumConcurrency?: number | undefined;
}

export interface SelfManagedEventSource {
  readonly Endpoints?: Readonly<Record<string, ReadonlyArray<string>>> | undefined;
}

export interface SelfManagedKafkaEventSourceConfig {
  readonly ConsumerGroupId?: string | undefined;
  readonly SchemaRegistryConfig?: KafkaSchemaRegistryConfig | undefined;
}

export interface SendDurableExecutionCallbackFailureRequest {
  readonly CallbackId: string;
  readonly Error?: ErrorObject | undefined;
}

export interface SendDurableExecutionCallbackHeartbeatRequest {
  readonly CallbackId: string;
}

export interface SendDurableExecutionCallbackSuccessRequest {
  readonly CallbackId: string;
  readonly Result?: Uint8Array | undefined;
}

export interface SnapStart {
  readonly ApplyOn?: SnapStartApplyOn | undefined;
}

export interface SourceAccessConfiguration {
  readonly Type?: SourceAccessType | undefined;
  readonly URI?: string | undefined;
}

export interface StepOptions {
  readonly NextAttemptDelaySeconds?: number | undefined;
}

export interface StopDurableExecutionRequest {
  readonly DurableExecutionArn: string;
  readonly Error?: ErrorObject | undefined;
}

export interface TagResourceRequest {
  readonly Resource: string;
  readonly Tags: Readonly<Record<string, string>>;
}

export interface TargetTrackingScalingPolicy {
  readonly PredefinedMetricType: CapacityProviderPredefinedMetricType;
  readonly TargetValue: number;
}

export interface TenancyConfig {
  readonly TenantIsolationMode: TenantIsolationMode;
}

export interface TracingConfig {
  readonly Mode?: TracingMode | undefined;
}

export interface UntagResourceRequest {
  readonly Resource: string;
  readonly TagKeys: ReadonlyArray<string>;
}

export interface UpdateAliasRequest {
  readonly Description?: string | undefined;
  readonly FunctionName: string;
  readonly FunctionVersion?: string | undefined;
  readonly Name: string;
  readonly RevisionId?: string | undefined;
  readonly RoutingConfig?: AliasRoutingConfiguration | undefined;
}

export interface UpdateCapacityProviderRequest {
  readonly CapacityProviderName: string;
  readonly CapacityProviderScalingConfig?: CapacityProviderScalingConfig | undefined;
  readonly PropagateTags?: PropagateTags | undefined;
  readonly TelemetryConfig?: CapacityProviderTelemetryConfig | undefined;
}

export interface UpdateCodeSigningConfigRequest {
  readonly AllowedPublishers?: AllowedPublishers | undefined;
  readonly CodeSigningConfigArn: string;
  readonly CodeSigningPolicies?: CodeSigningPolicies | undefined;
  readonly Description?: string | undefined;
}

export interface UpdateEventSourceMappingRequest {
  readonly AmazonManagedKafkaEventSourceConfig?: AmazonManagedKafkaEventSourceConfig | undefined;
  readonly BatchSize?: number | undefined;
  readonly BisectBatchOnFunctionError?: boolean | undefined;
  readonly DestinationConfig?: DestinationConfig | undefined;
  readonly DocumentDBEventSourceConfig?: DocumentDBEventSourceConfig | undefined;
  readonly Enabled?: boolean | undefined;
  readonly FilterCriteria?: FilterCriteria | undefined;
  readonly FunctionName?: string | undefined;
  readonly FunctionResponseTypes?: ReadonlyArray<FunctionResponseType> | undefined;
  readonly KMSKeyArn?: string | undefined;
  readonly LoggingConfig?: EventSourceMappingLoggingConfig | undefined;
  readonly MaximumBatchingWindowInSeconds?: number | undefined;
  readonly MaximumRecordAgeInSeconds?: number | undefined;
  readonly MaximumRetryAttempts?: number | undefined;
  readonly MetricsConfig?: EventSourceMappingMetricsConfig | undefined;
  readonly ParallelizationFactor?: number | undefined;
  readonly ProvisionedPollerConfig?: ProvisionedPollerConfig | undefined;
  readonly ScalingConfig?: ScalingConfig | undefined;
  readonly SelfManagedKafkaEventSourceConfig?: SelfManagedKafkaEventSourceConfig | undefined;
  readonly SourceAccessConfigurations?: ReadonlyArray<SourceAccessConfiguration> | undefined;
  readonly TumblingWindowInSeconds?: number | undefined;
  readonly UUID: string;
}

export interface UpdateFunctionCodeRequest {
  readonly Architectures?: ReadonlyArray<Architecture> | undefined;
  readonly DryRun?: boolean | undefined;
  readonly FunctionName: string;
  readonly ImageUri?: string | undefined;
  readonly Publish?: boolean | undefined;
  readonly PublishTo?: FunctionVersionLatestPublished | undefined;
  readonly RevisionId?: string | undefined;
  readonly S3Bucket?: string | undefined;
  readonly S3Key?: string | undefined;
  readonly S3ObjectStorageMode?: S3ObjectStorageMode | undefined;
  readonly S3ObjectVersion?: string | undefined;
  readonly SourceKMSKeyArn?: string | undefined;
  readonly ZipFile?: Uint8Array | undefined;
}

export interface UpdateFunctionConfigurationRequest {
  readonly CapacityProviderConfig?: CapacityProviderConfig | undefined;
  readonly DeadLetterConfig?: DeadLetterConfig | undefined;
  readonly Description?: string | undefined;
  readonly DurableConfig?: DurableConfig | undefined;
  readonly Environment?: Environment | undefined;
  readonly EphemeralStorage?: EphemeralStorage | undefined;
  readonly FileSystemConfigs?: ReadonlyArray<FileSystemConfig> | undefined;
  readonly FunctionName: string;
  readonly Handler?: string | undefined;
  readonly ImageConfig?: ImageConfig | undefined;
  readonly KMSKeyArn?: string | undefined;
  readonly Layers?: ReadonlyArray<string> | undefined;
  readonly LoggingConfig?: LoggingConfig | undefined;
  readonly MemorySize?: number | undefined;
  readonly RevisionId?: string | undefined;
  readonly Role?: string | undefined;
  readonly Runtime?: Runtime | undefined;
  readonly SnapStart?: SnapStart | undefined;
  readonly Timeout?: number | undefined;
  readonly TracingConfig?: TracingConfig | undefined;
  readonly VpcConfig?: VpcConfig | undefined;
}

export interface UpdateFunctionEventInvokeConfigRequest {
  readonly DestinationConfig?: DestinationConfig | undefined;
  readonly FunctionName: string;
  readonly MaximumEventAgeInSeconds?: number | undefined;
  readonly MaximumRetryAttempts?: number | undefined;
  readonly Qualifier?: string | undefined;
}

export interface UpdateFunctionUrlConfigRequest {
  readonly AuthType?: FunctionUrlAuthType | undefined;
  readonly Cors?: Cors | undefined;
  readonly FunctionName: string;
  readonly InvokeMode?: InvokeMode | undefined;
  readonly Qualifier?: string | undefined;
}

export interface VpcConfig {
  readonly Ipv6AllowedForDualStack?: boolean | undefined;
  readonly SecurityGroupIds?: ReadonlyArray<string> | undefined;
  readonly SubnetIds?: ReadonlyArray<string> | undefined;
}

export interface WaitOptions {
  readonly WaitSeconds?: number | undefined;
}

export interface AccountLimit {
  readonly CodeSizeUnzipped?: number | undefined;
  readonly CodeSizeZipped?: number | undefined;
  readonly ConcurrentExecutions?: number | undefined;
  readonly TotalCodeSize?: number | undefined;
  readonly UnreservedConcurrentExecutions?: number | undefined;
}

export interface AccountUsage {
  readonly FunctionCount?: number | undefined;
  readonly TotalCodeSize?: number | undefined;
}

export interface AddLayerVersionPermissionResponse {
  readonly RevisionId?: string | undefined;
  readonly Statement?: string | undefined;
}

export interface AddPermissionResponse {
  readonly Statement?: string | undefined;
}

export interface AliasConfiguration {
  readonly AliasArn?: string | undefined;
  readonly Description?: string | undefined;
  readonly FunctionVersion?: string | undefined;
  readonly Name?: string | undefined;
  readonly RevisionId?: string | undefined;
  readonly RoutingConfig?: AliasRoutingConfigurationOutput | undefined;
}

export interface AliasRoutingConfigurationOutput {
  readonly AdditionalVersionWeights?: Readonly<Record<string, number>> | undefined;
}

export interface AllowedPublishersOutput {
  readonly SigningProfileVersionArns?: ReadonlyArray<string> | undefined;
}

export interface AmazonManagedKafkaEventSourceConfigOutput {
  readonly ConsumerGroupId?: string | undefined;
  readonly SchemaRegistryConfig?: KafkaSchemaRegistryConfigOutput | undefined;
}

export interface CallbackDetails {
  readonly CallbackId?: string | undefined;
  readonly Error?: ErrorObjectOutput | undefined;
  readonly Result?: string | undefined;
}

export interface CallbackFailedDetails {
  readonly Error?: EventError | undefined;
}

export interface CallbackStartedDetails {
  readonly CallbackId?: string | undefined;
  readonly HeartbeatTimeout?: number | undefined;
  readonly Timeout?: number | undefined;
}

export interface CallbackSucceededDetails {
  readonly Result?: EventResult | undefined;
}

export interface CallbackTimedOutDetails {
  readonly Error?: EventError | undefined;
}

export interface CapacityProvider {
  readonly CapacityProviderArn?: string | undefined;
  readonly CapacityProviderScalingConfig?: CapacityProviderScalingConfigOutput | undefined;
  readonly InstanceRequirements?: InstanceRequirementsOutput | undefined;
  readonly KmsKeyArn?: string | undefined;
  readonly LastModified?: string | undefined;
  readonly PermissionsConfig?: CapacityProviderPermissionsConfigOutput | undefined;
  readonly PropagateTags?: PropagateTagsOutput | undefined;
  readonly State?: CapacityProviderState | undefined;
  readonly TelemetryConfig?: CapacityProviderTelemetryConfigOutput | undefined;
  readonly VpcConfig?: CapacityProviderVpcConfigOutput | undefined;
}

export interface CapacityProviderConfigOutput {
  readonly LambdaManagedInstancesCapacityProviderConfig?: LambdaManagedInstancesCapacityProviderConfigOutput | undefined;
}

export interface CapacityProviderLoggingConfigOutput {
  readonly LogGroup?: string | undefined;
  readonly SystemLogLevel?: SystemLogLevel | undefined;
}

export interface CapacityProviderPermissionsConfigOutput {
  readonly CapacityProviderOperatorRoleArn?: string | undefined;
}

export interface CapacityProviderScalingConfigOutput {
  readonly MaxVCpuCount?: number | undefined;
  readonly ScalingMode?: CapacityProviderScalingMode | undefined;
  readonly ScalingPolicies?: ReadonlyArray<TargetTrackingScalingPolicyOutput> | undefined;
}

export interface CapacityProviderTelemetryConfigOutput {
  readonly LoggingConfig?: CapacityProviderLoggingConfigOutput | undefined;
}

export interface CapacityProviderVpcConfigOutput {
  readonly SecurityGroupIds?: ReadonlyArray<string> | undefined;
  readonly SubnetIds?: ReadonlyArray<string> | undefined;
}

export interface ChainedInvokeDetails {
  readonly Error?: ErrorObjectOutput | undefined;
  readonly Result?: string | undefined;
}

export interface ChainedInvokeFailedDetails {
  readonly Error?: EventError | undefined;
}

export interface ChainedInvokeStartedDetails {
  readonly DurableExecutionArn?: string | undefined;
  readonly ExecutedVersion?: string | undefined;
  readonly FunctionName?: string | undefined;
  readonly Input?: EventInput | undefined;
  readonly TenantId?: string | undefined;
}

export interface ChainedInvokeStoppedDetails {
  readonly Error?: EventError | undefined;
}

export interface ChainedInvokeSucceededDetails {
  readonly Result?: EventResult | undefined;
}

export interface ChainedInvokeTimedOutDetails {
  readonly Error?: EventError | undefined;
}

export interface CheckpointDurableExecutionResponse {
  readonly CheckpointToken?: string | undefined;
  readonly NewExecutionState?: CheckpointUpdatedExecutionState | undefined;
}

export interface CheckpointUpdatedExecutionState {
  readonly NextMarker?: string | undefined;
  readonly Operations?: ReadonlyArray<Operation> | undefined;
}

export interface CodeSigningConfig {
  readonly AllowedPublishers?: AllowedPublishersOutput | undefined;
  readonly CodeSigningConfigArn?: string | undefined;
  readonly CodeSigningConfigId?: string | undefined;
  readonly CodeSigningPolicies?: CodeSigningPoliciesOutput | undefined;
  readonly Description?: string | undefined;
  readonly LastModified?: string | undefined;
}

export interface CodeSigningPoliciesOutput {
  readonly UntrustedArtifactOnDeployment?: CodeSigningPolicy | undefined;
}

export interface Concurrency {
  readonly ReservedConcurrentExecutions?: number | undefined;
}

export interface ContextDetails {
  readonly Error?: ErrorObjectOutput | undefined;
  readonly ReplayChildren?: boolean | undefined;
  readonly Result?: string | undefined;
}

export interface ContextFailedDetails {
  readonly Error?: EventError | undefined;
}

export type ContextStartedDetails = Readonly<Record<string, never>>;

export interface ContextSucceededDetails {
  readonly Result?: EventResult | undefined;
}

export interface CorsOutput {
  readonly AllowCredentials?: boolean | undefined;
  readonly AllowHeaders?: ReadonlyArray<string> | undefined;
  readonly AllowMethods?: ReadonlyArray<string> | undefined;
  readonly AllowOrigins?: ReadonlyArray<string> | undefined;
  readonly ExposeHeaders?: ReadonlyArray<string> | undefined;
  readonly MaxAge?: number | undefined;
}

export interface CreateCapacityProviderResponse {
  readonly CapacityProvider?: CapacityProvider | undefined;
}

export interface CreateCodeSigningConfigResponse {
  readonly CodeSigningConfig?: CodeSigningConfig | undefined;
}

export interface CreateFunctionUrlConfigResponse {
  readonly AuthType?: FunctionUrlAuthType | undefined;
  readonly Cors?: CorsOutput | undefined;
  readonly CreationTime?: string | undefined;
  readonly FunctionArn?: string | undefined;
  readonly FunctionUrl?: string | undefined;
  readonly InvokeMode?: InvokeMode | undefined;
}

export interface DeadLetterConfigOutput {
  readonly TargetArn?: string | undefined;
}

export interface DeleteCapacityProviderResponse {
  readonly CapacityProvider?: CapacityProvider | undefined;
}

export type DeleteCodeSigningConfigResponse = Readonly<Record<string, never>>;

export interface DeleteFunctionResponse {
  readonly StatusCode?: number | undefined;
}

export interface DestinationConfigOutput {
  readonly OnFailure?: OnFailureOutput | undefined;
  readonly OnSuccess?: OnSuccessOutput | undefined;
}

export interface DocumentDBEventSourceConfigOutput {
  readonly CollectionName?: string | undefined;
  readonly DatabaseName?: string | undefined;
  readonly FullDocument?: FullDocument | undefined;
}

export interface DurableConfigOutput {
  readonly ExecutionTimeout?: number | undefined;
  readonly KMSKeyArn?: string | undefined;
  readonly RetentionPeriodInDays?: number | undefined;
}

export interface EnvironmentError {
  readonly ErrorCode?: string | undefined;
  readonly Message?: string | undefined;
}

export interface EnvironmentResponse {
  readonly Error?: EnvironmentError | undefined;
  readonly Variables?: Readonly<Record<string, string>> | undefined;
}

export interface EphemeralStorageOutput {
  readonly Size?: number | undefined;
}

export interface ErrorObjectOutput {
  readonly ErrorData?: string | undefined;
  readonly ErrorMessage?: string | undefined;
  readonly ErrorType?: string | undefined;
  readonly StackTrace?: ReadonlyArray<string> | undefined;
}

export interface Event {
  readonly CallbackFailedDetails?: CallbackFailedDetails | undefined;
  readonly CallbackStartedDetails?: CallbackStartedDetails | undefined;
  readonly CallbackSucceededDetails?: CallbackSucceededDetails | undefined;
  readonly CallbackTimedOutDetails?: CallbackTimedOutDetails | undefined;
  readonly ChainedInvokeFailedDetails?: ChainedInvokeFailedDetails | undefined;
  readonly ChainedInvokeStartedDetails?: ChainedInvokeStartedDetails | undefined;
  readonly ChainedInvokeStoppedDetails?: ChainedInvokeStoppedDetails | undefined;
  readonly ChainedInvokeSucceededDetails?: ChainedInvokeSucceededDetails | undefined;
  readonly ChainedInvokeTimedOutDetails?: ChainedInvokeTimedOutDetails | undefined;
  readonly ContextFailedDetails?: ContextFailedDetails | undefined;
  readonly ContextStartedDetails?: ContextStartedDetails | undefined;
  readonly ContextSucceededDetails?: ContextSucceededDetails | undefined;
  readonly EventId?: number | undefined;
  readonly EventTimestamp?: Date | undefined;
  readonly EventType?: EventType | undefined;
  readonly ExecutionFailedDetails?: ExecutionFailedDetails | undefined;
  readonly ExecutionStartedDetails?: ExecutionStartedDetails | undefined;
  readonly ExecutionStoppedDetails?: ExecutionStoppedDetails | undefined;
  readonly ExecutionSucceededDetails?: ExecutionSucceededDetails | undefined;
  readonly ExecutionTimedOutDetails?: ExecutionTimedOutDetails | undefined;
  readonly Id?: string | undefined;
  readonly InvocationCompletedDetails?: InvocationCompletedDetails | undefined;
  readonly Name?: string | undefined;
  readonly ParentId?: string | undefined;
  readonly StepFailedDetails?: StepFailedDetails | undefined;
  readonly StepStartedDetails?: StepStartedDetails | undefined;
  readonly StepSucceededDetails?: StepSucceededDetails | undefined;
  readonly SubType?: string | undefined;
  readonly WaitCancelledDetails?: WaitCancelledDetails | undefined;
  readonly WaitStartedDetails?: WaitStartedDetails | undefined;
  readonly WaitSucceededDetails?: WaitSucceededDetails | undefined;
}

export interface EventError {
  readonly Payload?: ErrorObjectOutput | undefined;
  readonly Truncated?: boolean | undefined;
}

export interface EventInput {
  readonly Payload?: string | undefined;
  readonly Truncated?: boolean | undefined;
}

export interface EventResult {
  readonly Payload?: string | undefined;
  readonly Truncated?: boolean | undefined;
}

export interface EventSourceMappingConfiguration {
  readonly AmazonManagedKafkaEventSourceConfig?: AmazonManagedKafkaEventSourceConfigOutput | undefined;
  readonly BatchSize?: number | undefined;
  readonly BisectBatchOnFunctionError?: boolean | undefined;
  readonly DestinationConfig?: DestinationConfigOutput | undefined;
  readonly DocumentDBEventSourceConfig?: DocumentDBEventSourceConfigOutput | undefined;
  readonly EventSourceArn?: string | undefined;
  readonly EventSourceMappingArn?: string | undefined;
  readonly FilterCriteria?: FilterCriteriaOutput | undefined;
  readonly FilterCriteriaError?: FilterCriteriaError | undefined;
  readonly FunctionArn?: string | undefined;
  readonly FunctionResponseTypes?: ReadonlyArray<FunctionResponseType> | undefined;
  readonly KMSKeyArn?: string | undefined;
  readonly LastModified?: Date | undefined;
  readonly LastProcessingResult?: string | undefined;
  readonly LoggingConfig?: EventSourceMappingLoggingConfigOutput | undefined;
  readonly MaximumBatchingWindowInSeconds?: number | undefined;
  readonly MaximumRecordAgeInSeconds?: number | undefined;
  readonly MaximumRetryAttempts?: number | undefined;
  readonly MetricsConfig?: EventSourceMappingMetricsConfigOutput | undefined;
  readonly ParallelizationFactor?: number | undefined;
  readonly ProvisionedPollerConfig?: ProvisionedPollerConfigOutput | undefined;
  readonly Queues?: ReadonlyArray<string> | undefined;
  readonly ScalingConfig?: ScalingConfigOutput | undefined;
  readonly SelfManagedEventSource?: SelfManagedEventSourceOutput | undefined;
  readonly SelfManagedKafkaEventSourceConfig?: SelfManagedKafkaEventSourceConfigOutput | undefined;
  readonly SourceAccessConfigurations?: ReadonlyArray<SourceAccessConfigurationOutput> | undefined;
  readonly StartingPosition?: EventSourcePosition | undefined;
  readonly StartingPositionTimestamp?: Date | undefined;
  readonly State?: string | undefined;
  readonly StateTransitionReason?: string | undefined;
  readonly Topics?: ReadonlyArray<string> | undefined;
  readonly TumblingWindowInSeconds?: number | undefined;
  readonly UUID?: string | undefined;
}

export interface EventSourceMappingLoggingConfigOutput {
  readonly SystemLogLevel?: EventSourceMappingSystemLogLevel | undefined;
}

export interface EventSourceMappingMetricsConfigOutput {
  readonly Metrics?: ReadonlyArray<EventSourceMappingMetric> | undefined;
}

export interface Execution {
  readonly DurableExecutionArn?: string | undefined;
  readonly DurableExecutionName?: string | undefined;
  readonly EndTimestamp?: Date | undefined;
  readonly FunctionArn?: string | undefined;
  readonly KMSKeyArn?: string | undefined;
  readonly StartTimestamp?: Date | undefined;
  readonly Status?: ExecutionStatus | undefined;
}

export interface ExecutionDetails {
  readonly InputPayload?: string | undefined;
}

export interface ExecutionFailedDetails {
  readonly Error?: EventError | undefined;
}

export interface ExecutionStartedDetails {
  readonly ExecutionTimeout?: number | undefined;
  readonly Input?: EventInput | undefined;
}

export interface ExecutionStoppedDetails {
  readonly Error?: EventError | undefined;
}

export interface ExecutionSucceededDetails {
  readonly Result?: EventResult | undefined;
}

export interface ExecutionTimedOutDetails {
  readonly Error?: EventError | undefined;
}

export interface FileSystemConfigOutput {
  readonly Arn?: string | undefined;
  readonly LocalMountPath?: string | undefined;
  readonly S3FilesConfig?: S3FilesConfigOutput | undefined;
}

export interface FilterOutput {
  readonly Pattern?: string | undefined;
}

export interface FilterCriteriaOutput {
  readonly Filters?: ReadonlyArray<FilterOutput> | undefined;
}

export interface FilterCriteriaError {
  readonly ErrorCode?: string | undefined;
  readonly Message?: string | undefined;
}

export interface FunctionCodeLocation {
  readonly Error?: FunctionCodeLocationError | undefined;
  readonly ImageUri?: string | undefined;
  readonly Location?: string | undefined;
  readonly RepositoryType?: string | undefined;
  readonly ResolvedImageUri?: string | undefined;
  readonly ResolvedS3Object?: ResolvedS3Object | undefined;
  readonly SourceKMSKeyArn?: string | undefined;
}

export interface FunctionCodeLocationError {
  readonly ErrorCode?: string | undefined;
  readonly Message?: string | undefined;
}

export interface FunctionConfiguration {
  readonly Architectures?: ReadonlyArray<Architecture> | undefined;
  readonly CapacityProviderConfig?: CapacityProviderConfigOutput | undefined;
  readonly CodeSha256?: string | undefined;
  readonly CodeSize?: number | undefined;
  readonly ConfigSha256?: string | undefined;
  readonly DeadLetterConfig?: DeadLetterConfigOutput | undefined;
  readonly Description?: string | undefined;
  readonly DurableConfig?: DurableConfigOutput | undefined;
  readonly Environment?: EnvironmentResponse | undefined;
  readonly EphemeralStorage?: EphemeralStorageOutput | undefined;
  readonly FileSystemConfigs?: ReadonlyArray<FileSystemConfigOutput> | undefined;
  readonly FunctionArn?: string | undefined;
  readonly FunctionName?: string | undefined;
  readonly Handler?: string | undefined;
  readonly ImageConfigResponse?: ImageConfigResponse | undefined;
  readonly KMSKeyArn?: string | undefined;
  readonly LastModified?: string | undefined;
  readonly LastUpdateStatus?: LastUpdateStatus | undefined;
  readonly LastUpdateStatusReason?: string | undefined;
  readonly LastUpdateStatusReasonCode?: LastUpdateStatusReasonCode | undefined;
  readonly Layers?: ReadonlyArray<Layer> | undefined;
  readonly LoggingConfig?: LoggingConfigOutput | undefined;
  readonly MasterArn?: string | undefined;
  readonly MemorySize?: number | undefined;
  readonly PackageType?: PackageType | undefined;
  readonly RevisionId?: string | undefined;
  readonly Role?: string | undefined;
  readonly Runtime?: Runtime | undefined;
  readonly RuntimeVersionConfig?: RuntimeVersionConfig | undefined;
  readonly SigningJobArn?: string | undefined;
  readonly SigningProfileVersionArn?: string | undefined;
  readonly SnapStart?: SnapStartResponse | undefined;
  readonly State?: State | undefined;
  readonly StateReason?: string | undefined;
  readonly StateReasonCode?: StateReasonCode | undefined;
  readonly TenancyConfig?: TenancyConfigOutput | undefined;
  readonly Timeout?: number | undefined;
  readonly TracingConfig?: TracingConfigResponse | undefined;
  readonly Version?: string | undefined;
  readonly VpcConfig?: VpcConfigResponse | undefined;
}

export interface FunctionEventInvokeConfig {
  readonly DestinationConfig?: DestinationConfigOutput | undefined;
  readonly FunctionArn?: string | undefined;
  readonly LastModified?: Date | undefined;
  readonly MaximumEventAgeInSeconds?: number | undefined;
  readonly MaximumRetryAttempts?: number | undefined;
}

export interface FunctionScalingConfigOutput {
  readonly MaxExecutionEnvironments?: number | undefined;
  readonly MinExecutionEnvironments?: number | undefined;
}

export interface FunctionUrlConfig {
  readonly AuthType?: FunctionUrlAuthType | undefined;
  readonly Cors?: CorsOutput | undefined;
  readonly CreationTime?: string | undefined;
  readonly FunctionArn?: string | undefined;
  readonly FunctionUrl?: string | undefined;
  readonly InvokeMode?: InvokeMode | undefined;
  readonly LastModifiedTime?: string | undefined;
}

export interface FunctionVersionsByCapacityProviderListItem {
  readonly FunctionArn?: string | undefined;
  readonly State?: State | undefined;
}

export interface GetAccountSettingsResponse {
  readonly AccountLimit?: AccountLimit | undefined;
  readonly AccountUsage?: AccountUsage | undefined;
}

export interface GetCapacityProviderResponse {
  readonly CapacityProvider?: CapacityProvider | undefined;
}

export interface GetCodeSigningConfigResponse {
  readonly CodeSigningConfig?: CodeSigningConfig | undefined;
}

export interface GetDurableExecutionHistoryResponse {
  readonly Events?: ReadonlyArray<Event> | undefined;
  readonly NextMarker?: string | undefined;
}

export interface GetDurableExecutionResponse {
  readonly DurableConfig?: DurableConfigOutput | undefined;
  readonly DurableExecutionArn?: string | undefined;
  readonly DurableExecutionName?: string | undefined;
  readonly EndTimestamp?: Date | undefined;
  readonly Error?: ErrorObjectOutput | undefined;
  readonly ExecutionDataIncluded?: boolean | undefined;
  readonly FunctionArn?: string | undefined;
  readonly InputPayload?: string | undefined;
  readonly Result?: string | undefined;
  readonly StartTimestamp?: Date | undefined;
  readonly Status?: ExecutionStatus | undefined;
  readonly TraceHeader?: TraceHeader | undefined;
  readonly Version?: string | undefined;
}

export interface GetDurableExecutionStateResponse {
  readonly NextMarker?: string | undefined;
  readonly Operations?: ReadonlyArray<Operation> | undefined;
}

export interface GetFunctionCodeSigningConfigResponse {
  readonly CodeSigningConfigArn?: string | undefined;
  readonly FunctionName?: string | undefined;
}

export interface GetFunctionConcurrencyResponse {
  readonly ReservedConcurrentExecutions?: number | undefined;
}

export interface GetFunctionRecursionConfigResponse {
  readonly RecursiveLoop?: RecursiveLoop | undefined;
}

export interface GetFunctionResponse {
  readonly Code?: FunctionCodeLocation | undefined;
  readonly Concurrency?: Concurrency | undefined;
  readonly Configuration?: FunctionConfiguration | undefined;
  readonly Tags?: Readonly<Record<string, string>> | undefined;
  readonly TagsError?: TagsError | undefined;
}

export interface GetFunctionScalingConfigResponse {
  readonly AppliedFunctionScalingConfig?: FunctionScalingConfigOutput | undefined;
  readonly FunctionArn?: string | undefined;
  readonly RequestedFunctionScalingConfig?: FunctionScalingConfigOutput | undefined;
}

export interface GetFunctionUrlConfigResponse {
  readonly AuthType?: FunctionUrlAuthType | undefined;
  readonly Cors?: CorsOutput | undefined;
  readonly CreationTime?: string | undefined;
  readonly FunctionArn?: string | undefined;
  readonly FunctionUrl?: string | undefined;
  readonly InvokeMode?: InvokeMode | undefined;
  readonly LastModifiedTime?: string | undefined;
}

export interface GetLayerVersionPolicyResponse {
  readonly Policy?: string | undefined;
  readonly RevisionId?: string | undefined;
}

export interface GetLayerVersionResponse {
  readonly CompatibleArchitectures?: ReadonlyArray<Architecture> | undefined;
  readonly CompatibleRuntimes?: ReadonlyArray<Runtime> | undefined;
  readonly Content?: LayerVersionContentOutput | undefined;
  readonly CreatedDate?: string | undefined;
  readonly Description?: string | undefined;
  readonly LayerArn?: string | undefined;
  readonly LayerVersionArn?: string | undefined;
  readonly LicenseInfo?: string | undefined;
  readonly Version?: number | undefined;
}

export interface GetPolicyResponse {
  readonly Policy?: string | undefined;
  readonly RevisionId?: string | undefined;
}

export interface GetProvisionedConcurrencyConfigResponse {
  readonly AllocatedProvisionedConcurrentExecutions?: number | undefined;
  readonly AvailableProvisionedConcurrentExecutions?: number | undefined;
  readonly LastModified?: string | undefined;
  readonly RequestedProvisionedConcurrentExecutions?: number | undefined;
  readonly Status?: ProvisionedConcurrencyStatusEnum | undefined;
  readonly StatusReason?: string | undefined;
}

export interface GetResourcePolicyResponse {
  readonly Policy?: string | undefined;
  readonly RevisionId?: string | undefined;
}

export interface GetRuntimeManagementConfigResponse {
  readonly FunctionArn?: string | undefined;
  readonly RuntimeVersionArn?: string | undefined;
  readonly UpdateRuntimeOn?: UpdateRuntimeOn | undefined;
}

export interface ImageConfigOutput {
  readonly Command?: ReadonlyArray<string> | undefined;
  readonly EntryPoint?: ReadonlyArray<string> | undefined;
  readonly WorkingDirectory?: string | undefined;
}

export interface ImageConfigError {
  readonly ErrorCode?: string | undefined;
  readonly Message?: string | undefined;
}

export interface ImageConfigResponse {
  readonly Error?: ImageConfigError | undefined;
  readonly ImageConfig?: ImageConfigOutput | undefined;
}

export interface InstanceRequirementsOutput {
  readonly AllowedInstanceTypes?: ReadonlyArray<string> | undefined;
  readonly Architectures?: ReadonlyArray<Architecture> | undefined;
  readonly ExcludedInstanceTypes?: ReadonlyArray<string> | undefined;
}

export interface InvocationCompletedDetails {
  readonly EndTimestamp?: Date | undefined;
  readonly Error?: EventError | undefined;
  readonly RequestId?: string | undefined;
  readonly StartTimestamp?: Date | undefined;
}

export interface InvocationResponse {
  readonly DurableExecutionArn?: string | undefined;
  readonly ExecutedVersion?: string | undefined;
  readonly FunctionError?: string | undefined;
  readonly LogResult?: string | undefined;
  readonly Payload?: Uint8Array | undefined;
  readonly StatusCode?: number | undefined;
}

export interface InvokeAsyncResponse {
  readonly Status?: number | undefined;
}

export interface InvokeResponseStreamUpdate {
  readonly Payload?: Uint8Array | undefined;
}

export interface InvokeWithResponseStreamCompleteEvent {
  readonly ErrorCode?: string | undefined;
  readonly ErrorDetails?: string | undefined;
  readonly LogResult?: string | undefined;
}

export interface InvokeWithResponseStreamResponse {
  readonly EventStream?: ReadonlyArray<InvokeWithResponseStreamResponseEvent> | undefined;
  readonly ExecutedVersion?: string | undefined;
  readonly ResponseStreamContentType?: string | undefined;
  readonly StatusCode?: number | undefined;
}

export interface InvokeWithResponseStreamResponseEvent {
  readonly InvokeComplete?: InvokeWithResponseStreamCompleteEvent | undefined;
  readonly PayloadChunk?: InvokeResponseStreamUpdate | undefined;
}

export interface KafkaSchemaRegistryAccessConfigOutput {
  readonly Type?: KafkaSchemaRegistryAuthType | undefined;
  readonly URI?: string | undefined;
}

export interface KafkaSchemaRegistryConfigOutput {
  readonly AccessConfigs?: ReadonlyArray<KafkaSchemaRegistryAccessConfigOutput> | undefined;
  readonly EventRecordFormat?: SchemaRegistryEventRecordFormat | undefined;
  readonly SchemaRegistryURI?: string | undefined;
  readonly SchemaValidationConfigs?: ReadonlyArray<KafkaSchemaValidationConfigOutput> | undefined;
}

export interface KafkaSchemaValidationConfigOutput {
  readonly Attribute?: KafkaSchemaValidationAttribute | undefined;
}

export interface LambdaManagedInstancesCapacityProviderConfigOutput {
  readonly CapacityProviderArn?: string | undefined;
  readonly ExecutionEnvironmentMemoryGiBPerVCpu?: number | undefined;
  readonly PerExecutionEnvironmentMaxConcurrency?: number | undefined;
}

export interface Layer {
  readonly Arn?: string | undefined;
  readonly CodeSize?: number | undefined;
  readonly SigningJobArn?: string | undefined;
  readonly SigningProfileVersionArn?: string | undefined;
}

export interface LayerVersionContentOutput {
  readonly CodeSha256?: string | undefined;
  readonly CodeSize?: number | undefined;
  readonly Location?: string | undefined;
  readonly ResolvedS3Object?: ResolvedS3Object | undefined;
  readonly SigningJobArn?: string | undefined;
  readonly SigningProfileVersionArn?: string | undefined;
}

export interface LayerVersionsListItem {
  readonly CompatibleArchitectures?: ReadonlyArray<Architecture> | undefined;
  readonly CompatibleRuntimes?: ReadonlyArray<Runtime> | undefined;
  readonly CreatedDate?: string | undefined;
  readonly Description?: string | undefined;
  readonly LayerVersionArn?: string | undefined;
  readonly LicenseInfo?: string | undefined;
  readonly Version?: number | undefined;
}

export interface LayersListItem {
  readonly LatestMatchingVersion?: LayerVersionsListItem | undefined;
  readonly LayerArn?: string | undefined;
  readonly LayerName?: string | undefined;
}

export interface ListAliasesResponse {
  readonly Aliases?: ReadonlyArray<AliasConfiguration> | undefined;
  readonly NextMarker?: string | undefined;
}

export interface ListCapacityProvidersResponse {
  readonly CapacityProviders?: ReadonlyArray<CapacityProvider> | undefined;
  readonly NextMarker?: string | undefined;
}

export interface ListCodeSigningConfigsResponse {
  readonly CodeSigningConfigs?: ReadonlyArray<CodeSigningConfig> | undefined;
  readonly NextMarker?: string | undefined;
}

export interface ListDurableExecutionsByFunctionResponse {
  readonly DurableExecutions?: ReadonlyArray<Execution> | undefined;
  readonly NextMarker?: string | undefined;
}

export interface ListEventSourceMappingsResponse {
  readonly EventSourceMappings?: ReadonlyArray<EventSourceMappingConfiguration> | undefined;
  readonly NextMarker?: string | undefined;
}

export interface ListFunctionEventInvokeConfigsResponse {
  readonly FunctionEventInvokeConfigs?: ReadonlyArray<FunctionEventInvokeConfig> | undefined;
  readonly NextMarker?: string | undefined;
}

export interface ListFunctionUrlConfigsResponse {
  readonly FunctionUrlConfigs?: ReadonlyArray<FunctionUrlConfig> | undefined;
  readonly NextMarker?: string | undefined;
}

export interface ListFunctionVersionsByCapacityProviderResponse {
  readonly CapacityProviderArn?: string | undefined;
  readonly FunctionVersions?: ReadonlyArray<FunctionVersionsByCapacityProviderListItem> | undefined;
  readonly NextMarker?: string | undefined;
}

export interface ListFunctionsByCodeSigningConfigResponse {
  readonly FunctionArns?: ReadonlyArray<string> | undefined;
  readonly NextMarker?: string | undefined;
}

export interface ListFunctionsResponse {
  readonly Functions?: ReadonlyArray<FunctionConfiguration> | undefined;
  readonly NextMarker?: string | undefined;
}

export interface ListLayerVersionsResponse {
  readonly LayerVersions?: ReadonlyArray<LayerVersionsListItem> | undefined;
  readonly NextMarker?: string | undefined;
}

export interface ListLayersResponse {
  readonly Layers?: ReadonlyArray<LayersListItem> | undefined;
  readonly NextMarker?: string | undefined;
}

export interface ListProvisionedConcurrencyConfigsResponse {
  readonly NextMarker?: string | undefined;
  readonly ProvisionedConcurrencyConfigs?: ReadonlyArray<ProvisionedConcurrencyConfigListItem> | undefined;
}

export interface ListTagsResponse {
  readonly Tags?: Readonly<Record<string, string>> | undefined;
}

export interface ListVersionsByFunctionResponse {
  readonly NextMarker?: string | undefined;
  readonly Versions?: ReadonlyArray<FunctionConfiguration> | undefined;
}

export interface LoggingConfigOutput {
  readonly ApplicationLogLevel?: ApplicationLogLevel | undefined;
  readonly LogFormat?: LogFormat | undefined;
  readonly LogGroup?: string | undefined;
  readonly SystemLogLevel?: SystemLogLevel | undefined;
}

export interface OnFailureOutput {
  readonly Destination?: string | undefined;
}

export interface OnSuccessOutput {
  readonly Destination?: string | undefined;
}

export interface Operation {
  readonly CallbackDetails?: CallbackDetails | undefined;
  readonly ChainedInvokeDetails?: ChainedInvokeDetails | undefined;
  readonly ContextDetails?: ContextDetails | undefined;
  readonly EndTimestamp?: Date | undefined;
  readonly ExecutionDetails?: ExecutionDetails | undefined;
  readonly Id?: string | undefined;
  readonly Name?: string | undefined;
  readonly ParentId?: string | undefined;
  readonly StartTimestamp?: Date | undefined;
  readonly Status?: OperationStatus | undefined;
  readonly StepDetails?: StepDetails | undefined;
  readonly SubType?: string | undefined;
  readonly Type?: OperationType | undefined;
  readonly WaitDetails?: WaitDetails | undefined;
}

export interface PropagateTagsOutput {
  readonly ExplicitTags?: Readonly<Record<string, string>> | undefined;
  readonly Mode?: PropagateTagsMode | undefined;
}

export interface ProvisionedConcurrencyConfigListItem {
  readonly AllocatedProvisionedConcurrentExecutions?: number | undefined;
  readonly AvailableProvisionedConcurrentExecutions?: number | undefined;
  readonly FunctionArn?: string | undefined;
  readonly LastModified?: string | undefined;
  readonly RequestedProvisionedConcurrentExecutions?: number | undefined;
  readonly Status?: ProvisionedConcurrencyStatusEnum | undefined;
  readonly StatusReason?: string | undefined;
}

export interface ProvisionedPollerConfigOutput {
  readonly MaximumPollers?: number | undefined;
  readonly MinimumPollers?: number | undefined;
  readonly PollerGroupName?: string | undefined;
}

export interface PublishLayerVersionResponse {
  readonly CompatibleArchitectures?: ReadonlyArray<Architecture> | undefined;
  readonly CompatibleRuntimes?: ReadonlyArray<Runtime> | undefined;
  readonly Content?: LayerVersionContentOutput | undefined;
  readonly CreatedDate?: string | undefined;
  readonly Description?: string | undefined;
  readonly LayerArn?: string | undefined;
  readonly LayerVersionArn?: string | undefined;
  readonly LicenseInfo?: string | undefined;
  readonly Version?: number | undefined;
}

export interface PutFunctionCodeSigningConfigResponse {
  readonly CodeSigningConfigArn?: string | undefined;
  readonly FunctionName?: string | undefined;
}

export interface PutFunctionRecursionConfigResponse {
  readonly RecursiveLoop?: RecursiveLoop | undefined;
}

export interface PutFunctionScalingConfigResponse {
  readonly FunctionState?: State | undefined;
}

export interface PutProvisionedConcurrencyConfigResponse {
  readonly AllocatedProvisionedConcurrentExecutions?: number | undefined;
  readonly AvailableProvisionedConcurrentExecutions?: number | undefined;
  readonly LastModified?: string | undefined;
  readonly RequestedProvisionedConcurrentExecutions?: number | undefined;
  readonly Status?: ProvisionedConcurrencyStatusEnum | undefined;
  readonly StatusReason?: string | undefined;
}

export interface PutResourcePolicyResponse {
  readonly Policy?: string | undefined;
  readonly RevisionId?: string | undefined;
}

export interface PutRuntimeManagementConfigResponse {
  readonly FunctionArn?: string | undefined;
  readonly RuntimeVersionArn?: string | undefined;
  readonly UpdateRuntimeOn?: UpdateRuntimeOn | undefined;
}

export interface ResolvedS3Object {
  readonly S3Bucket?: string | undefined;
  readonly S3Key?: string | undefined;
  readonly S3ObjectVersion?: string | undefined;
}

export interface RetryDetails {
  readonly CurrentAttempt?: number | undefined;
  readonly NextAttemptDelaySeconds?: number | undefined;
}

export interface RuntimeVersionConfig {
  readonly Error?: RuntimeVersionError | undefined;
  readonly RuntimeVersionArn?: string | undefined;
}

export interface RuntimeVersionError {
  readonly ErrorCode?: string | undefined;
  readonly Message?: string | undefined;
}

export interface S3FilesConfigOutput {
  readonly DirectS3Read?: DirectS3Read | undefined;
}

export interface ScalingConfigOutput {
  readonly MaximumConcurrency?: number | undefined;
}

export interface SelfManagedEventSourceOutput {
  readonly Endpoints?: Readonly<Record<string, ReadonlyArray<string>>> | undefined;
}

export interface SelfManagedKafkaEventSourceConfigOutput {
  readonly ConsumerGroupId?: string | undefined;
  readonly SchemaRegistryConfig?: KafkaSchemaRegistryConfigOutput | undefined;
}

export type SendDurableExecutionCallbackFailureResponse = Readonly<Record<string, never>>;

export type SendDurableExecutionCallbackHeartbeatResponse = Readonly<Record<string, never>>;

export type SendDurableExecutionCallbackSuccessResponse = Readonly<Record<string, never>>;

export interface SnapStartResponse {
  readonly ApplyOn?: SnapStartApplyOn | undefined;
  readonly OptimizationStatus?: SnapStartOptimizationStatus | undefined;
}

export interface SourceAccessConfigurationOutput {
  readonly Type?: SourceAccessType | undefined;
  readonly URI?: string | undefined;
}

export interface StepDetails {
  readonly Attempt?: number | undefined;
  readonly Error?: ErrorObjectOutput | undefined;
  readonly NextAttemptTimestamp?: Date | undefined;
  readonly Result?: string | undefined;
}

export interface StepFailedDetails {
  readonly Error?: EventError | undefined;
  readonly RetryDetails?: RetryDetails | undefined;
}

export type StepStartedDetails = Readonly<Record<string, never>>;

export interface StepSucceededDetails {
  readonly Result?: EventResult | undefined;
  readonly RetryDetails?: RetryDetails | undefined;
}

export interface StopDurableExecutionResponse {
  readonly StopTimestamp?: Date | undefined;
}

export interface TagsError {
  readonly ErrorCode?: string | undefined;
  readonly Message?: string | undefined;
}

export interface TargetTrackingScalingPolicyOutput {
  readonly PredefinedMetricType?: CapacityProviderPredefinedMetricType | undefined;
  readonly TargetValue?: number | undefined;
}

export interface TenancyConfigOutput {
  readonly TenantIsolationMode?: TenantIsolationMode | undefined;
}

export interface TraceHeader {
  readonly XAmznTraceId?: string | undefined;
}

export interface TracingConfigResponse {
  readonly Mode?: TracingMode | undefined;
}

export interface UpdateCapacityProviderResponse {
  readonly CapacityProvider?: CapacityProvider | undefined;
}

export interface UpdateCodeSigningConfigResponse {
  readonly CodeSigningConfig?: CodeSigningConfig | undefined;
}

export interface UpdateFunctionUrlConfigResponse {
  readonly AuthType?: FunctionUrlAuthType | undefined;
  readonly Cors?: CorsOutput | undefined;
  readonly CreationTime?: string | undefined;
  readonly FunctionArn?: string | undefined;
  readonly FunctionUrl?: string | undefined;
  readonly InvokeMode?: InvokeMode | undefined;
  readonly LastModifiedTime?: string | undefined;
}

export interface VpcConfigResponse {
  readonly Ipv6AllowedForDualStack?: boolean | undefined;
  readonly SecurityGroupIds?: ReadonlyArray<string> | undefined;
  readonly SubnetIds?: ReadonlyArray<string> | undefined;
  readonly VpcId?: string | undefined;
}

export interface WaitCancelledDetails {
  readonly Error?: EventError | undefined;
}

export interface WaitDetails {
  readonly ScheduledEndTimestamp?: Date | undefined;
}

export interface WaitStartedDetails {
  readonly Duration?: number | undefined;
  readonly ScheduledEndTimestamp?: Date | undefined;
}

export interface WaitSucceededDetails {
  readonly Duration?: number | undefined;
}
