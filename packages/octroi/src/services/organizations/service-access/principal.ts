import { invalidInput } from '../shared/errors.ts';

/** Throws for a name that no AWS service has. */
export function checkService(principal: string): void {
  if (!principal.endsWith('.amazonaws.com') || principal.length === '.amazonaws.com'.length) throw invalidInput('UNRECOGNIZED_SERVICE_PRINCIPAL', 'You specified an unrecognized service principal.');
}
