import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useTexts } from '../../i18n/language.tsx';
import { JsonPolicyEditor } from './json-policy-editor.tsx';
import { editorTexts } from './texts.ts';
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
        <Visual value={value} onChange={onChange} onJson={() => onMode('json')} />
      )}
    </SpaceBetween>
  );
}

function Visual({ value, onChange, onJson }: Pick<PolicyEditorProps, 'value' | 'onChange'> & { readonly onJson: () => void }) {
  const text = useTexts(editorTexts);
  const { read, edit } = useVisual(value, onChange);
  if (read.ok) return <VisualEditor document={read.document} onChange={edit} onJson={onJson} />;
  return (
    <Alert type="warning" header={text.notShown} action={<Button onClick={onJson}>{text.editAsJson}</Button>}>
      {text.noVisual[read.reason]}
    </Alert>
  );
}
