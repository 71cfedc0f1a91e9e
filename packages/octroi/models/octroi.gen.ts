// Generated from octroi-2026-11-01.json by tools/generate-types.ts. Do not edit.

/** The decoded and validated input of every operation. */
export interface Inputs {
  ExplainRequest: ExplainRequestRequest;
  SignIn: SignInRequest;
}

/** What an operation's handler returns. */
export interface Outputs {
  ExplainRequest: ExplainRequestResponse;
  SignIn: SignInResponse;
}

export type Effect =
  | 'Allowed'
  | 'ExplicitlyDenied'
  | 'ImplicitlyDenied';

export interface ExplainRequestRequest {
  readonly RequestId: string;
}

export interface SignInRequest {
  readonly Account: string;
  readonly UserName?: string | undefined;
  readonly Password: string;
  readonly MfaSerialNumber?: string | undefined;
  readonly MfaCode?: string | undefined;
  readonly NewPassword?: string | undefined;
  readonly DurationSeconds?: number | undefined;
}

export interface Credentials {
  readonly AccessKeyId?: string | undefined;
  readonly SecretAccessKey?: string | undefined;
  readonly SessionToken?: string | undefined;
  readonly Expiration?: Date | undefined;
}

export interface Decision {
  readonly Action?: string | undefined;
  readonly Resource?: string | undefined;
  readonly ResourceAccount?: string | undefined;
  readonly Effect?: Effect | undefined;
  readonly Layer?: string | undefined;
  readonly DecidedElsewhere?: boolean | undefined;
  readonly Explanation?: string | undefined;
  readonly NearestMisses?: string | undefined;
  readonly Hidden?: ReadonlyArray<string> | undefined;
}

export interface ExplainRequestResponse {
  readonly Request?: RequestRecord | undefined;
  readonly Decisions?: ReadonlyArray<Decision> | undefined;
}

export interface RequestRecord {
  readonly RequestId?: string | undefined;
  readonly Time?: Date | undefined;
  readonly Account?: string | undefined;
  readonly Caller?: string | undefined;
  readonly AccessKeyId?: string | undefined;
  readonly SourceIp?: string | undefined;
  readonly Region?: string | undefined;
  readonly Service?: string | undefined;
  readonly Operation?: string | undefined;
  readonly Status?: number | undefined;
  readonly Error?: string | undefined;
}

export interface SignInResponse {
  readonly Credentials?: Credentials | undefined;
  readonly Account?: string | undefined;
  readonly Arn?: string | undefined;
  readonly UserId?: string | undefined;
  readonly UserName?: string | undefined;
}
