import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useCallback, useState } from 'react';
import { useLoad } from '../api/load.ts';
import { useTexts } from '../i18n/language.tsx';
import { ConfirmDelete } from '../parts/confirm-delete.tsx';
import { useFollow } from '../parts/follow.ts';
import { PageLink } from '../parts/links.tsx';
import { ListTable } from '../parts/list-table.tsx';
import { isAwsManaged } from '../policies/policy-name.ts';
import { policyPath } from '../policies/policy-path.ts';
import { useNotify } from '../shell/flash.tsx';
import type { PolicyHolder } from './holder.ts';
import { permissionTexts } from './texts.ts';

interface Held {
  /** Null: an inline policy. */
  readonly arn: string | null;
  readonly name: string;
}

export interface PermissionsPanelProps {
  /** Make it with `useMemo`: the panel loads again when it changes. */
  readonly holder: PolicyHolder;
  /** Address of the holder's page: `/roles/Reader`. Below it lie `attach`, `inline/create` and `inline/NAME`. */
  readonly base: string;
  /** False: its policies can be seen and not changed. */
  readonly editable?: boolean;
}

/** The policies of a role, a user or a group: attached ones and its own. */
export function PermissionsPanel({ holder, base, editable = true }: PermissionsPanelProps) {
  const text = useTexts(permissionTexts);
  const notify = useNotify();
  const { hrefOf, follow } = useFollow();
  const held = useLoad(
    useCallback(async (): Promise<readonly Held[]> => {
      const [attached, inline] = await Promise.all([holder.attached(), holder.inline()]);
      return [...attached.map(({ PolicyArn = '', PolicyName = '' }) => ({ arn: PolicyArn, name: PolicyName })), ...inline.map((name) => ({ arn: null, name }))];
    }, [holder]),
  );
  const [selected, setSelected] = useState<readonly string[]>([]);
  const [removing, setRemoving] = useState<readonly Held[]>([]);
  const chosen = (held.data ?? []).filter((each) => selected.includes(idOf(each)));
  const add = (
    <ButtonDropdown
      items={[
        { id: 'attach', text: text.attach, href: hrefOf(`${base}/attach`) },
        { id: 'inline', text: text.createInline, href: hrefOf(`${base}/inline/create`) },
      ]}
      onItemFollow={follow}
    >
      {text.add}
    </ButtonDropdown>
  );
  return (
    <>
      <ListTable
        title={text.title}
        description={editable ? text.hint : undefined}
        of={held}
        idOf={idOf}
        nameOf={({ name }) => name}
        what={text.what}
        address="policies"
        searchIn={({ name }) => [name]}
        columns={[
          { id: 'name', header: text.name, rowHeader: true, sortBy: ({ name }) => name, cell: ({ arn, name }) => <PageLink to={arn === null ? `${base}/inline/${encodeURIComponent(name)}` : policyPath(arn)}>{name}</PageLink> },
          { id: 'type', header: text.type, sortBy: typeOf, cell: (each) => text.types[typeOf(each)] },
        ]}
        empty={{ title: text.empty, text: text.emptyText }}
        {...(editable
          ? {
              selection: { type: 'multi' as const, selected, onChange: setSelected },
              actions: (
                <SpaceBetween direction="horizontal" size="xs">
                  <Button disabled={chosen.length === 0} onClick={() => setRemoving(chosen)}>
                    {text.remove}
                  </Button>
                  {add}
                </SpaceBetween>
              ),
            }
          : {})}
      />
      {removing.length > 0 && (
        <ConfirmDelete
          names={removing.map(({ name }) => name)}
          verb={text.remove}
          {...(removing.length === 1 ? { title: text.removeTitle(removing[0]!.name) } : {})}
          onClose={() => setRemoving([])}
          onDelete={async () => {
            try {
              for (const { arn, name } of removing) await (arn === null ? holder.remove(name) : holder.detach(arn));
            } finally {
              held.reload();
            }
            setSelected([]);
            notify('success', removing.length === 1 ? text.removed(removing[0]!.name) : text.removedMany);
          }}
        >
          {text.removeHint}
        </ConfirmDelete>
      )}
    </>
  );
}

const idOf = ({ arn, name }: Held): string => arn ?? `inline ${name}`;
const typeOf = ({ arn }: Held): 'aws' | 'own' | 'inline' => (arn === null ? 'inline' : isAwsManaged(arn) ? 'aws' : 'own');
