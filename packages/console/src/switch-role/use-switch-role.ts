import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { useCallback, useMemo } from 'react';
import { clientConfig } from '../api/config.ts';
import { useRegion } from '../api/region.tsx';
import { keep, kept } from '../i18n/kept.ts';
import { nameOf, type Session } from '../session/model.ts';
import { useSession } from '../session/session.tsx';
import { readHistory, remembering, sessionNameOf, type RoleChoice } from './history.ts';

/** The roles that were switched to last, in this browser, by who is signed in. */
export function useRoleHistory(): readonly RoleChoice[] {
  const { session } = useSession();
  return useMemo(() => (session === null ? [] : readHistory(kept(keyOf(session)))), [session]);
}

/** Each person has a history: another one's names are none of theirs. */
const keyOf = (session: Session): `roles.${string}` => `roles.${(session.base ?? session).arn}`;

/** Switches: with the credentials of the person, also out of a role, as AWS's console does. Rejects with the error of AssumeRole. */
export function useSwitchRole(): (choice: RoleChoice) => Promise<void> {
  const { session, switchRole } = useSession();
  const { region } = useRegion();
  return useCallback(
    async (choice) => {
      if (session === null) throw new Error('nobody is signed in who could switch to a role');
      const person = session.base ?? session;
      const sts = new STSClient(clientConfig(person.credentials, region));
      const { Credentials: made, AssumedRoleUser: user } = await sts.send(new AssumeRoleCommand({ RoleArn: `arn:aws:iam::${choice.account}:role/${choice.role}`, RoleSessionName: sessionNameOf(nameOf(person)) }));
      const credentials = { accessKeyId: made!.AccessKeyId!, secretAccessKey: made!.SecretAccessKey!, sessionToken: made!.SessionToken!, expiration: made!.Expiration!.getTime() };
      keep(keyOf(session), JSON.stringify(remembering(readHistory(kept(keyOf(session))), choice)));
      switchRole({ credentials, account: choice.account, arn: user!.Arn!, userId: user!.AssumedRoleId!, label: choice.name });
    },
    [session, switchRole, region],
  );
}
