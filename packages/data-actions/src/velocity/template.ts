import type { ExecutionLimits } from '../configuration.ts';
import type { Json } from '../execution/types.ts';
import { parseTemplate } from './parse.ts';
import { renderBlock } from './render.ts';
import { TemplateError } from './syntax.ts';
import { toValue, type ValueMap } from './values.ts';

export type RenderLimits = Pick<ExecutionLimits, 'templateBytes' | 'templateDepth' | 'renderSteps' | 'renderLoops' | 'renderedBytes' | 'patternSteps'>;

/** Reads a template without rendering it; throws a `TemplateError` that says where it is wrong. For the validation of drafts. */
export function checkTemplate(template: string, limits: RenderLimits): void {
  parseTemplate(template, { bytes: limits.templateBytes, depth: limits.templateDepth });
}

/**
 * GEN-65 to GEN-68: renders a template over `variables`, which it cannot change. Throws a `TemplateError`. Its work is counted, but only
 * the sandbox bounds its time and memory: call it there.
 */
export function renderTemplate(template: string, variables: Readonly<Record<string, Json>>, limits: RenderLimits): string {
  const block = parseTemplate(template, { bytes: limits.templateBytes, depth: limits.templateDepth });
  const work = {
    steps: { left: limits.renderSteps },
    patternSteps: { left: limits.patternSteps },
    loops: { left: limits.renderLoops },
    longest: limits.renderedBytes,
  };
  let text: string;
  try {
    text = renderBlock(block, toValue(variables) as ValueMap, work);
  } catch (error) {
    if (error instanceof RangeError) throw new TemplateError('a value of the template is too large or nested too deeply');
    throw error;
  }
  if (Buffer.byteLength(text) > limits.renderedBytes) throw new TemplateError(`the template renders to more than ${limits.renderedBytes} bytes`);
  return text;
}
