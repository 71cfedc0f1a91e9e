import FileUpload from '@cloudscape-design/components/file-upload';
import FormField from '@cloudscape-design/components/form-field';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useTexts } from '../i18n/language.tsx';
import { starterOf } from './runtimes.ts';
import { functionTexts } from './texts.ts';

/** Where a new function's code comes from. */
export interface CodeSource {
  readonly from: 'inline' | 'zip';
  readonly code: string;
  readonly file: File | null;
}

/** Fields for the code of a new function: typed here, or a package. */
export function CodeSourceFields({ runtime, source, onChange, error }: { readonly runtime: string; readonly source: CodeSource; readonly onChange: (source: CodeSource) => void; readonly error: string }) {
  const text = useTexts(functionTexts);
  const starter = starterOf(runtime);
  const from = starter === null ? 'zip' : source.from;
  return (
    <SpaceBetween size="m">
      {starter !== null && (
        <FormField label={text.codeSource}>
          <RadioGroup
            value={from}
            onChange={({ detail }) => onChange({ ...source, from: detail.value === 'zip' ? 'zip' : 'inline' })}
            items={[
              { value: 'inline', label: text.inline },
              { value: 'zip', label: text.zip },
            ]}
          />
        </FormField>
      )}
      {starter !== null && from === 'inline' ? (
        <FormField label={text.inline} description={text.inlineHint(starter.file)} stretch>
          <div className="console-code-field">
            <Textarea value={source.code} rows={12} spellcheck={false} onChange={({ detail }) => onChange({ ...source, code: detail.value })} />
          </div>
        </FormField>
      ) : (
        <ZipField file={source.file} onChange={(file) => onChange({ ...source, file })} error={error} />
      )}
    </SpaceBetween>
  );
}

/** Asks for a package. */
export function ZipField({ file, onChange, error = '' }: { readonly file: File | null; readonly onChange: (file: File | null) => void; readonly error?: string }) {
  const text = useTexts(functionTexts);
  return (
    <FormField label={text.zip} errorText={error}>
      <FileUpload
        value={file === null ? [] : [file]}
        accept=".zip,application/zip"
        showFileSize
        onChange={({ detail }) => onChange(detail.value[0] ?? null)}
        i18nStrings={{
          uploadButtonText: () => (file === null ? text.chooseFile : text.changeFile),
          dropzoneText: () => text.dropFile,
          removeFileAriaLabel: () => text.removeFile,
          limitShowFewer: '-',
          limitShowMore: '+',
        }}
      />
    </FormField>
  );
}
