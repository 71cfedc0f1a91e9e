import { NOT_NULL } from './constraints.ts';
import type { WireError } from './http.ts';
import type { Shape } from './shape.ts';

/**
 * How AWS Organizations says that an input violates its model: an exception of its own that names the first violation by a reason, where
 * all others list every violation.
 */
export function invalidInputException(shape: Shape, constraint: string): WireError {
  const { Reason, message } = reasonOf(shape, constraint);
  return { code: 'InvalidInputException', message, status: 400, members: { Reason } };
}

function reasonOf(shape: Shape, constraint: string): { readonly Reason: string; readonly message: string } {
  if (constraint === NOT_NULL) return { Reason: 'INPUT_REQUIRED', message: 'You must provide a value for all required parameters.' };
  if (constraint.startsWith('Member must satisfy regular expression')) {
    return { Reason: shape.name === 'PolicyTargetId' ? 'INVALID_PATTERN_TARGET_ID' : 'INVALID_PATTERN', message: 'You provided a value that does not match the required pattern.' };
  }
  if (constraint.startsWith('Member must satisfy enum')) {
    return { Reason: shape.name === 'PolicyType' ? 'INVALID_ENUM_POLICY_TYPE' : 'INVALID_ENUM', message: 'You specified an invalid value.' };
  }
  const kind = constraint.startsWith('Member must have value') ? 'VALUE' : 'LENGTH';
  if (constraint.includes('less than')) return { Reason: `MAX_${kind}_EXCEEDED`, message: kind === 'LENGTH' ? 'You provided a string parameter that is longer than allowed.' : 'You provided a numeric parameter that has a larger value than allowed.' };
  if (constraint.includes('greater than')) return { Reason: `MIN_${kind}_EXCEEDED`, message: kind === 'LENGTH' ? 'You provided a string parameter that is shorter than allowed.' : 'You provided a numeric parameter that has a smaller value than allowed.' };
  return { Reason: 'INVALID_LIST_MEMBER', message: 'You provided a list to a parameter that contains at least one invalid value.' };
}
