// Generated from lex-models-2017-04-19.json by tools/generate-types.ts. Do not edit.

/** The decoded and validated input of every operation. */
export interface Inputs {
  CreateBotVersion: CreateBotVersionRequest;
  CreateIntentVersion: CreateIntentVersionRequest;
  CreateSlotTypeVersion: CreateSlotTypeVersionRequest;
  DeleteBot: DeleteBotRequest;
  DeleteBotAlias: DeleteBotAliasRequest;
  DeleteBotChannelAssociation: DeleteBotChannelAssociationRequest;
  DeleteBotVersion: DeleteBotVersionRequest;
  DeleteIntent: DeleteIntentRequest;
  DeleteIntentVersion: DeleteIntentVersionRequest;
  DeleteSlotType: DeleteSlotTypeRequest;
  DeleteSlotTypeVersion: DeleteSlotTypeVersionRequest;
  DeleteUtterances: DeleteUtterancesRequest;
  GetBot: GetBotRequest;
  GetBotAlias: GetBotAliasRequest;
  GetBotAliases: GetBotAliasesRequest;
  GetBotChannelAssociation: GetBotChannelAssociationRequest;
  GetBotChannelAssociations: GetBotChannelAssociationsRequest;
  GetBotVersions: GetBotVersionsRequest;
  GetBots: GetBotsRequest;
  GetBuiltinIntent: GetBuiltinIntentRequest;
  GetBuiltinIntents: GetBuiltinIntentsRequest;
  GetBuiltinSlotTypes: GetBuiltinSlotTypesRequest;
  GetExport: GetExportRequest;
  GetImport: GetImportRequest;
  GetIntent: GetIntentRequest;
  GetIntentVersions: GetIntentVersionsRequest;
  GetIntents: GetIntentsRequest;
  GetMigration: GetMigrationRequest;
  GetMigrations: GetMigrationsRequest;
  GetSlotType: GetSlotTypeRequest;
  GetSlotTypeVersions: GetSlotTypeVersionsRequest;
  GetSlotTypes: GetSlotTypesRequest;
  GetUtterancesView: GetUtterancesViewRequest;
  ListTagsForResource: ListTagsForResourceRequest;
  PutBot: PutBotRequest;
  PutBotAlias: PutBotAliasRequest;
  PutIntent: PutIntentRequest;
  PutSlotType: PutSlotTypeRequest;
  StartImport: StartImportRequest;
  StartMigration: StartMigrationRequest;
  TagResource: TagResourceRequest;
  UntagResource: UntagResourceRequest;
}

/** What an operation's handler returns. */
export interface Outputs {
  CreateBotVersion: CreateBotVersionResponse;
  CreateIntentVersion: CreateIntentVersionResponse;
  CreateSlotTypeVersion: CreateSlotTypeVersionResponse;
  DeleteBot: Readonly<Record<string, never>>;
  DeleteBotAlias: Readonly<Record<string, never>>;
  DeleteBotChannelAssociation: Readonly<Record<string, never>>;
  DeleteBotVersion: Readonly<Record<string, never>>;
  DeleteIntent: Readonly<Record<string, never>>;
  DeleteIntentVersion: Readonly<Record<string, never>>;
  DeleteSlotType: Readonly<Record<string, never>>;
  DeleteSlotTypeVersion: Readonly<Record<string, never>>;
  DeleteUtterances: Readonly<Record<string, never>>;
  GetBot: GetBotResponse;
  GetBotAlias: GetBotAliasResponse;
  GetBotAliases: GetBotAliasesResponse;
  GetBotChannelAssociation: GetBotChannelAssociationResponse;
  GetBotChannelAssociations: GetBotChannelAssociationsResponse;
  GetBotVersions: GetBotVersionsResponse;
  GetBots: GetBotsResponse;
  GetBuiltinIntent: GetBuiltinIntentResponse;
  GetBuiltinIntents: GetBuiltinIntentsResponse;
  GetBuiltinSlotTypes: GetBuiltinSlotTypesResponse;
  GetExport: GetExportResponse;
  GetImport: GetImportResponse;
  GetIntent: GetIntentResponse;
  GetIntentVersions: GetIntentVersionsResponse;
  GetIntents: GetIntentsResponse;
  GetMigration: GetMigrationResponse;
  GetMigrations: GetMigrationsResponse;
  GetSlotType: GetSlotTypeResponse;
  GetSlotTypeVersions: GetSlotTypeVersionsResponse;
  GetSlotTypes: GetSlotTypesResponse;
  GetUtterancesView: GetUtterancesViewResponse;
  ListTagsForResource: ListTagsForResourceResponse;
  PutBot: PutBotResponse;
  PutBotAlias: PutBotAliasResponse;
  PutIntent: PutIntentResponse;
  PutSlotType: PutSlotTypeResponse;
  StartImport: StartImportResponse;
  StartMigration: StartMigrationResponse;
  TagResource: TagResourceResponse;
  UntagResource: UntagResourceResponse;
}

