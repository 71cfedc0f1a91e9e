// Generated from logs-2014-03-28.json by tools/generate-types.ts. Do not edit.

/** The decoded and validated input of every operation. */
export interface Inputs {
  AssociateKmsKey: Readonly<Record<string, never>>;
  AssociateSourceToS3TableIntegration: Readonly<Record<string, never>>;
  CancelExportTask: Readonly<Record<string, never>>;
  CancelImportTask: Readonly<Record<string, never>>;
  CreateDelivery: Readonly<Record<string, never>>;
  CreateExportTask: Readonly<Record<string, never>>;
  CreateImportTask: Readonly<Record<string, never>>;
  CreateLogAnomalyDetector: Readonly<Record<string, never>>;
  CreateLogGroup: CreateLogGroupRequest;
  CreateLogStream: CreateLogStreamRequest;
  CreateLookupTable: Readonly<Record<string, never>>;
  CreateScheduledQuery: Readonly<Record<string, never>>;
  DeleteAccountPolicy: Readonly<Record<string, never>>;
  DeleteDataProtectionPolicy: Readonly<Record<string, never>>;
  DeleteDelivery: Readonly<Record<string, never>>;
  DeleteDeliveryDestination: Readonly<Record<string, never>>;
  DeleteDeliveryDestinationPolicy: Readonly<Record<string, never>>;
  DeleteDeliverySource: Readonly<Record<string, never>>;
  DeleteDestination: Readonly<Record<string, never>>;
  DeleteIndexPolicy: Readonly<Record<string, never>>;
  DeleteIntegration: Readonly<Record<string, never>>;
  DeleteLogAnomalyDetector: Readonly<Record<string, never>>;
  DeleteLogGroup: DeleteLogGroupRequest;
  DeleteLogStream: DeleteLogStreamRequest;
  DeleteLookupTable: Readonly<Record<string, never>>;
  DeleteMetricFilter: Readonly<Record<string, never>>;
  DeleteQueryDefinition: Readonly<Record<string, never>>;
  DeleteResourcePolicy: Readonly<Record<string, never>>;
  DeleteRetentionPolicy: DeleteRetentionPolicyRequest;
  DeleteScheduledQuery: Readonly<Record<string, never>>;
  DeleteSubscriptionFilter: Readonly<Record<string, never>>;
  DeleteTransformer: Readonly<Record<string, never>>;
  DescribeAccountPolicies: Readonly<Record<string, never>>;
  DescribeConfigurationTemplates: Readonly<Record<string, never>>;
  DescribeDeliveries: Readonly<Record<string, never>>;
  DescribeDeliveryDestinations: Readonly<Record<string, never>>;
  DescribeDeliverySources: Readonly<Record<string, never>>;
  DescribeDestinations: Readonly<Record<string, never>>;
  DescribeExportTasks: Readonly<Record<string, never>>;
  DescribeFieldIndexes: Readonly<Record<string, never>>;
  DescribeImportTaskBatches: Readonly<Record<string, never>>;
  DescribeImportTasks: Readonly<Record<string, never>>;
  DescribeIndexPolicies: Readonly<Record<string, never>>;
  DescribeLogGroups: DescribeLogGroupsRequest;
  DescribeLogStreams: DescribeLogStreamsRequest;
  DescribeLookupTables: Readonly<Record<string, never>>;
  DescribeMetricFilters: Readonly<Record<string, never>>;
  DescribeQueries: Readonly<Record<string, never>>;
  DescribeQueryDefinitions: Readonly<Record<string, never>>;
  DescribeResourcePolicies: Readonly<Record<string, never>>;
  DescribeSubscriptionFilters: Readonly<Record<string, never>>;
  DisassociateKmsKey: Readonly<Record<string, never>>;
  DisassociateSourceFromS3TableIntegration: Readonly<Record<string, never>>;
  FilterLogEvents: FilterLogEventsRequest;
  GetDataProtectionPolicy: Readonly<Record<string, never>>;
  GetDelivery: Readonly<Record<string, never>>;
  GetDeliveryDestination: Readonly<Record<string, never>>;
  GetDeliveryDestinationPolicy: Readonly<Record<string, never>>;
  GetDeliverySource: Readonly<Record<string, never>>;
  GetIntegration: Readonly<Record<string, never>>;
  GetLogAnomalyDetector: Readonly<Record<string, never>>;
  GetLogEvents: GetLogEventsRequest;
  GetLogFields: Readonly<Record<string, never>>;
  GetLogGroupFields: Readonly<Record<string, never>>;
  GetLogObject: Readonly<Record<string, never>>;
  GetLogRecord: Readonly<Record<string, never>>;
  GetLookupTable: Readonly<Record<string, never>>;
  GetQueryResults: Readonly<Record<string, never>>;
  GetScheduledQuery: Readonly<Record<string, never>>;
  GetScheduledQueryHistory: Readonly<Record<string, never>>;
  GetTransformer: Readonly<Record<string, never>>;
  ListAggregateLogGroupSummaries: Readonly<Record<string, never>>;
  ListAnomalies: Readonly<Record<string, never>>;
  ListIntegrations: Readonly<Record<string, never>>;
  ListLogAnomalyDetectors: Readonly<Record<string, never>>;
  ListLogGroups: Readonly<Record<string, never>>;
  ListLogGroupsForQuery: Readonly<Record<string, never>>;
  ListScheduledQueries: Readonly<Record<string, never>>;
  ListSourcesForS3TableIntegration: Readonly<Record<string, never>>;
  ListTagsForResource: ListTagsForResourceRequest;
  ListTagsLogGroup: ListTagsLogGroupRequest;
  PutAccountPolicy: Readonly<Record<string, never>>;
  PutBearerTokenAuthentication: Readonly<Record<string, never>>;
  PutDataProtectionPolicy: Readonly<Record<string, never>>;
  PutDeliveryDestination: Readonly<Record<string, never>>;
  PutDeliveryDestinationPolicy: Readonly<Record<string, never>>;
  PutDeliverySource: Readonly<Record<string, never>>;
  PutDestination: Readonly<Record<string, never>>;
  PutDestinationPolicy: Readonly<Record<string, never>>;
  PutIndexPolicy: Readonly<Record<string, never>>;
  PutIntegration: Readonly<Record<string, never>>;
  PutLogEvents: PutLogEventsRequest;
  PutLogGroupDeletionProtection: PutLogGroupDeletionProtectionRequest;
  PutMetricFilter: Readonly<Record<string, never>>;
  PutQueryDefinition: Readonly<Record<string, never>>;
  PutResourcePolicy: Readonly<Record<string, never>>;
  PutRetentionPolicy: PutRetentionPolicyRequest;
  PutSubscriptionFilter: Readonly<Record<string, never>>;
  PutTransformer: Readonly<Record<string, never>>;
  StartLiveTail: Readonly<Record<string, never>>;
  StartQuery: Readonly<Record<string, never>>;
  StopQuery: Readonly<Record<string, never>>;
  TagLogGroup: TagLogGroupRequest;
  TagResource: TagResourceRequest;
  TestMetricFilter: Readonly<Record<string, never>>;
  TestTransformer: Readonly<Record<string, never>>;
  UntagLogGroup: UntagLogGroupRequest;
  UntagResource: UntagResourceRequest;
  UpdateAnomaly: Readonly<Record<string, never>>;
  UpdateDeliveryConfiguration: Readonly<Record<string, never>>;
  UpdateLogAnomalyDetector: Readonly<Record<string, never>>;
  UpdateLookupTable: Readonly<Record<string, never>>;
  UpdateScheduledQuery: Readonly<Record<string, never>>;
}

