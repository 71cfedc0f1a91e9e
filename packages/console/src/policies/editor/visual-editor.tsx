import './editor.css';
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useTexts } from '../../i18n/language.tsx';
import { Code } from '../../parts/fields.tsx';
import { printTree } from '../json/tree.ts';
import type { VisualDocument } from '../visual/document.ts';
import { addBlock, cloneBlock, editBlock, removeBlock } from '../visual/edit.ts';
import type { Block, ViewBlock } from '../visual/view.ts';
import { StatementForm } from './statement-form.tsx';
import { statementLine } from './statement-line.ts';
import { editorTexts } from './texts.ts';

interface VisualEditorProps {
  readonly document: VisualDocument;
  readonly onChange: (document: VisualDocument) => void;
  readonly onJson: () => void;
}

/** The statements of a policy, each as a form. */
export function VisualEditor({ document, onChange, onJson }: VisualEditorProps) {
  const text = useTexts(editorTexts);
  return (
    <SpaceBetween size="m">
      {document.blocks.length === 0 && <Box color="text-body-secondary">{text.noStatements}</Box>}
      {document.blocks.map((block, index) => {
        const name = nameOf(block) ?? text.statement(index + 1);
        return (
          <Container
            key={block.id}
            header={
              <Header
                variant="h3"
                description={block.kind === 'view' ? statementLine(block.view, text) : null}
                actions={
                  <SpaceBetween direction="horizontal" size="xs">
                    <Button iconName="copy" variant="icon" ariaLabel={text.clone(name)} onClick={() => onChange(cloneBlock(document, block.id))} />
                    <Button iconName="remove" variant="icon" ariaLabel={text.removeStatement(name)} onClick={() => onChange(removeBlock(document, block.id))} />
                  </SpaceBetween>
                }
              >
                {name}
              </Header>
            }
          >
            {block.kind === 'raw' ? (
              <RawStatement block={block} onJson={onJson} />
            ) : (
              <StatementForm block={block} onEdit={(edit: (before: ViewBlock) => ViewBlock) => onChange(editBlock(document, block.id, edit))} onJson={onJson} />
            )}
          </Container>
        );
      })}
      <Button iconName="add-plus" onClick={() => onChange(addBlock(document))}>
        {text.addStatement}
      </Button>
    </SpaceBetween>
  );
}

/** Its Sid, if it has one. */
function nameOf(block: Block): string | null {
  return block.kind === 'view' && block.view.sid !== null && block.view.sid !== '' ? block.view.sid : null;
}

function RawStatement({ block, onJson }: { readonly block: Extract<Block, { readonly kind: 'raw' }>; readonly onJson: () => void }) {
  const text = useTexts(editorTexts);
  return (
    <SpaceBetween size="s">
      <Alert type="info" action={<Button onClick={onJson}>{text.editAsJson}</Button>}>
        {text.rawText} {text.raw[block.why.reason](block.why.about)}
      </Alert>
      <Code label={text.rawTitle}>{printTree(block.tree)}</Code>
    </SpaceBetween>
  );
}