export type ChannelStatus =
  | 'IN_PROGRESS'
  | 'CREATED'
  | 'FAILED';

export type ChannelType =
  | 'Facebook'
  | 'Slack'
  | 'Twilio-Sms'
  | 'Kik';

export type ContentType =
  | 'PlainText'
  | 'SSML'
  | 'CustomPayload';

export type Destination =
  | 'CLOUDWATCH_LOGS'
  | 'S3';

export type ExportStatus =
  | 'IN_PROGRESS'
  | 'READY'
  | 'FAILED';

export type ExportType =
  | 'ALEXA_SKILLS_KIT'
  | 'LEX';

export type FulfillmentActivityType =
  | 'ReturnIntent'
  | 'CodeHook';

export type ImportStatus =
  | 'IN_PROGRESS'
  | 'COMPLETE'
  | 'FAILED';

export type Locale =
  | 'de-DE'
  | 'en-AU'
  | 'en-GB'
  | 'en-IN'
  | 'en-US'
  | 'es-419'
  | 'es-ES'
  | 'es-US'
  | 'fr-FR'
  | 'fr-CA'
  | 'it-IT'
  | 'ja-JP'
  | 'ko-KR';

export type LogType =
  | 'AUDIO'
  | 'TEXT';

export type MergeStrategy =
  | 'OVERWRITE_LATEST'
  | 'FAIL_ON_CONFLICT';

export type MigrationAlertType =
  | 'ERROR'
  | 'WARN';

export type MigrationSortAttribute =
  | 'V1_BOT_NAME'
  | 'MIGRATION_DATE_TIME';

export type MigrationStatus =
  | 'IN_PROGRESS'
  | 'COMPLETED'
  | 'FAILED';

export type MigrationStrategy =
  | 'CREATE_NEW'
  | 'UPDATE_EXISTING';

export type ObfuscationSetting =
  | 'NONE'
  | 'DEFAULT_OBFUSCATION';

export type ProcessBehavior =
  | 'SAVE'
  | 'BUILD';

export type ResourceType =
  | 'BOT'
  | 'INTENT'
  | 'SLOT_TYPE';

export type SlotConstraint =
  | 'Required'
  | 'Optional';

export type SlotValueSelectionStrategy =
  | 'ORIGINAL_VALUE'
  | 'TOP_RESOLUTION';

export type SortOrder =
  | 'ASCENDING'
  | 'DESCENDING';

export type Status =
  | 'BUILDING'
  | 'READY'
  | 'READY_BASIC_TESTING'
  | 'FAILED'
  | 'NOT_BUILT';

export type StatusType =
  | 'Detected'
  | 'Missed';

export interface CodeHook {
  readonly messageVersion: string;
  readonly uri: string;
}

export interface ConversationLogsRequest {
  readonly iamRoleArn: string;
  readonly logSettings: ReadonlyArray<LogSettingsRequest>;
}

export interface CreateBotVersionRequest {
  readonly checksum?: string | undefined;
  readonly name: string;
}

export interface CreateIntentVersionRequest {
  readonly checksum?: string | undefined;
  readonly name: string;
}

export interface CreateSlotTypeVersionRequest {
  readonly checksum?: string | undefined;
  readonly name: string;
}

export interface DeleteBotAliasRequest {
  readonly botName: string;
  readonly name: string;
}

export interface DeleteBotChannelAssociationRequest {
  readonly botAlias: string;
  readonly botName: string;
  readonly name: string;
}

export interface DeleteBotRequest {
  readonly name: string;
}

export interface DeleteBotVersionRequest {
  readonly name: string;
  readonly version: string;
}

export interface DeleteIntentRequest {
  readonly name: string;
}

export interface DeleteIntentVersionRequest {
  readonly name: string;
  readonly version: string;
}

export interface DeleteSlotTypeRequest {
  readonly name: string;
}

export interface DeleteSlotTypeVersionRequest {
  readonly name: string;
  readonly version: string;
}

export interface DeleteUtterancesRequest {
  readonly botName: string;
  readonly userId: string;
}

export interface EnumerationValue {
  readonly synonyms?: ReadonlyArray<string> | undefined;
  readonly value: string;
}

export interface FollowUpPrompt {
  readonly prompt: Prompt;
  readonly rejectionStatement: Statement;
}

export interface FulfillmentActivity {
  readonly codeHook?: CodeHook | undefined;
  readonly type: FulfillmentActivityType;
}

export interface GetBotAliasRequest {
  readonly botName: string;
  readonly name: string;
}

export interface GetBotAliasesRequest {
  readonly botName: string;
  readonly maxResults?: number | undefined;
  readonly nameContains?: string | undefined;
  readonly nextToken?: string | undefined;
}

export interface GetBotChannelAssociationRequest {
  readonly botAlias: string;
  readonly botName: string;
  readonly name: string;
}