/** What an operation's handler returns. */
export interface Outputs {
  AssociateKmsKey: Readonly<Record<string, never>>;
  AssociateSourceToS3TableIntegration: Readonly<Record<string, never>>;
  CancelExportTask: Readonly<Record<string, never>>;
  CancelImportTask: Readonly<Record<string, never>>;
  CreateDelivery: Readonly<Record<string, never>>;
  CreateExportTask: Readonly<Record<string, never>>;
  CreateImportTask: Readonly<Record<string, never>>;
  CreateLogAnomalyDetector: Readonly<Record<string, never>>;
  CreateLogGroup: Readonly<Record<string, never>>;
  CreateLogStream: Readonly<Record<string, never>>;
  CreateLookupTable: Readonly<Record<string, never>>;
  CreateScheduledQuery: Readonly<Record<string, never>>;
  DeleteAccountPolicy: Readonly<Record<string, never>>;
  DeleteDataProtectionPolicy: Readonly<Record<string, never>>;
  DeleteDelivery: Readonly<Record<string, never>>;
  DeleteDeliveryDestination: Readonly<Record<string, never>>;
  DeleteDeliveryDestinationPolicy: Readonly<Record<string, never>>;
  DeleteDeliverySource: Readonly<Record<string, never>>;
  DeleteDestination: Readonly<Record<string, never>>;
  DeleteIndexPolicy: Readonly<Record<string, never>>;
  DeleteIntegration: Readonly<Record<string, never>>;
  DeleteLogAnomalyDetector: Readonly<Record<string, never>>;
  DeleteLogGroup: Readonly<Record<string, never>>;
  DeleteLogStream: Readonly<Record<string, never>>;
  DeleteLookupTable: Readonly<Record<string, never>>;
  DeleteMetricFilter: Readonly<Record<string, never>>;
  DeleteQueryDefinition: Readonly<Record<string, never>>;
  DeleteResourcePolicy: Readonly<Record<string, never>>;
  DeleteRetentionPolicy: Readonly<Record<string, never>>;
  DeleteScheduledQuery: Readonly<Record<string, never>>;
  DeleteSubscriptionFilter: Readonly<Record<string, never>>;
  DeleteTransformer: Readonly<Record<string, never>>;
  DescribeAccountPolicies: Readonly<Record<string, never>>;
  DescribeConfigurationTemplates: Readonly<Record<string, never>>;
  DescribeDeliveries: Readonly<Record<string, never>>;
  DescribeDeliveryDestinations: Readonly<Record<string, never>>;
  DescribeDeliverySources: Readonly<Record<string, never>>;
  DescribeDestinations: Readonly<Record<string, never>>;
  DescribeExportTasks: Readonly<Record<string, never>>;
  DescribeFieldIndexes: Readonly<Record<string, never>>;
  DescribeImportTaskBatches: Readonly<Record<string, never>>;
  DescribeImportTasks: Readonly<Record<string, never>>;
  DescribeIndexPolicies: Readonly<Record<string, never>>;
  DescribeLogGroups: DescribeLogGroupsResponse;
  DescribeLogStreams: DescribeLogStreamsResponse;
  DescribeLookupTables: Readonly<Record<string, never>>;
  DescribeMetricFilters: Readonly<Record<string, never>>;
  DescribeQueries: Readonly<Record<string, never>>;
  DescribeQueryDefinitions: Readonly<Record<string, never>>;
  DescribeResourcePolicies: Readonly<Record<string, never>>;
  DescribeSubscriptionFilters: Readonly<Record<string, never>>;
  DisassociateKmsKey: Readonly<Record<string, never>>;
  DisassociateSourceFromS3TableIntegration: Readonly<Record<string, never>>;
  FilterLogEvents: FilterLogEventsResponse;
  GetDataProtectionPolicy: Readonly<Record<string, never>>;
  GetDelivery: Readonly<Record<string, never>>;
  GetDeliveryDestination: Readonly<Record<string, never>>;
  GetDeliveryDestinationPolicy: Readonly<Record<string, never>>;
  GetDeliverySource: Readonly<Record<string, never>>;
  GetIntegration: Readonly<Record<string, never>>;
  GetLogAnomalyDetector: Readonly<Record<string, never>>;
  GetLogEvents: GetLogEventsResponse;
  GetLogFields: Readonly<Record<string, never>>;
  GetLogGroupFields: Readonly<Record<string, never>>;
  GetLogObject: Readonly<Record<string, never>>;
  GetLogRecord: Readonly<Record<string, never>>;
  GetLookupTable: Readonly<Record<string, never>>;
  GetQueryResults: Readonly<Record<string, never>>;
  GetScheduledQuery: Readonly<Record<string, never>>;
  GetScheduledQueryHistory: Readonly<Record<string, never>>;
  GetTransformer: Readonly<Record<string, never>>;
  ListAggregateLogGroupSummaries: Readonly<Record<string, never>>;
  ListAnomalies: Readonly<Record<string, never>>;
  ListIntegrations: Readonly<Record<string, never>>;
  ListLogAnomalyDetectors: Readonly<Record<string, never>>;
  ListLogGroups: Readonly<Record<string, never>>;
  ListLogGroupsForQuery: Readonly<Record<string, never>>;
  ListScheduledQueries: Readonly<Record<string, never>>;
  ListSourcesForS3TableIntegration: Readonly<Record<string, never>>;
  ListTagsForResource: ListTagsForResourceResponse;
  ListTagsLogGroup: ListTagsLogGroupResponse;
  PutAccountPolicy: Readonly<Record<string, never>>;
  PutBearerTokenAuthentication: Readonly<Record<string, never>>;
  PutDataProtectionPolicy: Readonly<Record<string, never>>;
  PutDeliveryDestination: Readonly<Record<string, never>>;
  PutDeliveryDestinationPolicy: Readonly<Record<string, never>>;
  PutDeliverySource: Readonly<Record<string, never>>;
  PutDestination: Readonly<Record<string, never>>;
  PutDestinationPolicy: Readonly<Record<string, never>>;
  PutIndexPolicy: Readonly<Record<string, never>>;
  PutIntegration: Readonly<Record<string, never>>;
  PutLogEvents: PutLogEventsResponse;
  PutLogGroupDeletionProtection: Readonly<Record<string, never>>;
  PutMetricFilter: Readonly<Record<string, never>>;
  PutQueryDefinition: Readonly<Record<string, never>>;
  PutResourcePolicy: Readonly<Record<string, never>>;
  PutRetentionPolicy: Readonly<Record<string, never>>;
  PutSubscriptionFilter: Readonly<Record<string, never>>;
  PutTransformer: Readonly<Record<string, never>>;
  StartLiveTail: Readonly<Record<string, never>>;
  StartQuery: Readonly<Record<string, never>>;
  StopQuery: Readonly<Record<string, never>>;
  TagLogGroup: Readonly<Record<string, never>>;
  TagResource: Readonly<Record<string, never>>;
  TestMetricFilter: Readonly<Record<string, never>>;
  TestTransformer: Readonly<Record<string, never>>;
  UntagLogGroup: Readonly<Record<string, never>>;
  UntagResource: Readonly<Record<string, never>>;
  UpdateAnomaly: Readonly<Record<string, never>>;
  UpdateDeliveryConfiguration: Readonly<Record<string, never>>;
  UpdateLogAnomalyDetector: Readonly<Record<string, never>>;
  UpdateLookupTable: Readonly<Record<string, never>>;
  UpdateScheduledQuery: Readonly<Record<string, never>>;
}

