import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useTexts } from '../i18n/language.tsx';
import { useParameter } from '../parts/parameter.ts';
import { PolicyEditor } from './editor/policy-editor.tsx';
import { editorTexts } from './editor/texts.ts';
import { policyTexts } from './texts.ts';

interface SpecifyProps {
  readonly document: string;
  readonly onDocument: (document: string) => void;
  /** The service's words if it would refuse the document, once a person has tried to go on. */
  readonly refused: string | null;
}

/** The first step: what the policy grants. The editor's mode stands in the address. */
export function Specify({ document, onDocument, refused }: SpecifyProps) {
  const text = useTexts(policyTexts);
  const editor = useTexts(editorTexts);
  const [mode, setMode] = useParameter('editor', 'visual');
  return (
    <Container
      header={
        <Header variant="h2" description={text.specifyHint}>
          {editor.editor}
        </Header>
      }
    >
      <SpaceBetween size="m">
        <PolicyEditor value={document} onChange={onDocument} kind="managed" mode={mode === 'json' ? 'json' : 'visual'} onMode={setMode} />
        {refused !== null && (
          <Alert type="error" header={text.refusedDocument}>
            {refused}
          </Alert>
        )}
      </SpaceBetween>
    </Container>
  );
}
