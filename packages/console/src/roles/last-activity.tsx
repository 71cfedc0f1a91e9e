import { GetRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { useCallback } from 'react';
import { useClient } from '../api/clients.tsx';
import { failureOf } from '../api/failure.ts';
import { useLoad } from '../api/load.ts';
import { useLanguage, useTexts } from '../i18n/language.tsx';
import { daysBetween } from './days.ts';
import { roleTexts } from './texts.ts';

/** When a role was last used: lists do not say it, so each row that is seen asks. */
export function LastActivity({ role }: { readonly role: string }) {
  const text = useTexts(roleTexts);
  const iam = useClient(IAMClient);
  const loaded = useLoad(useCallback(async () => ({ at: (await iam.send(new GetRoleCommand({ RoleName: role }))).Role?.RoleLastUsed?.LastUsedDate ?? null }), [iam, role]));
  if (loaded.error !== null) return <>{failureOf(loaded.error).denied ? text.notTold : text.never}</>;
  return loaded.data === null || loaded.data.at === null ? <>{text.never}</> : <Ago at={loaded.data.at} />;
}

/** So many days ago. */
export function Ago({ at }: { readonly at: Date }) {
  const text = useTexts(roleTexts);
  const { formats } = useLanguage();
  const days = daysBetween(at.getTime(), Date.now());
  return <time dateTime={at.toISOString()} title={formats.moment(at)}>{days === 0 ? text.today : text.daysAgo(formats.number(days), days === 1)}</time>;
}