export type DataProtectionStatus =
  | 'ACTIVATED'
  | 'DELETED'
  | 'ARCHIVED'
  | 'DISABLED';

export type EntityRejectionErrorType =
  | 'InvalidEntity'
  | 'InvalidTypeValue'
  | 'InvalidKeyAttributes'
  | 'InvalidAttributes'
  | 'EntitySizeTooLarge'
  | 'UnsupportedLogGroupType'
  | 'MissingRequiredFields';

export type InheritedProperty =
  | 'ACCOUNT_DATA_PROTECTION';

export type LogGroupClass =
  | 'STANDARD'
  | 'INFREQUENT_ACCESS'
  | 'DELIVERY';

export type OrderBy =
  | 'LogStreamName'
  | 'LastEventTime';

export interface CreateLogGroupRequest {
  readonly deletionProtectionEnabled?: boolean | undefined;
  readonly kmsKeyId?: string | undefined;
  readonly logGroupClass?: LogGroupClass | undefined;
  readonly logGroupName: string;
  readonly tags?: Readonly<Record<string, string>> | undefined;
}

export interface CreateLogStreamRequest {
  readonly logGroupName: string;
  readonly logStreamName: string;
}

export interface DeleteLogGroupRequest {
  readonly logGroupName: string;
}

export interface DeleteLogStreamRequest {
  readonly logGroupName: string;
  readonly logStreamName: string;
}