export interface GetBotChannelAssociationsRequest {
  readonly botAlias: string;
  readonly botName: string;
  readonly maxResults?: number | undefined;
  readonly nameContains?: string | undefined;
  readonly nextToken?: string | undefined;
}

export interface GetBotRequest {
  readonly name: string;
  readonly versionOrAlias: string;
}

export interface GetBotVersionsRequest {
  readonly maxResults?: number | undefined;
  readonly name: string;
  readonly nextToken?: string | undefined;
}

export interface GetBotsRequest {
  readonly maxResults?: number | undefined;
  readonly nameContains?: string | undefined;
  readonly nextToken?: string | undefined;
}

export interface GetBuiltinIntentRequest {
  readonly signature: string;
}

export interface GetBuiltinIntentsRequest {
  readonly locale?: Locale | undefined;
  readonly maxResults?: number | undefined;
  readonly nextToken?: string | undefined;
  readonly signatureContains?: string | undefined;
}

export interface GetBuiltinSlotTypesRequest {
  readonly locale?: Locale | undefined;
  readonly maxResults?: number | undefined;
  readonly nextToken?: string | undefined;
  readonly signatureContains?: string | undefined;
}

export interface GetExportRequest {
  readonly exportType: ExportType;
  readonly name: string;
  readonly resourceType: ResourceType;
  readonly version: string;
}

export interface GetImportRequest {
  readonly importId: string;
}

export interface GetIntentRequest {
  readonly name: string;
  readonly version: string;
}

export interface GetIntentVersionsRequest {
  readonly maxResults?: number | undefined;
  readonly name: string;
  readonly nextToken?: string | undefined;
}

export interface GetIntentsRequest {
  readonly maxResults?: number | undefined;
  readonly nameContains?: string | undefined;
  readonly nextToken?: string | undefined;
}

export interface GetMigrationRequest {
  readonly migrationId: string;
}

export interface GetMigrationsRequest {
  readonly maxResults?: number | undefined;
  readonly migrationStatusEquals?: MigrationStatus | undefined;
  readonly nextToken?: string | undefined;
  readonly sortByAttribute?: MigrationSortAttribute | undefined;
  readonly sortByOrder?: SortOrder | undefined;
  readonly v1BotNameContains?: string | undefined;
}

export interface GetSlotTypeRequest {
  readonly name: string;
  readonly version: string;
}

export interface GetSlotTypeVersionsRequest {
  readonly maxResults?: number | undefined;
  readonly name: string;
  readonly nextToken?: string | undefined;
}

export interface GetSlotTypesRequest {
  readonly maxResults?: number | undefined;
  readonly nameContains?: string | undefined;
  readonly nextToken?: string | undefined;
}

export interface GetUtterancesViewRequest {
  readonly botName: string;
  readonly botVersions: ReadonlyArray<string>;
  readonly statusType: StatusType;
}

export interface InputContext {
  readonly name: string;
}

export interface Intent {
  readonly intentName: string;
  readonly intentVersion: string;
}

export interface KendraConfiguration {
  readonly kendraIndex: string;
  readonly queryFilterString?: string | undefined;
  readonly role: string;
}

export interface ListTagsForResourceRequest {
  readonly resourceArn: string;
}

export interface LogSettingsRequest {
  readonly destination: Destination;
  readonly kmsKeyArn?: string | undefined;
  readonly logType: LogType;
  readonly resourceArn: string;
}

export interface Message {
  readonly content: string;
  readonly contentType: ContentType;
  readonly groupNumber?: number | undefined;
}

export interface OutputContext {
  readonly name: string;
  readonly timeToLiveInSeconds: number;
  readonly turnsToLive: number;
}

export interface Prompt {
  readonly maxAttempts: number;
  readonly messages: ReadonlyArray<Message>;
  readonly responseCard?: string | undefined;
}

export interface PutBotAliasRequest {
  readonly botName: string;
  readonly botVersion: string;
  readonly checksum?: string | undefined;
  readonly conversationLogs?: ConversationLogsRequest | undefined;
  readonly description?: string | undefined;
  readonly name: string;
  readonly tags?: ReadonlyArray<Tag> | undefined;
}

export interface PutBotRequest {
  readonly abortStatement?: Statement | undefined;
  readonly checksum?: string | undefined;
  readonly childDirected: boolean;
  readonly clarificationPrompt?: Prompt | undefined;
  readonly createVersion?: boolean | undefined;
  readonly description?: string | undefined;
  readonly detectSentiment?: boolean | undefined;
  readonly enableModelImprovements?: boolean | undefined;
  readonly idleSessionTTLInSeconds?: number | undefined;
  readonly intents?: ReadonlyArray<Intent> | undefined;
  readonly locale: Locale;
  readonly name: string;
  readonly nluIntentConfidenceThreshold?: number | undefined;
  readonly processBehavior?: ProcessBehavior | undefined;
  readonly tags?: ReadonlyArray<Tag> | undefined;
  readonly voiceId?: string | undefined;
}

