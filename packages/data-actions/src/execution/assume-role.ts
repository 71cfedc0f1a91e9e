import { AssumeRoleCommand } from '@aws-sdk/client-sts';
import { roleSessionName, SESSION_SECONDS } from '../configuration.ts';
import { parseRoleArn } from '../regions/arns.ts';
import { awsError, isThrottled, STALE } from './aws-error.ts';
import { credentialsInvalid, remote } from './errors.ts';
import { externalIdOf } from './external-id.ts';
import { cut, type Run } from './run.ts';
import type { RoleSession, SessionKey } from './sessions.ts';
import { explained } from './why.ts';

export function sessionKey(run: Run, roleArn: string): SessionKey {
  return { organisationId: run.request.organisation.id, roleArn, region: run.request.organisation.region };
}

/** GEN-52.3: the customer's role, if the integration has one in the right partition (GEN-12). */
export function roleOf(run: Run): string {
  const roleArn = run.request.credential?.roleArn;
  if (roleArn === undefined) throw credentialsInvalid('Credentials not configured', run.contextId);
  const role = parseRoleArn(roleArn);
  if (role === null) throw credentialsInvalid('the credential is not the ARN of a role', run.contextId);
  if (role.partition !== run.request.organisation.partition) {
    throw credentialsInvalid(`the role lies in the partition \`${role.partition}\` and the organisation in \`${run.request.organisation.partition}\``, run.contextId);
  }
  return roleArn;
}

/** A session of the role, cached or new (GEN-52.3, GEN-54); throws GEN-72 with what STS said. */
export async function obtainSession(run: Run, roleArn: string, functionArn: string): Promise<{ readonly session: RoleSession; readonly cached: boolean }> {
  try {
    return await run.parts.sessions.get(sessionKey(run, roleArn), () => assumeRole(run, roleArn));
  } catch (thrown) {
    const error = awsError(thrown);
    if (isThrottled(error)) throw remote('tooManyRequests', error.message, run.contextId);
    if (error.status === 0 || error.status >= 500) throw remote('badGateway', `the credentials could not be obtained: ${cut(error.message, 500)}`, run.contextId);
    await explained(run, { service: 'sts', region: run.request.organisation.region, error, roleArn, functionArn });
    throw credentialsInvalid(cut(error.message, run.parts.limits.messageCharacters), run.contextId);
  }
}

/**
 * GEN-52, GEN-53: from the third party's account, at the organisation's Region (GEN-13). If the third party's own credentials
 * have gone stale they are made anew, once (GEN-55).
 */
async function assumeRole(run: Run, roleArn: string): Promise<RoleSession> {
  try {
    return await assumeOnce(run, roleArn);
  } catch (error) {
    if (!STALE.has(awsError(error).name)) throw error;
    run.parts.own.forget(run.request.organisation.account);
    return assumeOnce(run, roleArn);
  }
}

async function assumeOnce(run: Run, roleArn: string): Promise<RoleSession> {
  const { organisation } = run.request;
  const own = await run.parts.own.get(organisation.account, organisation.partition, organisation.region);
  const answer = await run.parts.clients.sts(organisation.region, own).send(
    new AssumeRoleCommand({
      RoleArn: roleArn,
      ExternalId: externalIdOf(run.request),
      RoleSessionName: roleSessionName(externalIdOf(run.request)),
      DurationSeconds: SESSION_SECONDS,
    }),
  );
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = answer.Credentials ?? {};
  if (AccessKeyId === undefined || SecretAccessKey === undefined || SessionToken === undefined || Expiration === undefined) throw new Error('STS answered without credentials');
  return {
    credentials: { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken },
    expires: Expiration.getTime(),
    arn: answer.AssumedRoleUser?.Arn ?? '',
    requestId: answer.$metadata.requestId ?? '',
  };
}