export interface DeleteRetentionPolicyRequest {
  readonly logGroupName: string;
}

export interface DescribeLogGroupsRequest {
  readonly accountIdentifiers?: ReadonlyArray<string> | undefined;
  readonly includeLinkedAccounts?: boolean | undefined;
  readonly limit?: number | undefined;
  readonly logGroupClass?: LogGroupClass | undefined;
  readonly logGroupIdentifiers?: ReadonlyArray<string> | undefined;
  readonly logGroupNamePattern?: string | undefined;
  readonly logGroupNamePrefix?: string | undefined;
  readonly nextToken?: string | undefined;
}

export interface DescribeLogStreamsRequest {
  readonly descending?: boolean | undefined;
  readonly limit?: number | undefined;
  readonly logGroupIdentifier?: string | undefined;
  readonly logGroupName?: string | undefined;
  readonly logStreamNamePrefix?: string | undefined;
  readonly nextToken?: string | undefined;
  readonly orderBy?: OrderBy | undefined;
}

export interface Entity {
  readonly attributes?: Readonly<Record<string, string>> | undefined;
  readonly keyAttributes?: Readonly<Record<string, string>> | undefined;
}

export interface FilterLogEventsRequest {
  readonly endTime?: number | undefined;
  readonly filterPattern?: string | undefined;
  readonly interleaved?: boolean | undefined;
  readonly limit?: number | undefined;
  readonly logGroupIdentifier?: string | undefined;
  readonly logGroupName?: string | undefined;
  readonly logStreamNamePrefix?: string | undefined;
  readonly logStreamNames?: ReadonlyArray<string> | undefined;
  readonly nextToken?: string | undefined;
  readonly startFromHead?: boolean | undefined;
  readonly startTime?: number | undefined;
  readonly unmask?: boolean | undefined;
}

