import { openPlatform } from './api/open.ts';
import { checkRole } from './check/check-role.ts';
import type { LogEntry } from './api/answer.ts';
import { serve } from './api/serve.ts';
import type { ApiLimits, ExecutionLimits } from './configuration.ts';
import type { Endpoint } from './execution/clients.ts';
import { executeAction } from './execution/execute.ts';
import { executionParts } from './execution/make-parts.ts';
import type { PartsOptions } from './execution/make-parts.ts';
import type { OwnCredentials } from './execution/own-credentials.ts';
import type { AwsCredentials, ExecutionClock, ExplainRefusal } from './execution/types.ts';
import { makeOrganisation } from './organisations/make.ts';
import type { MadeOrganisation, OrganisationOptions } from './organisations/make.ts';
import { GENESYS_ACCOUNT, GENESYS_FEDRAMP_ACCOUNT } from './regions/accounts.ts';
import { genesysHome, type AccountsByRegion } from './regions/home.ts';

export const DEFAULT_PORT = 4748;

export interface DataActionsOptions {
  /** 4748 unless told; 0 takes a free one. */
  readonly port?: number;
  /** The address to listen on; `127.0.0.1` unless told. */
  readonly host?: string;
  /** The data folder, made if need be. Without it everything is in memory and ends with the process. */
  readonly data?: string;
  /** 32 bytes in base64 or hex that secrets are sealed with. Without it the key is in the file `master.key` of the data folder. */
  readonly masterKey?: string;
  /** Where STS and Lambda are: Octroi's address, or one for each service and Region. Without it AWS's own addresses. */
  readonly endpoint?: string | Endpoint;
  /** Long-lived keys in the third party's accounts, by account id: 765628985471, and 325654371633 for FedRAMP (GEN-2, GEN-5); or what gives sessions of its role. */
  readonly credentials: PartsOptions['own'];
  /** Organisations that must exist, with their OAuth clients. Secrets that are not given are made, and returned this once. */
  readonly organisations?: readonly OrganisationOptions[];
  /** The third party's accounts by Region, where they are not those of GEN-2. */
  readonly accounts?: AccountsByRegion;
  readonly clock?: ExecutionClock;
  readonly limits?: { readonly api?: Partial<ApiLimits>; readonly execution?: Partial<ExecutionLimits> };
  /** Asked for the decision behind a refusal of AWS; its answer stands in the trace of a test. */
  readonly explainRefusal?: ExplainRefusal;
  /** Origins whose web pages may use the API (CORS), for instance of Octroi's console; `http://127.0.0.1:4747` and `http://localhost:4747` unless told. */
  readonly consoleOrigins?: readonly string[];
  /** One line for each request, without a body or a secret (GEN-40). */
  readonly log?: (entry: LogEntry) => void;
}

/** A running third party. */
export interface DataActions {
  /** The one origin of login and API, for instance `http://127.0.0.1:4748`. */
  readonly endpoint: string;
  readonly port: number;
  /** What `organisations` and `makeOrganisation` made, in their order, with secrets that were made. */
  readonly organisations: readonly MadeOrganisation[];
  /** Makes one more, or brings the one of the same id to what is given. */
  makeOrganisation(options: OrganisationOptions): Promise<MadeOrganisation>;
  /** GEN-56: the next execution of the organisation assumes its roles anew. */
  forgetSessions(organisationId: string): void;
  /** Lets calls under way end for a while; then nothing of it is left but the data folder. */
  close(): Promise<void>;
}

/** Credentials of the other one of GEN-2's accounts, which must not get in; without them the report says that it was not tried. */
async function strangersKeys(home: string, partition: string, region: string, own: OwnCredentials): Promise<Readonly<Record<string, AwsCredentials>>> {
  const other = home === GENESYS_ACCOUNT ? GENESYS_FEDRAMP_ACCOUNT : GENESYS_ACCOUNT;
  try {
    return { [other]: await own.get(other, partition, region) };
  } catch {
    return {};
  }
}

const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || host.startsWith('127.');

const HOST_CLOCK: ExecutionClock = { now: () => Date.now(), monotonic: () => performance.now() };

/** Starts the third party. Throws a sentence for what the user can mend: the folder, the key, the port, a Region, an organisation. */
export async function startDataActions(options: DataActionsOptions): Promise<DataActions> {
  const clock = options.clock ?? HOST_CLOCK;
  const { endpoint, explainRefusal, accounts, masterKey, log, consoleOrigins, host = '127.0.0.1' } = options;
  const parts = executionParts({
    own: options.credentials,
    clock,
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(options.limits?.execution === undefined ? {} : { limits: options.limits.execution }),
    ...(explainRefusal === undefined ? {} : { explainRefusal }),
  });
  try {
    const platform = openPlatform({
      folder: options.data ?? null,
      clock,
      execute: (request) => executeAction(request, parts),
      check: async (subject) => {
        const { partition, account } = genesysHome(subject.region, accounts);
        const credentials = { [account]: await parts.own.get(account, partition, subject.region), ...(await strangersKeys(account, partition, subject.region, parts.own)) };
        return checkRole({ ...subject, credentials, ...(endpoint === undefined ? {} : { endpoint }) });
      },
      forgetSessions: (organisationId) => void parts.sessions.forget(organisationId),
      ...(masterKey === undefined ? {} : { masterKey }),
      ...(accounts === undefined ? {} : { accounts }),
      ...(log === undefined ? {} : { log }),
      onLoopback: isLoopback(host),
      ...(consoleOrigins === undefined ? {} : { consoleOrigins }),
      ...(options.limits?.api === undefined ? {} : { limits: options.limits.api }),
    });
    const organisations: MadeOrganisation[] = [];
    const make = async (organisation: OrganisationOptions): Promise<MadeOrganisation> => {
      const made = await makeOrganisation(platform.store, organisation, accounts);
      organisations.push(made);
      return made;
    };
    try {
      for (const organisation of options.organisations ?? []) await make(organisation);
    } catch (error) {
      platform.close();
      throw error;
    }
    const served = await serve(platform, { port: options.port ?? DEFAULT_PORT, host });
    return {
      endpoint: served.endpoint,
      port: served.port,
      organisations,
      makeOrganisation: make,
      forgetSessions: (organisationId) => void parts.sessions.forget(organisationId),
      async close() {
        await served.close();
        await parts.close();
      },
    };
  } catch (error) {
    await parts.close();
    throw error;
  }
}
