import type { ReactNode } from 'react';
import type { Loaded } from '../api/load.ts';
import { useTexts } from '../i18n/language.tsx';
import { PageLink } from '../parts/links.tsx';
import { ListTable, type ListTableProps } from '../parts/list-table.tsx';
import { entityId, entityPath, type Entity } from './entities.ts';
import { policyTexts } from './texts.ts';

interface EntityTableProps {
  readonly title: string;
  readonly description: string;
  readonly of: Loaded<readonly Entity[]>;
  readonly address: string;
  readonly actions?: ReactNode;
  readonly selection?: NonNullable<ListTableProps<Entity>['selection']>;
}

/** Users, groups and roles in one table. */
export function EntityTable({ title, description, of, address, actions, selection }: EntityTableProps) {
  const text = useTexts(policyTexts);
  return (
    <ListTable
      title={title}
      description={description}
      of={of}
      address={address}
      idOf={entityId}
      nameOf={({ name }) => name}
      what={text.entityWhat}
      searchIn={({ name }) => [name]}
      empty={{ title: text.noEntities, text: text.noEntitiesText }}
      actions={actions}
      {...(selection === undefined ? {} : { selection })}
      columns={[
        { id: 'name', header: text.entityName, rowHeader: true, sortBy: ({ name }) => name, cell: (entity) => <PageLink to={entityPath(entity)}>{entity.name}</PageLink> },
        { id: 'type', header: text.entityType, sortBy: ({ type }) => text.entityTypes[type], cell: ({ type }) => text.entityTypes[type] },
      ]}
    />
  );
}
