import type { Shape } from './shape.ts';

/** Services that report violations of their model under a code of their own. */
const CODES: ReadonlyMap<string, string> = new Map([['logs', 'InvalidParameterException'], ['lex', 'BadRequestException']]);

/** The code of an input that violates its model: `ValidationError` for query services, for most others `ValidationException`. */
export function violationCode(service: string, protocol: string): string {
  return protocol === 'query' ? 'ValidationError' : (CODES.get(service) ?? 'ValidationException');
}

/** What CloudWatch Logs was recorded to say of a name that is too long, where others print the constraint; null for all else. */
export function ownViolation(service: string, shape: Shape, constraint: string): string | null {
  const isName = service === 'logs' && (shape.name === 'LogGroupName' || shape.name === 'LogStreamName');
  return isName && constraint.startsWith('Member must have length less than') ? 'Invalid LogGroup or LogStream, both must have length less than or equal to 512.' : null;
}
