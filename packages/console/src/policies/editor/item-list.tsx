import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { useTexts } from '../../i18n/language.tsx';
import { editorTexts } from './texts.ts';

interface Item {
  /** What a screen reader calls it. */
  readonly name: string;
  readonly content: ReactNode;
}

/** Things that can be edited and removed: ARNs, conditions. */
export function ItemList({ items, label, onEdit, onRemove }: { readonly items: readonly Item[]; readonly label: string; readonly onEdit: (index: number) => void; readonly onRemove: (index: number) => void }) {
  const text = useTexts(editorTexts);
  if (items.length === 0) return null;
  return (
    <ul className="policy-remarks" aria-label={label}>
      {items.map(({ name, content }, index) => (
        <li key={`${index} ${name}`}>
          <SpaceBetween direction="horizontal" size="xs" alignItems="center">
            <Box>{content}</Box>
            <Button variant="inline-icon" iconName="edit" ariaLabel={text.edit(name)} onClick={() => onEdit(index)} />
            <Button variant="inline-icon" iconName="close" ariaLabel={text.removeItem(name)} onClick={() => onRemove(index)} />
          </SpaceBetween>
        </li>
      ))}
    </ul>
  );
}