export interface PutIntentRequest {
  readonly checksum?: string | undefined;
  readonly conclusionStatement?: Statement | undefined;
  readonly confirmationPrompt?: Prompt | undefined;
  readonly createVersion?: boolean | undefined;
  readonly description?: string | undefined;
  readonly dialogCodeHook?: CodeHook | undefined;
  readonly followUpPrompt?: FollowUpPrompt | undefined;
  readonly fulfillmentActivity?: FulfillmentActivity | undefined;
  readonly inputContexts?: ReadonlyArray<InputContext> | undefined;
  readonly kendraConfiguration?: KendraConfiguration | undefined;
  readonly name: string;
  readonly outputContexts?: ReadonlyArray<OutputContext> | undefined;
  readonly parentIntentSignature?: string | undefined;
  readonly rejectionStatement?: Statement | undefined;
  readonly sampleUtterances?: ReadonlyArray<string> | undefined;
  readonly slots?: ReadonlyArray<Slot> | undefined;
}

export interface PutSlotTypeRequest {
  readonly checksum?: string | undefined;
  readonly createVersion?: boolean | undefined;
  readonly description?: string | undefined;
  readonly enumerationValues?: ReadonlyArray<EnumerationValue> | undefined;
  readonly name: string;
  readonly parentSlotTypeSignature?: string | undefined;
  readonly slotTypeConfigurations?: ReadonlyArray<SlotTypeConfiguration> | undefined;
  readonly valueSelectionStrategy?: SlotValueSelectionStrategy | undefined;
}

export interface Slot {
  readonly defaultValueSpec?: SlotDefaultValueSpec | undefined;
  readonly description?: string | undefined;
  readonly name: string;
  readonly obfuscationSetting?: ObfuscationSetting | undefined;
  readonly priority?: number | undefined;
  readonly responseCard?: string | undefined;
  readonly sampleUtterances?: ReadonlyArray<string> | undefined;
  readonly slotConstraint: SlotConstraint;
  readonly slotType?: string | undefined;
  readonly slotTypeVersion?: string | undefined;
  readonly valueElicitationPrompt?: Prompt | undefined;
}

export interface SlotDefaultValue {
  readonly defaultValue: string;
}

export interface SlotDefaultValueSpec {
  readonly defaultValueList: ReadonlyArray<SlotDefaultValue>;
}

export interface SlotTypeConfiguration {
  readonly regexConfiguration?: SlotTypeRegexConfiguration | undefined;
}

export interface SlotTypeRegexConfiguration {
  readonly pattern: string;
}

export interface StartImportRequest {
  readonly mergeStrategy: MergeStrategy;
  readonly payload: Uint8Array;
  readonly resourceType: ResourceType;
  readonly tags?: ReadonlyArray<Tag> | undefined;
}

export interface StartMigrationRequest {
  readonly migrationStrategy: MigrationStrategy;
  readonly v1BotName: string;
  readonly v1BotVersion: string;
  readonly v2BotName: string;
  readonly v2BotRole: string;
}

export interface Statement {
  readonly messages: ReadonlyArray<Message>;
  readonly responseCard?: string | undefined;
}

export interface Tag {
  readonly key: string;
  readonly value: string;
}

export interface TagResourceRequest {
  readonly resourceArn: string;
  readonly tags: ReadonlyArray<Tag>;
}

export interface UntagResourceRequest {
  readonly resourceArn: string;
  readonly tagKeys: ReadonlyArray<string>;
}

export interface BotAliasMetadata {
  readonly botName?: string | undefined;
  readonly botVersion?: string | undefined;
  readonly checksum?: string | undefined;
  readonly conversationLogs?: ConversationLogsResponse | undefined;
  readonly createdDate?: Date | undefined;
  readonly description?: string | undefined;
  readonly lastUpdatedDate?: Date | undefined;
  readonly name?: string | undefined;
}

export interface BotChannelAssociation {
  readonly botAlias?: string | undefined;
  readonly botConfiguration?: Readonly<Record<string, string>> | undefined;
  readonly botName?: string | undefined;
  readonly createdDate?: Date | undefined;
  readonly description?: string | undefined;
  readonly failureReason?: string | undefined;
  readonly name?: string | undefined;
  readonly status?: ChannelStatus | undefined;
  readonly type?: ChannelType | undefined;
}

export interface BotMetadata {
  readonly createdDate?: Date | undefined;
  readonly description?: string | undefined;
  readonly lastUpdatedDate?: Date | undefined;
  readonly name?: string | undefined;
  readonly status?: Status | undefined;
  readonly version?: string | undefined;
}

export interface BuiltinIntentMetadata {
  readonly signature?: string | undefined;
  readonly supportedLocales?: ReadonlyArray<Locale> | undefined;
}

export interface BuiltinIntentSlot {
  readonly name?: string | undefined;
}

