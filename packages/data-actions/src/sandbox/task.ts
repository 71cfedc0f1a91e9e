/** Work on what customers wrote: templates, paths, schemas. Values travel as JSON text. */
export type Task =
  | { readonly kind: 'render'; readonly template: string; readonly variables: string }
  | { readonly kind: 'translate'; readonly raw: string; readonly map: Readonly<Record<string, string>>; readonly defaults: Readonly<Record<string, string>> }
  | { readonly kind: 'validate'; readonly schema: string; readonly value: string };

export interface TaskResults {
  /** The text. */
  readonly render: string;
  readonly translate: Translation;
  /** What is wrong, in sentences. */
  readonly validate: readonly string[];
}

/** GEN-60: JSON text for each name that resolved or has a default, and where each value came from. */
export interface Translation {
  readonly variables: Readonly<Record<string, string>>;
  readonly origins: Readonly<Record<string, 'path' | 'default' | 'undefined'>>;
}

export type Reply = { readonly id: number; readonly value: unknown } | { readonly id: number; readonly refusal: string };

/** What the customer wrote is wrong, or takes more time or memory than its bounds allow. The message is for the customer. */
export class SandboxError extends Error {
  override readonly name = 'SandboxError';
}

/** A reason to refuse that is ours and not the customer's: the sandbox is closed or has too much to do. */
export class SandboxBusyError extends Error {
  override readonly name = 'SandboxBusyError';
}
