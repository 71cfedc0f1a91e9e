import { DeleteFunctionCommand, LambdaClient, ListFunctionsCommand, type FunctionConfiguration } from '@aws-sdk/client-lambda';
import Button from '@cloudscape-design/components/button';
import { useCallback, useState } from 'react';
import { allPages } from '../api/all-pages.ts';
import { useClient } from '../api/clients.tsx';
import { useLoad } from '../api/load.ts';
import { useRegion } from '../api/region.tsx';
import { useLanguage, useTexts } from '../i18n/language.tsx';
import { ConfirmDelete } from '../parts/confirm-delete.tsx';
import { Moment } from '../parts/fields.tsx';
import { PageButton, PageLink } from '../parts/links.tsx';
import { ListPage } from '../parts/list-page.tsx';
import { useNotify } from '../shell/flash.tsx';
import { addressOf } from './address.ts';
import { functionTexts } from './texts.ts';

/** The functions of a Region. */
export function FunctionList() {
  const text = useTexts(functionTexts);
  const { formats } = useLanguage();
  const { region } = useRegion();
  const lambda = useClient(LambdaClient);
  const notify = useNotify();
  const [selected, setSelected] = useState<readonly string[]>([]);
  const [deleting, setDeleting] = useState(false);
  const functions = useLoad(
    useCallback(
      () =>
        allPages<FunctionConfiguration>(async (marker) => {
          const { Functions, NextMarker } = await lambda.send(new ListFunctionsCommand({ Marker: marker }));
          return { items: Functions, next: NextMarker };
        }),
      [lambda],
    ),
  );
  const nameOf = ({ FunctionName }: FunctionConfiguration): string => FunctionName ?? '';
  const create = (
    <PageButton to="/functions/create" variant="primary">
      {text.create}
    </PageButton>
  );
  return (
    <>
      <ListPage
        title={text.title}
        description={text.description}
        crumbs={[{ text: 'Lambda', to: '/functions' }, { text: text.title, to: '/functions' }]}
        of={functions}
        idOf={nameOf}
        what={text.what}
        searchIn={({ FunctionName, Description, Runtime }) => [FunctionName, Description, Runtime]}
        empty={{ title: text.none, text: text.noneText, action: create }}
        selection={{ type: 'single', selected, onChange: setSelected }}
        actions={
          <>
            <Button disabled={selected.length === 0} onClick={() => setDeleting(true)}>
              {text.delete}
            </Button>
            {create}
          </>
        }
        columns={[
          { id: 'name', header: text.name, rowHeader: true, sortBy: nameOf, cell: (item) => <PageLink to={addressOf(nameOf(item), region)}>{nameOf(item)}</PageLink> },
          { id: 'about', header: text.about, sortBy: ({ Description }) => Description ?? '', cell: ({ Description }) => (Description === undefined || Description === '' ? '-' : Description) },
          { id: 'package', header: text.packageType, sortBy: ({ PackageType }) => PackageType ?? '', cell: ({ PackageType }) => PackageType },
          { id: 'runtime', header: text.runtime, sortBy: ({ Runtime }) => Runtime ?? '', cell: ({ Runtime }) => Runtime ?? '-' },
          { id: 'size', header: text.codeSize, sortBy: ({ CodeSize }) => CodeSize ?? 0, cell: ({ CodeSize }) => formats.bytes(CodeSize ?? 0) },
          { id: 'modified', header: text.modified, sortBy: ({ LastModified }) => LastModified ?? '', cell: ({ LastModified }) => <Moment of={LastModified} /> },
        ]}
      />
      {deleting && (
        <ConfirmDelete
          names={selected}
          onClose={() => setDeleting(false)}
          onDelete={async () => {
            for (const name of selected) {
              await lambda.send(new DeleteFunctionCommand({ FunctionName: name }));
              notify('success', text.deleted(name));
            }
            setSelected([]);
            functions.reload();
          }}
        >
          {text.deleteHint}
        </ConfirmDelete>
      )}
    </>
  );
}
