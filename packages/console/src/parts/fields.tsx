import Box from '@cloudscape-design/components/box';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import type { ReactNode } from 'react';
import { useLanguage, useTexts } from '../i18n/language.tsx';
import { partTexts } from './texts.ts';

/** What a thing is, in pairs: an absent value shows a dash. */
export function Fields({ items, columns = 3 }: { readonly items: readonly { readonly label: string; readonly value: ReactNode }[]; readonly columns?: number }) {
  return <KeyValuePairs columns={columns} items={items.map(({ label, value }) => ({ label, value: value === undefined || value === null || value === '' ? '-' : value }))} />;
}

/** A value with the copy icon beside it; `name` says what is copied: `ARN`. */
export function Copyable({ name, value }: { readonly name: string; readonly value: string }) {
  const text = useTexts(partTexts);
  return <CopyToClipboard variant="inline" textToCopy={value} copyButtonAriaLabel={text.copyName(name)} copySuccessText={text.copied} copyErrorText={text.notCopied} />;
}

/** A moment as AWS's console writes it. */
export function Moment({ of }: { readonly of: Date | string | number | undefined }) {
  const { formats } = useLanguage();
  const date = of === undefined ? null : new Date(of);
  return date === null || Number.isNaN(date.getTime()) ? <>-</> : <time dateTime={date.toISOString()}>{formats.moment(date)}</time>;
}

/** Text of a program: a document, an answer, a log. */
export function Code({ children, label }: { readonly children: string; readonly label: string }) {
  return (
    <Box padding="s">
      {/* A long text scrolls inside itself, which the keyboard must be able to do as well. */}
      <pre className="console-code" tabIndex={0} role="region" aria-label={label}>
        {children}
      </pre>
    </Box>
  );
}
