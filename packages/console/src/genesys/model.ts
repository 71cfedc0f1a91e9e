/** GEN-7. */
export interface Organisation {
  readonly id: string;
  readonly name: string;
}

/** GEN-21. */
export interface Integration {
  readonly id: string;
  readonly name: string;
  readonly integrationType: { readonly id: string; readonly name?: string };
  readonly notes: string;
  readonly intendedState: 'ENABLED' | 'DISABLED' | 'DELETED';
  readonly config: { readonly current: IntegrationConfiguration };
  readonly reportedState: { readonly code: string; readonly effective: string; readonly detail: { readonly message: string } };
}

/** GEN-25. */
export interface IntegrationConfiguration {
  readonly name: string;
  readonly version: number;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly advanced: Readonly<Record<string, unknown>>;
  readonly notes: string;
  readonly credentials: Readonly<Record<string, { readonly id: string; readonly name?: string }>>;
}

/** GEN-30: never with its fields. */
export interface Credential {
  readonly id: string;
  readonly name: string;
  readonly createdDate: string;
  readonly modifiedDate: string;
}

export type JsonSchema = Readonly<Record<string, unknown>>;

/** GEN-34. */
export interface Action {
  readonly id: string;
  readonly name: string;
  readonly integrationId: string;
  readonly category: string;
  readonly version: number;
  readonly secure: boolean;
  readonly contract: { readonly input: { readonly inputSchema?: JsonSchema }; readonly output: { readonly successSchema?: JsonSchema } };
  readonly config?: ActionConfig;
}

export interface ActionConfig {
  readonly request: {
    readonly requestUrlTemplate: string;
    readonly requestType: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly requestTemplate?: string;
  };
  readonly response: {
    readonly translationMap?: Readonly<Record<string, string>>;
    readonly translationMapDefaults?: Readonly<Record<string, string>>;
    readonly successTemplate?: string;
  };
  readonly timeoutSeconds?: number;
}

/** The type of integration that calls functions of AWS Lambda. */
export const LAMBDA_TYPE = 'aws-lambda-data-actions';
export const ROLE_CREDENTIAL_TYPE = 'amazonWebServicesARN';
/** GEN-24: under which key an integration names its credential. */
export const CREDENTIAL_KEY = 'AmazonWebServicesARN';

/** GEN-2: the accounts from which roles are assumed. */
export const VENDOR_ACCOUNTS = { core: '765628985471', fedramp: '325654371633' } as const;

/** The credential that a configuration names, whatever the case of the key (GEN-24); null if it names none. */
export function credentialOf({ credentials }: IntegrationConfiguration): { readonly id: string; readonly name?: string } | null {
  return Object.entries(credentials).find(([key]) => key.toLowerCase() === CREDENTIAL_KEY.toLowerCase())?.[1] ?? null;
}

/** GEN-31: what the third party takes for the ARN of a role. */
export const isRoleArn = (text: string): boolean => /^arn:aws[a-z-]{0,24}:iam::\d{12}:role\/[\w+=,.@/-]{1,576}$/.test(text.trim());
