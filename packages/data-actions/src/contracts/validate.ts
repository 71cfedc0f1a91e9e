import { Ajv, type AnySchema, type ErrorObject } from 'ajv';
import Draft04 from 'ajv-draft-04';
import type { Json, JsonSchema } from '../execution/types.ts';
import { compilePattern, PatternError, type Budget } from '../patterns/pattern.ts';
import { withoutIdentities } from './subschemas.ts';

const MOST_PROBLEMS = 20;
const LONGEST_PROBLEM = 300;

/** A contract that cannot be used, or whose patterns take too many steps. */
export class ContractError extends Error {
  override readonly name = 'ContractError';
}

/** The default export of a CommonJS module, as Node and as bundlers see it. */
const Validator = (typeof Draft04 === 'function' ? Draft04 : (Draft04 as { readonly default: unknown }).default) as typeof Ajv;

/**
 * What a draft-04 schema finds wrong with a value, in sentences; empty if nothing (GEN-42, GEN-44). No type is changed into another.
 * Patterns are our own, which count their steps. Only the sandbox bounds the time: call it there.
 */
export function problemsOf(schema: JsonSchema, value: Json, patternSteps: number): readonly string[] {
  const budget: Budget = { left: patternSteps };
  const ajv = new Validator({
    strict: false,
    allErrors: true,
    validateFormats: false,
    logger: false,
    addUsedSchema: false,
    code: { regExp: Object.assign(ownPatterns(budget), { code: 'ownPatterns' }) },
  });
  try {
    const validate = ajv.compile(withoutIdentities(schema) as AnySchema);
    return validate(value) === true ? [] : (validate.errors ?? []).slice(0, MOST_PROBLEMS).map(sentence);
  } catch (error) {
    if (error instanceof PatternError) throw new ContractError(error.message);
    throw new ContractError(`the schema cannot be used: ${(error as Error).message.slice(0, LONGEST_PROBLEM)}`);
  }
}

function ownPatterns(budget: Budget) {
  return (source: string) => {
    const pattern = compilePattern(source, budget);
    return { test: (text: string) => pattern.find(text) !== null };
  };
}

function sentence(error: ErrorObject): string {
  const where = error.instancePath === '' ? 'the value' : `\`${error.instancePath.slice(1).replaceAll('/', '.')}\``;
  const extra = (error.params as { readonly additionalProperty?: string }).additionalProperty;
  return `${where} ${error.message ?? 'does not match the schema'}${extra === undefined ? '' : `: \`${extra}\``}`.slice(0, LONGEST_PROBLEM);
}
