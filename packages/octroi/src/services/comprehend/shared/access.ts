import type { Access } from '../../../kernel/operation.ts';

/** Comprehend knows no resource that a text could be detected on: policies name `*`. */
export function askedOfEverything(action: string): Access<object> {
  return { kind: 'asks', declares: [{ action, resource: '*' }], asks: () => [{ action, resource: '*' }] };
}
