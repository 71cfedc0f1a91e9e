import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Box from '@cloudscape-design/components/box';
import { useTexts } from '../../i18n/language.tsx';
import { Code } from '../../parts/fields.tsx';
import { partTexts } from '../../parts/texts.ts';
import { laidOut } from '../json/laid-out.ts';

/** A policy's JSON to be read and copied, laid out like every other. */
export function PolicyDocument({ text, label }: { readonly text: string; readonly label: string }) {
  const part = useTexts(partTexts);
  const shown = laidOut(text);
  return (
    <SpaceBetween size="xs">
      <Box float="right">
        <CopyToClipboard copyButtonText={part.copy} copyButtonAriaLabel={part.copyName(label)} copySuccessText={part.copied} copyErrorText={part.notCopied} textToCopy={shown} />
      </Box>
      <Code label={label}>{shown}</Code>
    </SpaceBetween>
  );
}