export interface BuiltinSlotTypeMetadata {
  readonly signature?: string | undefined;
  readonly supportedLocales?: ReadonlyArray<Locale> | undefined;
}

export interface CodeHookOutput {
  readonly messageVersion?: string | undefined;
  readonly uri?: string | undefined;
}

export interface ConversationLogsResponse {
  readonly iamRoleArn?: string | undefined;
  readonly logSettings?: ReadonlyArray<LogSettingsResponse> | undefined;
}

export interface CreateBotVersionResponse {
  readonly abortStatement?: StatementOutput | undefined;
  readonly checksum?: string | undefined;
  readonly childDirected?: boolean | undefined;
  readonly clarificationPrompt?: PromptOutput | undefined;
  readonly createdDate?: Date | undefined;
  readonly description?: string | undefined;
  readonly detectSentiment?: boolean | undefined;
  readonly enableModelImprovements?: boolean | undefined;
  readonly failureReason?: string | undefined;
  readonly idleSessionTTLInSeconds?: number | undefined;
  readonly intents?: ReadonlyArray<IntentOutput> | undefined;
  readonly lastUpdatedDate?: Date | undefined;
  readonly locale?: Locale | undefined;
  readonly name?: string | undefined;
  readonly status?: Status | undefined;
  readonly version?: string | undefined;
  readonly voiceId?: string | undefined;
}

export interface CreateIntentVersionResponse {
  readonly checksum?: string | undefined;
  readonly conclusionStatement?: StatementOutput | undefined;
  readonly confirmationPrompt?: PromptOutput | undefined;
  readonly createdDate?: Date | undefined;
  readonly description?: string | undefined;
  readonly dialogCodeHook?: CodeHookOutput | undefined;
  readonly followUpPrompt?: FollowUpPromptOutput | undefined;
  readonly fulfillmentActivity?: FulfillmentActivityOutput | undefined;
  readonly inputContexts?: ReadonlyArray<InputContextOutput> | undefined;
  readonly kendraConfiguration?: KendraConfigurationOutput | undefined;
  readonly lastUpdatedDate?: Date | undefined;
  readonly name?: string | undefined;
  readonly outputContexts?: ReadonlyArray<OutputContextOutput> | undefined;
  readonly parentIntentSignature?: string | undefined;
  readonly rejectionStatement?: StatementOutput | undefined;
  readonly sampleUtterances?: ReadonlyArray<string> | undefined;
  readonly slots?: ReadonlyArray<SlotOutput> | undefined;
  readonly version?: string | undefined;
}

export interface CreateSlotTypeVersionResponse {
  readonly checksum?: string | undefined;
  readonly createdDate?: Date | undefined;
  readonly description?: string | undefined;
  readonly enumerationValues?: ReadonlyArray<EnumerationValueOutput> | undefined;
  readonly lastUpdatedDate?: Date | undefined;
  readonly name?: string | undefined;
  readonly parentSlotTypeSignature?: string | undefined;
  readonly slotTypeConfigurations?: ReadonlyArray<SlotTypeConfigurationOutput> | undefined;
  readonly valueSelectionStrategy?: SlotValueSelectionStrategy | undefined;
  readonly version?: string | undefined;
}

export interface EnumerationValueOutput {
  readonly synonyms?: ReadonlyArray<string> | undefined;
  readonly value?: string | undefined;
}

export interface FollowUpPromptOutput {
  readonly prompt?: PromptOutput | undefined;
  readonly rejectionStatement?: StatementOutput | undefined;
}

export interface FulfillmentActivityOutput {
  readonly codeHook?: CodeHookOutput | undefined;
  readonly type?: FulfillmentActivityType | undefined;
}

export interface GetBotAliasResponse {
  readonly botName?: string | undefined;
  readonly botVersion?: string | undefined;
  readonly checksum?: string | undefined;
  readonly conversationLogs?: ConversationLogsResponse | undefined;
  readonly createdDate?: Date | undefined;
  readonly description?: string | undefined;
  readonly lastUpdatedDate?: Date | undefined;
  readonly name?: string | undefined;
}

export interface GetBotAliasesResponse {
  readonly BotAliases?: ReadonlyArray<BotAliasMetadata> | undefined;
  readonly nextToken?: string | undefined;
}

export interface GetBotChannelAssociationResponse {
  readonly botAlias?: string | undefined;
  readonly botConfiguration?: Readonly<Record<string, string>> | undefined;
  readonly botName?: string | undefined;
  readonly createdDate?: Date | undefined;
  readonly description?: string | undefined;
  readonly failureReason?: string | undefined;
  readonly name?: string | undefined;
  readonly status?: ChannelStatus | undefined;
  readonly type?: ChannelType | undefined;
}

export interface GetBotChannelAssociationsResponse {
  readonly botChannelAssociations?: ReadonlyArray<BotChannelAssociation> | undefined;
  readonly nextToken?: string | undefined;
}

