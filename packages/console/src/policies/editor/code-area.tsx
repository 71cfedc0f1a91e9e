import CodeEditor from '@cloudscape-design/components/code-editor';
import type { CodeEditorProps } from '@cloudscape-design/components/code-editor';
import FormField from '@cloudscape-design/components/form-field';
import Textarea from '@cloudscape-design/components/textarea';
import type { Ace } from 'ace-builds';
import { useEffect, useImperativeHandle, useMemo, useRef, useState, type Ref } from 'react';
import { useTexts } from '../../i18n/language.tsx';
import type { Remark } from '../findings/check.ts';
import { loadAce, type AceModule } from './load-ace.ts';
import { useNarrow } from './narrow.ts';
import { editorTexts } from './texts.ts';

/** What the parts beside the text may ask of it. */
export interface CodeAreaHandle {
  readonly goTo: (line: number, column: number) => void;
}

interface CodeAreaProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly remarks: readonly Remark[];
  readonly ref?: Ref<CodeAreaHandle>;
}

const THEMES: CodeEditorProps.AvailableThemes = { light: ['cloud_editor'], dark: ['cloud_editor_dark'] };

/** Ace, loaded when it is first needed; null while it is, `failed` if it cannot be. */
function useAce(): AceModule | null | 'failed' {
  const [ace, setAce] = useState<AceModule | null | 'failed'>(null);
  useEffect(() => {
    let wanted = true;
    const take = (loaded: AceModule | 'failed'): void => {
      if (wanted) setAce(loaded);
    };
    loadAce().then(take, () => take('failed'));
    return () => {
      wanted = false;
    };
  }, []);
  return ace;
}

/** A JSON text: in ace where there is room, in a plain field on small screens. */
export function CodeArea(props: CodeAreaProps) {
  const narrow = useNarrow();
  return narrow ? <PlainArea {...props} /> : <AceArea {...props} />;
}

function PlainArea({ label, value, onChange, ref, hint }: CodeAreaProps & { readonly hint?: string }) {
  const field = useRef<HTMLDivElement>(null);
  useImperativeHandle(ref, () => ({
    goTo(line, column) {
      const area = field.current?.querySelector('textarea');
      const at = value.split('\n').slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0) + column - 1;
      area?.focus();
      area?.setSelectionRange(at, at);
    },
  }));
  return (
    <div ref={field}>
      <FormField label={label} stretch {...(hint === undefined ? {} : { warningText: hint })}>
        <Textarea value={value} rows={20} spellcheck={false} onChange={({ detail }) => onChange(detail.value)} />
      </FormField>
    </div>
  );
}

function AceArea(props: CodeAreaProps) {
  const { label, value, onChange, remarks, ref } = props;
  const text = useTexts(editorTexts);
  const ace = useAce();
  const [editor, setEditor] = useState<Ace.Editor | null>(null);
  const [preferences, setPreferences] = useState<Partial<CodeEditorProps.Preferences>>({ wrapLines: true });
  // The code editor keeps its editor to itself; the place where it is made is the one where it can be had.
  const watched = useMemo(() => {
    if (ace === null || ace === 'failed') return undefined;
    return Object.assign(Object.create(ace) as AceModule, {
      edit(element: HTMLElement, options: object): Ace.Editor {
        const made = ace.edit(element, options);
        setEditor(made);
        return made;
      },
    });
  }, [ace]);
  useEffect(() => {
    editor?.session.setAnnotations(
      remarks.flatMap(({ type, line, column, message }): Ace.Annotation[] => (line === null || column === null ? [] : [{ row: line - 1, column: column - 1, text: message, type: type === 'ERROR' ? 'error' : 'warning' }])),
    );
  }, [editor, remarks]);
  useImperativeHandle(ref, () => ({
    goTo(line, column) {
      editor?.gotoLine(line, column - 1, false);
      editor?.focus();
    },
  }));
  if (ace === 'failed') return <PlainArea {...props} hint={text.editorFailed} />;
  return (
    <CodeEditor
      ace={watched}
      loading={ace === null}
      language="json"
      ariaLabel={label}
      value={value}
      onDelayedChange={({ detail }) => onChange(detail.value)}
      preferences={preferences}
      onPreferencesChange={({ detail }) => setPreferences(detail)}
      themes={THEMES}
      editorContentHeight={440}
    />
  );
}