export interface GetLogEventsRequest {
  readonly endTime?: number | undefined;
  readonly limit?: number | undefined;
  readonly logGroupIdentifier?: string | undefined;
  readonly logGroupName?: string | undefined;
  readonly logStreamName: string;
  readonly nextToken?: string | undefined;
  readonly startFromHead?: boolean | undefined;
  readonly startTime?: number | undefined;
  readonly unmask?: boolean | undefined;
}

export interface InputLogEvent {
  readonly message: string;
  readonly timestamp: number;
}

export interface ListTagsForResourceRequest {
  readonly resourceArn: string;
}

export interface ListTagsLogGroupRequest {
  readonly logGroupName: string;
}

export interface PutLogEventsRequest {
  readonly entity?: Entity | undefined;
  readonly logEvents: ReadonlyArray<InputLogEvent>;
  readonly logGroupName: string;
  readonly logStreamName: string;
  readonly sequenceToken?: string | undefined;
}

export interface PutLogGroupDeletionProtectionRequest {
  readonly deletionProtectionEnabled: boolean;
  readonly logGroupIdentifier: string;
}

export interface PutRetentionPolicyRequest {
  readonly logGroupName: string;
  readonly retentionInDays: number;
}

export interface TagLogGroupRequest {
  readonly logGroupName: string;
  readonly tags: Readonly<Record<string, string>>;
}