export interface GetBotResponse {
  readonly abortStatement?: StatementOutput | undefined;
  readonly checksum?: string | undefined;
  readonly childDirected?: boolean | undefined;
  readonly clarificationPrompt?: PromptOutput | undefined;
  readonly createdDate?: Date | undefined;
  readonly description?: string | undefined;
  readonly detectSentiment?: boolean | undefined;
  readonly enableModelImprovements?: boolean | undefined;
  readonly failureReason?: string | undefined;
  readonly idleSessionTTLInSeconds?: number | undefined;
  readonly intents?: ReadonlyArray<IntentOutput> | undefined;
  readonly lastUpdatedDate?: Date | undefined;
  readonly locale?: Locale | undefined;
  readonly name?: string | undefined;
  readonly nluIntentConfidenceThreshold?: number | undefined;
  readonly status?: Status | undefined;
  readonly version?: string | undefined;
  readonly voiceId?: string | undefined;
}

export interface GetBotVersionsResponse {
  readonly bots?: ReadonlyArray<BotMetadata> | undefined;
  readonly nextToken?: string | undefined;
}

export interface GetBotsResponse {
  readonly bots?: ReadonlyArray<BotMetadata> | undefined;
  readonly nextToken?: string | undefined;
}

export interface GetBuiltinIntentResponse {
  readonly signature?: string | undefined;
  readonly slots?: ReadonlyArray<BuiltinIntentSlot> | undefined;
  readonly supportedLocales?: ReadonlyArray<Locale> | undefined;
}

export interface GetBuiltinIntentsResponse {
  readonly intents?: ReadonlyArray<BuiltinIntentMetadata> | undefined;
  readonly nextToken?: string | undefined;
}

export interface GetBuiltinSlotTypesResponse {
  readonly nextToken?: string | undefined;
  readonly slotTypes?: ReadonlyArray<BuiltinSlotTypeMetadata> | undefined;
}

export interface GetExportResponse {
  readonly exportStatus?: ExportStatus | undefined;
  readonly exportType?: ExportType | undefined;
  readonly failureReason?: string | undefined;
  readonly name?: string | undefined;
  readonly resourceType?: ResourceType | undefined;
  readonly url?: string | undefined;
  readonly version?: string | undefined;
}

export interface GetImportResponse {
  readonly createdDate?: Date | undefined;
  readonly failureReason?: ReadonlyArray<string> | undefined;
  readonly importId?: string | undefined;
  readonly importStatus?: ImportStatus | undefined;
  readonly mergeStrategy?: MergeStrategy | undefined;
  readonly name?: string | undefined;
  readonly resourceType?: ResourceType | undefined;
}

export interface GetIntentResponse {
  readonly checksum?: string | undefined;
  readonly conclusionStatement?: StatementOutput | undefined;
  readonly confirmationPrompt?: PromptOutput | undefined;
  readonly createdDate?: Date | undefined;
  readonly description?: string | undefined;
  readonly dialogCodeHook?: CodeHookOutput | undefined;
  readonly followUpPrompt?: FollowUpPromptOutput | undefined;
  readonly fulfillmentActivity?: FulfillmentActivityOutput | undefined;
  readonly inputContexts?: ReadonlyArray<InputContextOutput> | undefined;
  readonly kendraConfiguration?: KendraConfigurationOutput | undefined;
  readonly lastUpdatedDate?: Date | undefined;
  readonly name?: string | undefined;
  readonly outputContexts?: ReadonlyArray<OutputContextOutput> | undefined;
  readonly parentIntentSignature?: string | undefined;
  readonly rejectionStatement?: StatementOutput | undefined;
  readonly sampleUtterances?: ReadonlyArray<string> | undefined;
  readonly slots?: ReadonlyArray<SlotOutput> | undefined;
  readonly version?: string | undefined;
}

export interface GetIntentVersionsResponse {
  readonly intents?: ReadonlyArray<IntentMetadata> | undefined;
  readonly nextToken?: string | undefined;
}

export interface GetIntentsResponse {
  readonly intents?: ReadonlyArray<IntentMetadata> | undefined;
  readonly nextToken?: string | undefined;
}

export interface GetMigrationResponse {
  readonly alerts?: ReadonlyArray<MigrationAlert> | undefined;
  readonly migrationId?: string | undefined;
  readonly migrationStatus?: MigrationStatus | undefined;
  readonly migrationStrategy?: MigrationStrategy | undefined;
  readonly migrationTimestamp?: Date | undefined;
  readonly v1BotLocale?: Locale | undefined;
  readonly v1BotName?: string | undefined;
  readonly v1BotVersion?: string | undefined;
  readonly v2BotId?: string | undefined;
  readonly v2BotRole?: string | undefined;
}

export interface GetMigrationsResponse {
  readonly migrationSummaries?: ReadonlyArray<MigrationSummary> | undefined;
  readonly nextToken?: string | undefined;
}

