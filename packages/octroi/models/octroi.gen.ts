// Generated from octroi-2026-11-01.json by tools/generate-types.ts. Do not edit.

/** The decoded and validated input of every operation. */
export interface Inputs {
  ExplainRequest: ExplainRequestRequest;
  ListDecisions: ListDecisionsRequest;
  SignIn: SignInRequest;
}

/** What an operation's handler returns. */
export interface Outputs {
  ExplainRequest: ExplainRequestResponse;
  ListDecisions: ListDecisionsResponse;
  SignIn: SignInResponse;
}

export type Effect =
  | 'Allowed'
  | 'ExplicitlyDenied'
  | 'ImplicitlyDenied';

export interface ExplainRequestRequest {
  readonly RequestId: string;
}

export interface ListDecisionsRequest {
  readonly Caller?: string | undefined;
  readonly Action?: string | undefined;
  readonly Resource?: string | undefined;
  readonly Verdict?: Effect | undefined;
  readonly Failed?: boolean | undefined;
  readonly RequestId?: string | undefined;
  readonly Since?: Date | undefined;
  readonly Until?: Date | undefined;
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
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

export interface DecidedRequest {
  readonly Request?: RequestRecord | undefined;
  readonly Decisions?: ReadonlyArray<DecisionSummary> | undefined;
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

export interface DecisionSummary {
  readonly Action?: string | undefined;
  readonly Resource?: string | undefined;
  readonly ResourceAccount?: string | undefined;
  readonly Effect?: Effect | undefined;
  readonly Layer?: string | undefined;
  readonly DecidedElsewhere?: boolean | undefined;
}

export interface ExplainRequestResponse {
  readonly Request?: RequestRecord | undefined;
  readonly Decisions?: ReadonlyArray<Decision> | undefined;
}

export interface ListDecisionsResponse {
  readonly Requests?: ReadonlyArray<DecidedRequest> | undefined;
  readonly NextToken?: string | undefined;
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
