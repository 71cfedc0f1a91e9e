import { IAMClient, ListOpenIDConnectProvidersCommand, ListSAMLProvidersCommand } from '@aws-sdk/client-iam';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useCallback, useState } from 'react';
import { useClient } from '../api/clients.tsx';
import { useLoad } from '../api/load.ts';
import { useTexts } from '../i18n/language.tsx';
import { PageButton, PageLink } from '../parts/links.tsx';
import { ListPage } from '../parts/list-page.tsx';
import { providerPath } from './address.ts';
import { DeleteProvider } from './delete-provider.tsx';
import { providerOf } from './fields.ts';
import { providerTexts } from './texts.ts';

interface Listed {
  readonly arn: string;
  readonly kind: 'oidc' | 'saml';
  readonly name: string;
}

/** The identity providers that the account trusts, of both kinds. */
export function ProviderListPage() {
  const text = useTexts(providerTexts);
  const iam = useClient(IAMClient);
  const providers = useLoad(
    useCallback(async (): Promise<readonly Listed[]> => {
      const [oidc, saml] = await Promise.all([iam.send(new ListOpenIDConnectProvidersCommand({})), iam.send(new ListSAMLProvidersCommand({}))]);
      return [...(oidc.OpenIDConnectProviderList ?? []), ...(saml.SAMLProviderList ?? [])].flatMap(({ Arn = '' }) => {
        const provider = providerOf(Arn);
        return provider === null ? [] : [{ arn: Arn, ...provider }];
      });
    }, [iam]),
  );
  const [selected, setSelected] = useState<readonly string[]>([]);
  const [deleting, setDeleting] = useState<Listed | null>(null);
  const chosen = (providers.data ?? []).find(({ arn }) => arn === selected[0]) ?? null;
  const add = <PageButton to="/providers/create" variant="primary">{text.add}</PageButton>;
  return (
    <>
      <ListPage
        title={text.providers}
        description={text.description}
        crumbs={[{ text: 'IAM', to: '/iam' }, { text: text.providers, to: '/providers' }]}
        of={providers}
        idOf={({ arn }) => arn}
        nameOf={({ name }) => name}
        what={text.what}
        searchIn={({ name, arn }) => [name, arn]}
        columns={[
          { id: 'name', header: text.name, rowHeader: true, sortBy: ({ name }) => name, cell: ({ arn, name }) => <PageLink to={providerPath(arn)}>{name}</PageLink> },
          { id: 'type', header: text.type, sortBy: ({ kind }) => kind, cell: ({ kind }) => text.types[kind] },
        ]}
        empty={{ title: text.empty, text: text.emptyText, action: add }}
        selection={{ type: 'single', selected, onChange: setSelected }}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button disabled={chosen === null} onClick={() => setDeleting(chosen)}>
              {text.delete}
            </Button>
            {add}
          </SpaceBetween>
        }
      />
      {deleting !== null && (
        <DeleteProvider
          arn={deleting.arn}
          onClose={() => setDeleting(null)}
          onDeleted={() => {
            setSelected([]);
            providers.reload();
          }}
        />
      )}
    </>
  );
}