export interface GetSlotTypeResponse {
  readonly checksum?: string | undefined;
  readonly createdDate?: Date | undefined;
  readonly description?: string | undefined;
  readonly enumerationValues?: ReadonlyArray<EnumerationValueOutput> | undefined;
  readonly lastUpdatedDate?: Date | undefined;
  readonly name?: string | undefined;
  readonly parentSlotTypeSignature?: string | undefined;
  readonly slotTypeConfigurations?: ReadonlyArray<SlotTypeConfigurationOutput> | undefined;
  readonly valueSelectionStrategy?: SlotValueSelectionStrategy | undefined;
  readonly version?: string | undefined;
}

export interface GetSlotTypeVersionsResponse {
  readonly nextToken?: string | undefined;
  readonly slotTypes?: ReadonlyArray<SlotTypeMetadata> | undefined;
}

export interface GetSlotTypesResponse {
  readonly nextToken?: string | undefined;
  readonly slotTypes?: ReadonlyArray<SlotTypeMetadata> | undefined;
}

export interface GetUtterancesViewResponse {
  readonly botName?: string | undefined;
  readonly utterances?: ReadonlyArray<UtteranceList> | undefined;
}

export interface InputContextOutput {
  readonly name?: string | undefined;
}

export interface IntentOutput {
  readonly intentName?: string | undefined;
  readonly intentVersion?: string | undefined;
}

export interface IntentMetadata {
  readonly createdDate?: Date | undefined;
  readonly description?: string | undefined;
  readonly lastUpdatedDate?: Date | undefined;
  readonly name?: string | undefined;
  readonly version?: string | undefined;
}

export interface KendraConfigurationOutput {
  readonly kendraIndex?: string | undefined;
  readonly queryFilterString?: string | undefined;
  readonly role?: string | undefined;
}

export interface ListTagsForResourceResponse {
  readonly tags?: ReadonlyArray<TagOutput> | undefined;
}

export interface LogSettingsResponse {
  readonly destination?: Destination | undefined;
  readonly kmsKeyArn?: string | undefined;
  readonly logType?: LogType | undefined;
  readonly resourceArn?: string | undefined;
  readonly resourcePrefix?: string | undefined;
}

export interface MessageOutput {
  readonly content?: string | undefined;
  readonly contentType?: ContentType | undefined;
  readonly groupNumber?: number | undefined;
}

export interface MigrationAlert {
  readonly details?: ReadonlyArray<string> | undefined;
  readonly message?: string | undefined;
  readonly referenceURLs?: ReadonlyArray<string> | undefined;
  readonly type?: MigrationAlertType | undefined;
}

export interface MigrationSummary {
  readonly migrationId?: string | undefined;
  readonly migrationStatus?: MigrationStatus | undefined;
  readonly migrationStrategy?: MigrationStrategy | undefined;
  readonly migrationTimestamp?: Date | undefined;
  readonly v1BotLocale?: Locale | undefined;
  readonly v1BotName?: string | undefined;
  readonly v1BotVersion?: string | undefined;
  readonly v2BotId?: string | undefined;
  readonly v2BotRole?: string | undefined;
}

export interface OutputContextOutput {
  readonly name?: string | undefined;
  readonly timeToLiveInSeconds?: number | undefined;
  readonly turnsToLive?: number | undefined;
}

export interface PromptOutput {
  readonly maxAttempts?: number | undefined;
  readonly messages?: ReadonlyArray<MessageOutput> | undefined;
  readonly responseCard?: string | undefined;
}

export interface PutBotAliasResponse {
  readonly botName?: string | undefined;
  readonly botVersion?: string | undefined;
  readonly checksum?: string | undefined;
  readonly conversationLogs?: ConversationLogsResponse | undefined;
  readonly createdDate?: Date | undefined;
  readonly description?: string | undefined;
  readonly lastUpdatedDate?: Date | undefined;
  readonly name?: string | undefined;
  readonly tags?: ReadonlyArray<TagOutput> | undefined;
}

export interface PutBotResponse {
  readonly abortStatement?: StatementOutput | undefined;
  readonly checksum?: string | undefined;
  readonly childDirected?: boolean | undefined;
  readonly clarificationPrompt?: PromptOutput | undefined;
  readonly createVersion?: boolean | undefined;
  readonly createdDate?: Date | undefined;
  readonly description?: string | undefined;
  readonly detectSentiment?: boolean | undefined;
  readonly enableModelImprovements?: boolean | undefined;
  readonly failureReason?: string | undefined;
  readonly idleSessionTTLInSeconds?: number | undefined;
  readonly intents?: ReadonlyArray<IntentOutput> | undefined;
  readonly lastUpdatedDate?: Date | undefined;
  readonly locale?: Locale | undefined;
  readonly name?: string | undefined;
  readonly nluIntentConfidenceThreshold?: number | undefined;
  readonly status?: Status | undefined;
  readonly tags?: ReadonlyArray<TagOutput> | undefined;
  readonly version?: string | undefined;
  readonly voiceId?: string | undefined;
}

