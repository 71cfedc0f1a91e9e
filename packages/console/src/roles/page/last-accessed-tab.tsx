import { GenerateServiceLastAccessedDetailsCommand, GetServiceLastAccessedDetailsCommand, IAMClient, type ServiceLastAccessed } from '@aws-sdk/client-iam';
import { useCallback } from 'react';
import { useClient } from '../../api/clients.tsx';
import { useLoad } from '../../api/load.ts';
import { useTexts } from '../../i18n/language.tsx';
import { ListTable } from '../../parts/list-table.tsx';
import { Ago } from '../last-activity.tsx';
import { roleTexts } from '../texts.ts';

const ASKED_AT_MOST = 20;

/** The services that the role's policies allow, and when it last used them: a report that the service makes when it is asked. */
async function lastAccessed(iam: IAMClient, Arn: string): Promise<readonly ServiceLastAccessed[]> {
  const { JobId } = await iam.send(new GenerateServiceLastAccessedDetailsCommand({ Arn }));
  const found: ServiceLastAccessed[] = [];
  let Marker: string | undefined;
  for (let asked = 0; asked < ASKED_AT_MOST; asked += 1) {
    const page = await iam.send(new GetServiceLastAccessedDetailsCommand({ JobId, Marker, MaxItems: 1000 }));
    if (page.JobStatus === 'FAILED') throw Object.assign(new Error(page.Error?.Message ?? ''), { name: page.Error?.Code ?? 'Failed' });
    if (page.JobStatus === 'IN_PROGRESS') {
      await new Promise((resolve) => setTimeout(resolve, 500));
      continue;
    }
    found.push(...(page.ServicesLastAccessed ?? []));
    if (page.IsTruncated !== true) break;
    Marker = page.Marker;
  }
  return found;
}

export function LastAccessedTab({ arn }: { readonly arn: string }) {
  const text = useTexts(roleTexts);
  const iam = useClient(IAMClient);
  const services = useLoad(useCallback(() => lastAccessed(iam, arn), [iam, arn]));
  return (
    <ListTable
      title={text.lastAccessed}
      description={text.lastAccessedHint}
      of={services}
      idOf={({ ServiceNamespace = '' }) => ServiceNamespace}
      nameOf={({ ServiceName = '' }) => ServiceName}
      what={text.findServices}
      address="accessed"
      searchIn={({ ServiceName, ServiceNamespace }) => [ServiceName, ServiceNamespace]}
      columns={[
        { id: 'service', header: text.serviceName, rowHeader: true, sortBy: ({ ServiceName = '' }) => ServiceName, cell: ({ ServiceName }) => ServiceName },
        { id: 'used', header: text.lastUsed, sortBy: ({ LastAuthenticated }) => LastAuthenticated?.getTime() ?? 0, cell: ({ LastAuthenticated }) => (LastAuthenticated === undefined ? text.notAccessed : <Ago at={LastAuthenticated} />) },
        { id: 'region', header: text.lastRegion, cell: ({ LastAuthenticatedRegion }) => LastAuthenticatedRegion ?? '-' },
      ]}
      empty={{ title: text.noServices }}
    />
  );
}
