import { GetPolicyCommand, LambdaClient, RemovePermissionCommand } from '@aws-sdk/client-lambda';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useCallback, useState } from 'react';
import { useClient } from '../api/clients.tsx';
import { failureOf } from '../api/failure.ts';
import { useLoad, type Loaded } from '../api/load.ts';
import { useTexts } from '../i18n/language.tsx';
import { ConfirmDelete } from '../parts/confirm-delete.tsx';
import { Code, Fields } from '../parts/fields.tsx';
import { PageLink } from '../parts/links.tsx';
import { ListTable } from '../parts/list-table.tsx';
import { useNotify } from '../shell/flash.tsx';
import { AddPermission } from './add-permission.tsx';
import { statementsOf, type PolicyStatement } from './statements.ts';
import { functionTexts } from './texts.ts';

/** The role that a function runs as, and its resource policy. */
export function PermissionsPanel({ name, role }: { readonly name: string; readonly role: string }) {
  const text = useTexts(functionTexts);
  const lambda = useClient(LambdaClient);
  const notify = useNotify();
  const [selected, setSelected] = useState<readonly string[]>([]);
  const [dialog, setDialog] = useState<'add' | 'remove' | null>(null);
  const policy = useLoad(useCallback(() => policyOf(lambda, name), [lambda, name]));
  const statements: Loaded<readonly PolicyStatement[]> = { ...policy, data: policy.data === null ? null : policy.data === '' ? [] : statementsOf(policy.data) };
  const roleName = role.split('/').at(-1) ?? '';
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">{text.permissions}</Header>}>
        <Fields columns={2} items={[{ label: text.role, value: <PageLink to={`/roles/${encodeURIComponent(roleName)}`}>{roleName}</PageLink> }, { label: 'ARN', value: role }]} />
      </Container>
      <ListTable
        title={text.policy}
        description={text.policyHint}
        of={statements}
        idOf={({ sid }) => sid}
        what={text.statements}
        searchIn={({ sid, principal, action }) => [sid, principal, action]}
        empty={{ title: text.noStatements, text: text.noStatementsText }}
        address="statement-"
        selection={{ type: 'single', selected, onChange: setSelected }}
        actions={
          <>
            <Button disabled={selected.length === 0} onClick={() => setDialog('remove')}>
              {text.delete}
            </Button>
            <Button onClick={() => setDialog('add')}>{text.addPermission}</Button>
          </>
        }
        columns={[
          { id: 'sid', header: text.statementId, rowHeader: true, sortBy: ({ sid }) => sid, cell: ({ sid }) => sid },
          { id: 'effect', header: text.effect, cell: ({ effect }) => effect },
          { id: 'principal', header: text.principal, sortBy: ({ principal }) => principal, cell: ({ principal }) => principal },
          { id: 'action', header: text.action, cell: ({ action }) => action },
          { id: 'conditions', header: text.conditions, cell: ({ conditions }) => (conditions.length === 0 ? '-' : conditions.map((condition) => <div key={condition}>{condition}</div>)) },
        ]}
      />
      {policy.data !== null && policy.data !== '' && (
        <ExpandableSection variant="container" headerText={text.document}>
          <Code label={text.document}>{JSON.stringify(JSON.parse(policy.data), null, 2)}</Code>
        </ExpandableSection>
      )}
      {dialog === 'add' && <AddPermission name={name} onClose={() => setDialog(null)} onAdded={policy.reload} />}
      {dialog === 'remove' && (
        <ConfirmDelete
          names={selected}
          onClose={() => setDialog(null)}
          onDelete={async () => {
            await lambda.send(new RemovePermissionCommand({ FunctionName: name, StatementId: selected[0] ?? '' }));
            setSelected([]);
            notify('success', text.permissionRemoved);
            policy.reload();
          }}
        />
      )}
    </SpaceBetween>
  );
}

/** The resource policy of a function; an empty text: it has none. */
async function policyOf(lambda: LambdaClient, name: string): Promise<string> {
  try {
    return (await lambda.send(new GetPolicyCommand({ FunctionName: name }))).Policy ?? '';
  } catch (error) {
    if (failureOf(error).code === 'ResourceNotFoundException') return '';
    throw error;
  }
}
