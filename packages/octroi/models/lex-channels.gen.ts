// Generated from lex-channels-2026-11-01.json by tools/generate-types.ts. Do not edit.

/** The decoded and validated input of every operation. */
export interface Inputs {
  CreateBotChannelAssociation: CreateBotChannelAssociationRequest;
}

/** What an operation's handler returns. */
export interface Outputs {
  CreateBotChannelAssociation: CreateBotChannelAssociationResponse;
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

export interface CreateBotChannelAssociationRequest {
  readonly name: string;
  readonly botName: string;
  readonly botAlias: string;
  readonly description?: string | undefined;
  readonly type: ChannelType;
  readonly botConfiguration: Readonly<Record<string, string>>;
  readonly tags?: ReadonlyArray<Tag> | undefined;
}

export interface Tag {
  readonly key: string;
  readonly value: string;
}

export interface CreateBotChannelAssociationResponse {
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  readonly botAlias?: string | undefined;
  readonly botName?: string | undefined;
  readonly createdDate?: Date | undefined;
  readonly type?: ChannelType | undefined;
  readonly botConfiguration?: Readonly<Record<string, string>> | undefined;
  readonly status?: ChannelStatus | undefined;
  readonly failureReason?: string | undefined;
  readonly tags?: ReadonlyArray<TagOutput> | undefined;
}

export interface TagOutput {
  readonly key?: string | undefined;
  readonly value?: string | undefined;
}
