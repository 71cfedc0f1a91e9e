// Generated from runtime.lex-2016-11-28.json by tools/generate-types.ts. Do not edit.

/** The decoded and validated input of every operation. */
export interface Inputs {
  DeleteSession: DeleteSessionRequest;
  GetSession: GetSessionRequest;
  PostContent: PostContentRequest;
  PostText: PostTextRequest;
  PutSession: PutSessionRequest;
}

/** What an operation's handler returns. */
export interface Outputs {
  DeleteSession: DeleteSessionResponse;
  GetSession: GetSessionResponse;
  PostContent: PostContentResponse;
  PostText: PostTextResponse;
  PutSession: PutSessionResponse;
}

export type ConfirmationStatus =
  | 'None'
  | 'Confirmed'
  | 'Denied';

export type ContentType =
  | 'application/vnd.amazonaws.card.generic';

export type DialogActionType =
  | 'ElicitIntent'
  | 'ConfirmIntent'
  | 'ElicitSlot'
  | 'Close'
  | 'Delegate';

export type DialogState =
  | 'ElicitIntent'
  | 'ConfirmIntent'
  | 'ElicitSlot'
  | 'Fulfilled'
  | 'ReadyForFulfillment'
  | 'Failed';

export type FulfillmentState =
  | 'Fulfilled'
  | 'Failed'
  | 'ReadyForFulfillment';

export type MessageFormatType =
  | 'PlainText'
  | 'CustomPayload'
  | 'SSML'
  | 'Composite';

export interface ActiveContext {
  readonly name: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly timeToLive: ActiveContextTimeToLive;
}

export interface ActiveContextTimeToLive {
  readonly timeToLiveInSeconds?: number | undefined;
  readonly turnsToLive?: number | undefined;
}

export interface DeleteSessionRequest {
  readonly botAlias: string;
  readonly botName: string;
  readonly userId: string;
}

export interface DialogAction {
  readonly fulfillmentState?: FulfillmentState | undefined;
  readonly intentName?: string | undefined;
  readonly message?: string | undefined;
  readonly messageFormat?: MessageFormatType | undefined;
  readonly slotToElicit?: string | undefined;
  readonly slots?: Readonly<Record<string, string>> | undefined;
  readonly type: DialogActionType;
}

export interface GetSessionRequest {
  readonly botAlias: string;
  readonly botName: string;
  readonly checkpointLabelFilter?: string | undefined;
  readonly userId: string;
}

export interface IntentSummary {
  readonly checkpointLabel?: string | undefined;
  readonly confirmationStatus?: ConfirmationStatus | undefined;
  readonly dialogActionType: DialogActionType;
  readonly fulfillmentState?: FulfillmentState | undefined;
  readonly intentName?: string | undefined;
  readonly slotToElicit?: string | undefined;
  readonly slots?: Readonly<Record<string, string>> | undefined;
}

export interface PostContentRequest {
  readonly accept?: string | undefined;
  readonly activeContexts?: string | undefined;
  readonly botAlias: string;
  readonly botName: string;
  readonly contentType: string;
  readonly inputStream: Uint8Array;
  readonly requestAttributes?: string | undefined;
  readonly sessionAttributes?: string | undefined;
  readonly userId: string;
}

export interface PostTextRequest {
  readonly activeContexts?: ReadonlyArray<ActiveContext> | undefined;
  readonly botAlias: string;
  readonly botName: string;
  readonly inputText: string;
  readonly requestAttributes?: Readonly<Record<string, string>> | undefined;
  readonly sessionAttributes?: Readonly<Record<string, string>> | undefined;
  readonly userId: string;
}

export interface PutSessionRequest {
  readonly accept?: string | undefined;
  readonly activeContexts?: ReadonlyArray<ActiveContext> | undefined;
  readonly botAlias: string;
  readonly botName: string;
  readonly dialogAction?: DialogAction | undefined;
  readonly recentIntentSummaryView?: ReadonlyArray<IntentSummary> | undefined;
  readonly sessionAttributes?: Readonly<Record<string, string>> | undefined;
  readonly userId: string;
}

export interface ActiveContextOutput {
  readonly name?: string | undefined;
  readonly parameters?: Readonly<Record<string, string>> | undefined;
  readonly timeToLive?: ActiveContextTimeToLiveOutput | undefined;
}

export interface ActiveContextTimeToLiveOutput {
  readonly timeToLiveInSeconds?: number | undefined;
  readonly turnsToLive?: number | undefined;
}

export interface Button {
  readonly text?: string | undefined;
  readonly value?: string | undefined;
}

