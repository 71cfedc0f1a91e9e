import { useCallback, useState } from 'react';
import { readVisual, writeVisual, type VisualDocument } from '../visual/document.ts';

type Read = ReturnType<typeof readVisual>;

/**
 * The visual document of a text. What is edited here keeps its blocks (with their ids and chosen services) as long as the text is the one
 * that they were written to; a text from elsewhere is read anew.
 */
export function useVisual(text: string, onChange: (text: string) => void): { readonly read: Read; readonly edit: (document: VisualDocument) => void } {
  const [kept, setKept] = useState<{ readonly text: string; readonly read: Read }>(() => ({ text, read: readVisual(text) }));
  let now = kept;
  if (kept.text !== text) {
    now = { text, read: readVisual(text) };
    setKept(now);
  }
  const edit = useCallback(
    (document: VisualDocument) => {
      const written = writeVisual(document);
      setKept({ text: written, read: { ok: true, document } });
      onChange(written);
    },
    [onChange],
  );
  return { read: now.read, edit };
}
