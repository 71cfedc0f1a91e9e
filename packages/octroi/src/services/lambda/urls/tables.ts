import { defineTable } from '../../../kernel/table.ts';

/** The URL of a function or of one of its aliases (LAM-84). Authorise reads it: its type is a condition key. */
export interface FunctionUrlRow {
  /** 32 letters and digits. */
  readonly urlId: string;
  readonly authType: 'AWS_IAM' | 'NONE';
  readonly invokeMode: 'BUFFERED' | 'RESPONSE_STREAM';
  readonly cors?: CorsRow;
  /** Milliseconds of the decision clock. */
  readonly createdAt: number;
  readonly modifiedAt: number;
}

/** As the request gave it (LAM-90). */
export interface CorsRow {
  readonly AllowCredentials?: boolean;
  readonly AllowHeaders?: readonly string[];
  readonly AllowMethods?: readonly string[];
  readonly AllowOrigins?: readonly string[];
  readonly ExposeHeaders?: readonly string[];
  /** Seconds. */
  readonly MaxAge?: number;
}

/** Whose a URL is. */
export interface UrlIndexRow {
  readonly account: string;
  readonly region: string;
  readonly name: string;
  readonly functionId: string;
  readonly qualifier: string | null;
}

/** [function's id, `policyKey` of the alias]. */
export const urls = defineTable<FunctionUrlRow>({ service: 'lambda', name: 'url', kind: 'policy', regional: true });

/** [URL's id], under the account `-`: the host of a request to a URL says nothing else, so it is looked up before there is a permit. */
export const urlIndex = defineTable<UrlIndexRow>({ service: 'lambda', name: 'url-index', kind: 'policy', regional: false });
