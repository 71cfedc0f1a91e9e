import type { Texts } from '../i18n/texts.ts';
import type { decisionTexts } from './texts.ts';

type DecisionText = typeof decisionTexts extends Texts<infer T> ? T : never;

/** What a layer is called: the resource policy of a role is its trust policy. */
export function layerName(layer: string | undefined, action: string, { layerNames }: Pick<DecisionText, 'layerNames'>): string {
  const name = layer === 'resource' && /^sts:(assumerole|tagsession|setsourceidentity)/i.test(action) ? 'trust' : layer;
  return (layerNames as Readonly<Record<string, string>>)[name ?? ''] ?? layer ?? '';
}
