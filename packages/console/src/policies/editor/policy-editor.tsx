import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMemo } from 'react';
import { useLanguage, useTexts } from '../../i18n/language.tsx';
import { remarksOf } from '../findings/check.ts';
import { JsonPolicyEditor } from './json-policy-editor.tsx';
import { RemarksPanel } from './remarks-panel.tsx';
import { editorTexts } from './texts.ts';
import { useCheck } from './use-check.ts';
import { useVisual } from './use-visual.ts';
import { VisualEditor } from './visual-editor.tsx';

export type EditorMode = 'visual' | 'json';

export interface PolicyEditorProps {
  /** The document's JSON text. */
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly kind: 'managed' | 'inline';
  /** Keep it in the address: `useParameter('editor', 'visual')`. */
  readonly mode: EditorMode;
  readonly onMode: (mode: EditorMode) => void;
}

/** A policy in the visual editor or as JSON. The text is what both edit, so that switching loses nothing. */
export function PolicyEditor({ value, onChange, kind, mode, onMode }: PolicyEditorProps) {
  const text = useTexts(editorTexts);
  return (
    <SpaceBetween size="m">
      <SegmentedControl
        label={text.editor}
        selectedId={mode}
        onChange={({ detail }) => onMode(detail.selectedId === 'json' ? 'json' : 'visual')}
        options={[
          { id: 'visual', text: text.visual },
          { id: 'json', text: text.json },
        ]}
      />
      {mode === 'json' ? (
        <JsonPolicyEditor value={value} onChange={onChange} kind={kind} label={text.document} />
      ) : (
        <Visual value={value} onChange={onChange} kind={kind} onJson={() => onMode('json')} />
      )}
    </SpaceBetween>
  );
}

function Visual({ value, onChange, kind, onJson }: Pick<PolicyEditorProps, 'value' | 'onChange' | 'kind'> & { readonly onJson: () => void }) {
  const text = useTexts(editorTexts);
  const { formats } = useLanguage();
  const { read, edit } = useVisual(value, onChange);
  const { check, withoutCatalogue } = useCheck(value, kind);
  const remarks = useMemo(() => remarksOf(check), [check]);
  if (read.ok) {
    return (
      <SpaceBetween size="m">
        <VisualEditor document={read.document} onChange={edit} onJson={onJson} />
        <ExpandableSection headerText={`${text.findings} (${formats.number(remarks.length)})`}>
          {/* Lines and columns are those of the JSON. */}
          <RemarksPanel remarks={remarks} withoutCatalogue={withoutCatalogue} onGoTo={onJson} />
        </ExpandableSection>
      </SpaceBetween>
    );
  }
  return (
    <Alert type="warning" header={text.notShown} action={<Button onClick={onJson}>{text.editAsJson}</Button>}>
      {text.noVisual[read.reason]}
    </Alert>
  );
}
