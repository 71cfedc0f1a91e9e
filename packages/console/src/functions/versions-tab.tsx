import { LambdaClient, ListVersionsByFunctionCommand, PublishVersionCommand, type FunctionConfiguration } from '@aws-sdk/client-lambda';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useCallback } from 'react';
import { allPages } from '../api/all-pages.ts';
import { useClient } from '../api/clients.tsx';
import { useAction, useLoad } from '../api/load.ts';
import { useTexts } from '../i18n/language.tsx';
import { Moment } from '../parts/fields.tsx';
import { ListTable } from '../parts/list-table.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { useNotify } from '../shell/flash.tsx';
import { functionTexts } from './texts.ts';

/** The published versions of a function. */
export function VersionsTab({ name }: { readonly name: string }) {
  const text = useTexts(functionTexts);
  const lambda = useClient(LambdaClient);
  const notify = useNotify();
  const versions = useLoad(
    useCallback(
      async () =>
        (
          await allPages<FunctionConfiguration>(async (marker) => {
            const { Versions, NextMarker } = await lambda.send(new ListVersionsByFunctionCommand({ FunctionName: name, Marker: marker }));
            return { items: Versions, next: NextMarker };
          })
        ).filter(({ Version }) => Version !== '$LATEST'),
      [lambda, name],
    ),
  );
  const { run, busy, error } = useAction(async () => {
    const { Version } = await lambda.send(new PublishVersionCommand({ FunctionName: name }));
    notify('success', text.published(Version ?? ''));
    versions.reload();
  });
  return (
    <SpaceBetween size="m">
      {error !== null && <Refusal error={error} />}
      <ListTable
        title={text.versions}
        of={versions}
        idOf={({ Version }) => Version ?? ''}
        what={text.versionsWhat}
        searchIn={({ Version, Description }) => [Version, Description]}
        empty={{ title: text.versionsNone }}
        address="version-"
        actions={
          <Button loading={busy} onClick={() => void run()}>
            {text.publish}
          </Button>
        }
        columns={[
          { id: 'version', header: text.versions, rowHeader: true, sortBy: ({ Version }) => Number(Version), cell: ({ Version }) => Version },
          { id: 'about', header: text.about, cell: ({ Description }) => (Description === undefined || Description === '' ? '-' : Description) },
          { id: 'runtime', header: text.runtime, cell: ({ Runtime }) => Runtime ?? '-' },
          { id: 'modified', header: text.modified, sortBy: ({ LastModified }) => LastModified ?? '', cell: ({ LastModified }) => <Moment of={LastModified} /> },
        ]}
      />
    </SpaceBetween>
  );
}
