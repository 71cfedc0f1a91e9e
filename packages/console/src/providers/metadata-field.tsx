import FileUpload from '@cloudscape-design/components/file-upload';
import FormField from '@cloudscape-design/components/form-field';
import { useState } from 'react';
import { useTexts } from '../i18n/language.tsx';
import { metadataProblem } from './fields.ts';
import { providerTexts } from './texts.ts';

/** The metadata document of a SAML provider, from a file. */
export function MetadataField({ metadata, onChange, tried }: { readonly metadata: string; readonly onChange: (text: string) => void; readonly tried: boolean }) {
  const text = useTexts(providerTexts);
  const [files, setFiles] = useState<File[]>([]);
  const problem = metadataProblem(metadata);
  const shown = problem !== null && (tried || files.length > 0);
  return (
    <FormField label={text.metadata} description={text.metadataHint} errorText={shown ? text.metadataProblems[problem] : ''}>
      <FileUpload
        value={files}
        accept=".xml,text/xml,application/xml"
        showFileSize
        onChange={({ detail }) => {
          setFiles(detail.value);
          const [file] = detail.value;
          if (file === undefined) onChange('');
          else void file.text().then(onChange);
        }}
        i18nStrings={{ uploadButtonText: () => (files.length === 0 ? text.chooseFile : text.replaceFile), removeFileAriaLabel: () => text.removeFile }}
      />
    </FormField>
  );
}
