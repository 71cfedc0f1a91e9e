import { AssumeRoleCommand } from '@aws-sdk/client-sts';
import { OWN_ROLE_NAME, SESSION_MARGIN_SECONDS, SESSION_SECONDS } from '../configuration.ts';
import type { AwsClients } from './clients.ts';
import type { AwsCredentials, ExecutionClock } from './types.ts';

/** The third party's credentials in an account G of its own: never a customer's, never seen by a template or a trace. */
export interface OwnCredentials {
  get(account: string, partition: string, region: string): Promise<AwsCredentials>;
  /** After they were refused: the next `get` makes new ones (GEN-55). */
  forget(account: string): void;
}

/**
 * GEN-5: sessions of the role `genesys-cloud-data-actions`, made from the long-lived keys of a user in each account. The keys of an account
 * that is not among them are missing: an error, since nothing else may stand in for them.
 */
export function ownRoleCredentials(keys: Readonly<Record<string, AwsCredentials>>, clients: AwsClients, clock: ExecutionClock): OwnCredentials {
  const cached = new Map<string, { readonly until: number; readonly credentials: Promise<AwsCredentials> }>();
  const assume = async (account: string, partition: string, region: string): Promise<AwsCredentials> => {
    const key = Object.hasOwn(keys, account) ? keys[account]! : undefined;
    if (key === undefined) throw new Error(`the third party has no credentials in its account ${account}`);
    const { Credentials: made } = await clients.sts(region, key).send(
      new AssumeRoleCommand({ RoleArn: `arn:${partition}:iam::${account}:role/${OWN_ROLE_NAME}`, RoleSessionName: OWN_ROLE_NAME, DurationSeconds: SESSION_SECONDS }),
    );
    if (made?.AccessKeyId === undefined || made.SecretAccessKey === undefined || made.SessionToken === undefined) throw new Error('STS answered without credentials');
    return { accessKeyId: made.AccessKeyId, secretAccessKey: made.SecretAccessKey, sessionToken: made.SessionToken };
  };
  return {
    async get(account, partition, region) {
      const held = cached.get(account);
      if (held !== undefined && clock.now() < held.until) return held.credentials;
      const entry = { until: clock.now() + (SESSION_SECONDS - SESSION_MARGIN_SECONDS) * 1000, credentials: assume(account, partition, region) };
      cached.set(account, entry);
      try {
        return await entry.credentials;
      } catch (error) {
        if (cached.get(account) === entry) cached.delete(account);
        throw error;
      }
    },
    forget(account) {
      cached.delete(account);
    },
  };
}
