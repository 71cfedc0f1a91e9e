import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useTexts } from '../../i18n/language.tsx';
import { useServiceIndex } from '../catalogue/use-library.ts';
import type { CatalogueService } from '../catalogue/types.ts';
import { takenActions } from '../visual/actions.ts';
import { keyChoices } from '../visual/condition-keys.ts';
import { conditionAt, putCondition, removeCondition } from '../visual/edit.ts';
import type { PartProps } from './actions-part.tsx';
import { ConditionDialog } from './condition-dialog.tsx';
import { ItemList } from './item-list.tsx';
import { editorTexts } from './texts.ts';

/** The conditions of a statement. */
export function ConditionsPart({ services, view, onEdit }: PartProps & { readonly services: readonly CatalogueService[] }) {
  const text = useTexts(editorTexts);
  const index = useServiceIndex();
  const [opened, setOpened] = useState<number | null>(null);
  const { conditions } = view;
  const taken = services.flatMap((service) => takenActions(service, view.actions?.values ?? []));
  return (
    <SpaceBetween size="s">
      <Header variant="h3" description={text.conditionsHint}>
        {text.conditions}
      </Header>
      <ItemList
        label={text.conditions}
        items={conditions.map(({ operator, key, values }) => ({
          name: key,
          content: (
            <>
              <b>{key}</b> {operator} {values.map((value) => value.text).join(', ')}
            </>
          ),
        }))}
        onEdit={setOpened}
        onRemove={(at) => onEdit((before) => removeCondition(before, at))}
      />
      <Button onClick={() => setOpened(conditions.length)}>{text.addCondition}</Button>
      {opened !== null && (
        <ConditionDialog
          condition={conditions[opened] ?? null}
          choices={keyChoices(services, taken, index.data?.globalKeys ?? [])}
          isTaken={(operator, key) => {
            const at = conditionAt(view, operator, key);
            return at !== -1 && at !== opened;
          }}
          onClose={() => setOpened(null)}
          onDone={(condition) => {
            onEdit((before) => putCondition(before, opened, condition));
            setOpened(null);
          }}
        />
      )}
    </SpaceBetween>
  );
}
