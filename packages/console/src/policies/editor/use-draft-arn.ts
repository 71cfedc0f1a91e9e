import { useMemo, useState } from 'react';
import { draftProblem, isOtherForm, newDraft, withPart, withText, type DraftProblem } from '../arn/draft.ts';
import { parseArn, readFormat } from '../arn/format.ts';

interface DraftNeeds {
  readonly formats: readonly string[];
  readonly arn: string | null;
  readonly account: string;
  readonly partition: string;
}

interface DraftHandle {
  readonly text: string;
  readonly setText: (text: string) => void;
  /** Which of the formats. */
  readonly form: number;
  readonly setForm: (form: number) => void;
  readonly parts: readonly { readonly name: string; readonly value: string }[];
  readonly setPart: (name: string, value: string) => void;
  readonly problem: DraftProblem | null;
  readonly otherForm: boolean;
}

/** The state of the dialog for an ARN. */
export function useDraftArn({ formats, arn, account, partition }: DraftNeeds): DraftHandle {
  const [form, setForm] = useState(() => Math.max(0, formats.findIndex((format) => arn !== null && parseArn(readFormat(format), arn) !== null)));
  const written = formats[form];
  const format = useMemo(() => (written === undefined ? null : readFormat(written)), [written]);
  const [draft, setDraft] = useState(() => (arn === null ? newDraft(account) : withText(newDraft(account), arn, format)));
  return {
    text: draft.text,
    setText: (text) => setDraft((before) => withText(before, text, format)),
    form,
    setForm,
    parts: (format?.variables ?? []).map((name) => ({ name, value: draft.values[name] ?? '' })),
    setPart: (name, value) => setDraft((before) => (format === null ? before : withPart(before, name, value, format, partition))),
    problem: draftProblem(draft, format),
    otherForm: isOtherForm(draft, format),
  };
}
