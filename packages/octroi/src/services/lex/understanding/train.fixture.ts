import type { BotDefinition } from '../definition/types.ts';
import { training } from './train.ts';

/** The model of a bot, and after how many pauses. */
export function trained(definition: BotDefinition): { readonly model: Uint8Array; readonly pauses: number } {
  const steps = training(definition);
  for (let pauses = 0; ; pauses++) {
    const step = steps.next();
    if (step.done === true) return { model: step.value, pauses };
  }
}