export interface TagResourceRequest {
  readonly resourceArn: string;
  readonly tags: Readonly<Record<string, string>>;
}

export interface UntagLogGroupRequest {
  readonly logGroupName: string;
  readonly tags: ReadonlyArray<string>;
}

export interface UntagResourceRequest {
  readonly resourceArn: string;
  readonly tagKeys: ReadonlyArray<string>;
}

export interface DescribeLogGroupsResponse {
  readonly logGroups?: ReadonlyArray<LogGroup> | undefined;
  readonly nextToken?: string | undefined;
}

export interface DescribeLogStreamsResponse {
  readonly logStreams?: ReadonlyArray<LogStream> | undefined;
  readonly nextToken?: string | undefined;
}

export interface FilterLogEventsResponse {
  readonly events?: ReadonlyArray<FilteredLogEvent> | undefined;
  readonly nextToken?: string | undefined;
  readonly searchedLogStreams?: ReadonlyArray<SearchedLogStream> | undefined;
}

export interface FilteredLogEvent {
  readonly eventId?: string | undefined;
  readonly ingestionTime?: number | undefined;
  readonly logStreamName?: string | undefined;
  readonly message?: string | undefined;
  readonly timestamp?: number | undefined;
}

export interface GetLogEventsResponse {
  readonly events?: ReadonlyArray<OutputLogEvent> | undefined;
  readonly nextBackwardToken?: string | undefined;
  readonly nextForwardToken?: string | undefined;
}

export interface ListTagsForResourceResponse {
  readonly tags?: Readonly<Record<string, string>> | undefined;
}

export interface ListTagsLogGroupResponse {
  readonly tags?: Readonly<Record<string, string>> | undefined;
}

export interface LogGroup {
  readonly arn?: string | undefined;
  readonly bearerTokenAuthenticationEnabled?: boolean | undefined;
  readonly creationTime?: number | undefined;
  readonly dataProtectionStatus?: DataProtectionStatus | undefined;
  readonly deletionProtectionEnabled?: boolean | undefined;
  readonly inheritedProperties?: ReadonlyArray<InheritedProperty> | undefined;
  readonly kmsKeyId?: string | undefined;
  readonly logGroupArn?: string | undefined;
  readonly logGroupClass?: LogGroupClass | undefined;
  readonly logGroupName?: string | undefined;
  readonly metricFilterCount?: number | undefined;
  readonly retentionInDays?: number | undefined;
  readonly storedBytes?: number | undefined;
}

export interface LogStream {
  readonly arn?: string | undefined;
  readonly creationTime?: number | undefined;
  readonly firstEventTimestamp?: number | undefined;
  readonly lastEventTimestamp?: number | undefined;
  readonly lastIngestionTime?: number | undefined;
  readonly logStreamName?: string | undefined;
  readonly storedBytes?: number | undefined;
  readonly uploadSequenceToken?: string | undefined;
}

export interface OutputLogEvent {
  readonly ingestionTime?: number | undefined;
  readonly message?: string | undefined;
  readonly timestamp?: number | undefined;
}

export interface PutLogEventsResponse {
  readonly nextSequenceToken?: string | undefined;
  readonly rejectedEntityInfo?: RejectedEntityInfo | undefined;
  readonly rejectedLogEventsInfo?: RejectedLogEventsInfo | undefined;
}

export interface RejectedEntityInfo {
  readonly errorType?: EntityRejectionErrorType | undefined;
}

export interface RejectedLogEventsInfo {
  readonly expiredLogEventEndIndex?: number | undefined;
  readonly tooNewLogEventStartIndex?: number | undefined;
  readonly tooOldLogEventEndIndex?: number | undefined;
}

export interface SearchedLogStream {
  readonly logStreamName?: string | undefined;
  readonly searchedCompletely?: boolean | undefined;
}
