import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { clientConfig } from '../api/config.ts';
import type { Session, SessionCredentials } from './model.ts';

/** The session that credentials open: asks GetCallerIdentity, which everyone may. Rejects with the error of STS. */
export async function identify(credentials: SessionCredentials, region: string): Promise<Session> {
  const sts = new STSClient(clientConfig(credentials, region));
  const { Account, Arn, UserId } = await sts.send(new GetCallerIdentityCommand({}));
  return { credentials, account: Account!, arn: Arn!, userId: UserId! };
}
