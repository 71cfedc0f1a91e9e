/** What is wrong with a name or description before the server is asked; null if nothing is. */
export type NameProblem = 'empty' | 'tooLong' | 'characters';

/** IAM's names: up to 128 letters, digits and `+=,.@-_` (IAM-1). */
export function policyNameProblem(name: string): NameProblem | null {
  if (name === '') return 'empty';
  if (name.length > 128) return 'tooLong';
  return /^[\w+=,.@-]+$/.test(name) ? null : 'characters';
}

/** Up to 1000 characters without control characters. */
export function descriptionProblem(description: string): NameProblem | null {
  if (description.length > 1000) return 'tooLong';
  return /\p{Cc}/u.test(description.replaceAll(/[\t\n\r]/g, '')) ? 'characters' : null;
}

/** The name in a policy's ARN: what stands after its path. */
export function nameOfPolicy(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}

/** AWS's own policies have no account in their ARN. */
export function isAwsManaged(arn: string): boolean {
  return arn.split(':')[4] === 'aws';
}
