import { isVariable, partsOf } from '../match/variable.ts';
import type { Document } from './document.ts';

/**
 * The context keys that a document asks for: those of its conditions and of its policy variables (in 2012-10-17 documents), in order of
 * appearance, each once whatever its letter case. Condition keys are given as written, variables in lower case.
 */
export function contextKeysOf(document: Document): readonly string[] {
  const keys = new Map<string, string>();
  const add = (key: string): void => {
    const lower = key.toLowerCase();
    if (!keys.has(lower)) keys.set(lower, key);
  };
  const addVariables = (texts: readonly string[] | null): void => {
    if (document.version !== '2012-10-17') return;
    for (const text of texts ?? []) for (const part of partsOf(text)) if (isVariable(part)) add(part.key);
  };
  for (const statement of document.statements) {
    addVariables(statement.resources);
    addVariables(statement.notResources);
    for (const { key, values } of statement.conditions) {
      add(key);
      addVariables(values);
    }
  }
  return [...keys.values()];
}