export interface PutIntentResponse {
  readonly checksum?: string | undefined;
  readonly conclusionStatement?: StatementOutput | undefined;
  readonly confirmationPrompt?: PromptOutput | undefined;
  readonly createVersion?: boolean | undefined;
  readonly createdDate?: Date | undefined;
  readonly description?: string | undefined;
  readonly dialogCodeHook?: CodeHookOutput | undefined;
  readonly followUpPrompt?: FollowUpPromptOutput | undefined;
  readonly fulfillmentActivity?: FulfillmentActivityOutput | undefined;
  readonly inputContexts?: ReadonlyArray<InputContextOutput> | undefined;
  readonly kendraConfiguration?: KendraConfigurationOutput | undefined;
  readonly lastUpdatedDate?: Date | undefined;
  readonly name?: string | undefined;
  readonly outputContexts?: ReadonlyArray<OutputContextOutput> | undefined;
  readonly parentIntentSignature?: string | undefined;
  readonly rejectionStatement?: StatementOutput | undefined;
  readonly sampleUtterances?: ReadonlyArray<string> | undefined;
  readonly slots?: ReadonlyArray<SlotOutput> | undefined;
  readonly version?: string | undefined;
}

export interface PutSlotTypeResponse {
  readonly checksum?: string | undefined;
  readonly createVersion?: boolean | undefined;
  readonly createdDate?: Date | undefined;
  readonly description?: string | undefined;
  readonly enumerationValues?: ReadonlyArray<EnumerationValueOutput> | undefined;
  readonly lastUpdatedDate?: Date | undefined;
  readonly name?: string | undefined;
  readonly parentSlotTypeSignature?: string | undefined;
  readonly slotTypeConfigurations?: ReadonlyArray<SlotTypeConfigurationOutput> | undefined;
  readonly valueSelectionStrategy?: SlotValueSelectionStrategy | undefined;
  readonly version?: string | undefined;
}

export interface SlotOutput {
  readonly defaultValueSpec?: SlotDefaultValueSpecOutput | undefined;
  readonly description?: string | undefined;
  readonly name?: string | undefined;
  readonly obfuscationSetting?: ObfuscationSetting | undefined;
  readonly priority?: number | undefined;
  readonly responseCard?: string | undefined;
  readonly sampleUtterances?: ReadonlyArray<string> | undefined;
  readonly slotConstraint?: SlotConstraint | undefined;
  readonly slotType?: string | undefined;
  readonly slotTypeVersion?: string | undefined;
  readonly valueElicitationPrompt?: PromptOutput | undefined;
}

export interface SlotDefaultValueOutput {
  readonly defaultValue?: string | undefined;
}

export interface SlotDefaultValueSpecOutput {
  readonly defaultValueList?: ReadonlyArray<SlotDefaultValueOutput> | undefined;
}

export interface SlotTypeConfigurationOutput {
  readonly regexConfiguration?: SlotTypeRegexConfigurationOutput | undefined;
}

export interface SlotTypeMetadata {
  readonly createdDate?: Date | undefined;
  readonly description?: string | undefined;
  readonly lastUpdatedDate?: Date | undefined;
  readonly name?: string | undefined;
  readonly version?: string | undefined;
}

export interface SlotTypeRegexConfigurationOutput {
  readonly pattern?: string | undefined;
}

export interface StartImportResponse {
  readonly createdDate?: Date | undefined;
  readonly importId?: string | undefined;
  readonly importStatus?: ImportStatus | undefined;
  readonly mergeStrategy?: MergeStrategy | undefined;
  readonly name?: string | undefined;
  readonly resourceType?: ResourceType | undefined;
  readonly tags?: ReadonlyArray<TagOutput> | undefined;
}

export interface StartMigrationResponse {
  readonly migrationId?: string | undefined;
  readonly migrationStrategy?: MigrationStrategy | undefined;
  readonly migrationTimestamp?: Date | undefined;
  readonly v1BotLocale?: Locale | undefined;
  readonly v1BotName?: string | undefined;
  readonly v1BotVersion?: string | undefined;
  readonly v2BotId?: string | undefined;
  readonly v2BotRole?: string | undefined;
}

export interface StatementOutput {
  readonly messages?: ReadonlyArray<MessageOutput> | undefined;
  readonly responseCard?: string | undefined;
}

export interface TagOutput {
  readonly key?: string | undefined;
  readonly value?: string | undefined;
}

export type TagResourceResponse = Readonly<Record<string, never>>;

export type UntagResourceResponse = Readonly<Record<string, never>>;

export interface UtteranceData {
  readonly count?: number | undefined;
  readonly distinctUsers?: number | undefined;
  readonly firstUtteredDate?: Date | undefined;
  readonly lastUtteredDate?: Date | undefined;
  readonly utteranceString?: string | undefined;
}

export interface UtteranceList {
  readonly botVersion?: string | undefined;
  readonly utterances?: ReadonlyArray<UtteranceData> | undefined;
}
