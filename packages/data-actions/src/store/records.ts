import type { ActionConfig, JsonSchema } from '../execution/types.ts';

/** GEN-7: a tenant. Its id is what is sent as external ID (GEN-6). */
export interface OrganisationRecord {
  readonly id: string;
  readonly name: string;
  readonly thirdPartyOrgName: string;
  /** The AWS Region that it lives in (GEN-9). */
  readonly region: string;
  /** GEN-10. */
  readonly crossRegion: boolean;
}

/** GEN-84: a client of the client-credentials grant, with the permissions of its roles. */
export interface OAuthClientRecord {
  readonly id: string;
  readonly organisationId: string;
  readonly name: string;
  readonly secretHash: string;
  readonly permissions: readonly string[];
}

/** GEN-14: a bearer token, under the hash of its text. */
export interface TokenRecord {
  readonly hash: string;
  readonly organisationId: string;
  readonly clientId: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

export type IntendedState = 'ENABLED' | 'DISABLED';

/** GEN-21. */
export interface IntegrationRecord {
  readonly id: string;
  readonly typeId: string;
  readonly notes: string;
  readonly intendedState: IntendedState;
  /** GEN-23; its name is the integration's name. */
  readonly config: IntegrationConfiguration;
  /** When the state was last changed, ISO 8601. */
  readonly stateChanged: string;
}

export interface IntegrationConfiguration {
  readonly version: number;
  readonly name: string;
  readonly notes: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly advanced: Readonly<Record<string, unknown>>;
  /** Ids of credentials, under the keys as they were given (GEN-24). */
  readonly credentials: Readonly<Record<string, string>>;
}

/** GEN-29; the fields are sealed (GEN-32). */
export interface CredentialRecord {
  readonly id: string;
  readonly name: string;
  readonly typeName: string;
  readonly sealedFields: string;
  readonly createdDate: string;
  readonly modifiedDate: string;
}

/** GEN-34, GEN-37: an action, published or a draft or both. */
export interface ActionRecord {
  readonly id: string;
  readonly integrationId: string;
  readonly published: ActionContent | null;
  readonly draft: ActionContent | null;
}

export interface ActionContent {
  readonly name: string;
  readonly category: string;
  readonly version: number;
  readonly secure: boolean;
  readonly contract: ActionContract;
  readonly config: ActionConfig;
}

export interface ActionContract {
  readonly input: { readonly inputSchema: JsonSchema };
  /** GEN-43: `errorSchema` is kept and not used. */
  readonly output: { readonly successSchema: JsonSchema; readonly errorSchema?: JsonSchema };
}
