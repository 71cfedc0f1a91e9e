/** A TypeScript example of a document, and what the document says that it prints. */
export interface Example {
  readonly code: string;
  /** Lines of the output: from a `text` block that follows, or else from the comments after `console.log(...);`. */
  readonly prints: readonly string[];
}

/** The examples of a Markdown text in its order. */
export function examplesOf(markdown: string): readonly Example[] {
  return [...markdown.matchAll(/```ts\n([\s\S]*?)```\n(?:\n```text\n([\s\S]*?)```\n)?/g)].map(([, code, text]) => ({
    code: code!,
    prints: text === undefined ? [...code!.matchAll(/console\.log\(.*\); \/\/ (.*)$/gm)].map(([, comment]) => comment!) : text.replace(/\n$/, '').split('\n'),
  }));
}