export interface DeleteSessionResponse {
  readonly botAlias?: string | undefined;
  readonly botName?: string | undefined;
  readonly sessionId?: string | undefined;
  readonly userId?: string | undefined;
}

export interface DialogActionOutput {
  readonly fulfillmentState?: FulfillmentState | undefined;
  readonly intentName?: string | undefined;
  readonly message?: string | undefined;
  readonly messageFormat?: MessageFormatType | undefined;
  readonly slotToElicit?: string | undefined;
  readonly slots?: Readonly<Record<string, string>> | undefined;
  readonly type?: DialogActionType | undefined;
}

export interface GenericAttachment {
  readonly attachmentLinkUrl?: string | undefined;
  readonly buttons?: ReadonlyArray<Button> | undefined;
  readonly imageUrl?: string | undefined;
  readonly subTitle?: string | undefined;
  readonly title?: string | undefined;
}

export interface GetSessionResponse {
  readonly activeContexts?: ReadonlyArray<ActiveContextOutput> | undefined;
  readonly dialogAction?: DialogActionOutput | undefined;
  readonly recentIntentSummaryView?: ReadonlyArray<IntentSummaryOutput> | undefined;
  readonly sessionAttributes?: Readonly<Record<string, string>> | undefined;
  readonly sessionId?: string | undefined;
}

export interface IntentConfidence {
  readonly score?: number | undefined;
}

export interface IntentSummaryOutput {
  readonly checkpointLabel?: string | undefined;
  readonly confirmationStatus?: ConfirmationStatus | undefined;
  readonly dialogActionType?: DialogActionType | undefined;
  readonly fulfillmentState?: FulfillmentState | undefined;
  readonly intentName?: string | undefined;
  readonly slotToElicit?: string | undefined;
  readonly slots?: Readonly<Record<string, string>> | undefined;
}

export interface PostContentResponse {
  readonly activeContexts?: string | undefined;
  readonly alternativeIntents?: string | undefined;
  readonly audioStream?: Uint8Array | undefined;
  readonly botVersion?: string | undefined;
  readonly contentType?: string | undefined;
  readonly dialogState?: DialogState | undefined;
  readonly encodedInputTranscript?: string | undefined;
  readonly encodedMessage?: string | undefined;
  readonly inputTranscript?: string | undefined;
  readonly intentName?: string | undefined;
  readonly message?: string | undefined;
  readonly messageFormat?: MessageFormatType | undefined;
  readonly nluIntentConfidence?: string | undefined;
  readonly sentimentResponse?: string | undefined;
  readonly sessionAttributes?: string | undefined;
  readonly sessionId?: string | undefined;
  readonly slotToElicit?: string | undefined;
  readonly slots?: string | undefined;
}

export interface PostTextResponse {
  readonly activeContexts?: ReadonlyArray<ActiveContextOutput> | undefined;
  readonly alternativeIntents?: ReadonlyArray<PredictedIntent> | undefined;
  readonly botVersion?: string | undefined;
  readonly dialogState?: DialogState | undefined;
  readonly intentName?: string | undefined;
  readonly message?: string | undefined;
  readonly messageFormat?: MessageFormatType | undefined;
  readonly nluIntentConfidence?: IntentConfidence | undefined;
  readonly responseCard?: ResponseCard | undefined;
  readonly sentimentResponse?: SentimentResponse | undefined;
  readonly sessionAttributes?: Readonly<Record<string, string>> | undefined;
  readonly sessionId?: string | undefined;
  readonly slotToElicit?: string | undefined;
  readonly slots?: Readonly<Record<string, string>> | undefined;
}

export interface PredictedIntent {
  readonly intentName?: string | undefined;
  readonly nluIntentConfidence?: IntentConfidence | undefined;
  readonly slots?: Readonly<Record<string, string>> | undefined;
}

export interface PutSessionResponse {
  readonly activeContexts?: string | undefined;
  readonly audioStream?: Uint8Array | undefined;
  readonly contentType?: string | undefined;
  readonly dialogState?: DialogState | undefined;
  readonly encodedMessage?: string | undefined;
  readonly intentName?: string | undefined;
  readonly message?: string | undefined;
  readonly messageFormat?: MessageFormatType | undefined;
  readonly sessionAttributes?: string | undefined;
  readonly sessionId?: string | undefined;
  readonly slotToElicit?: string | undefined;
  readonly slots?: string | undefined;
}

export interface ResponseCard {
  readonly contentType?: ContentType | undefined;
  readonly genericAttachments?: ReadonlyArray<GenericAttachment> | undefined;
  readonly version?: string | undefined;
}

export interface SentimentResponse {
  readonly sentimentLabel?: string | undefined;
  readonly sentimentScore?: string | undefined;
}
