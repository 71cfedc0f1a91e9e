import { createHash } from 'node:crypto';
import type { Scope } from '../../../kernel/scope.ts';
import { invalidParameter } from './errors.ts';

/** What may be created today, in the order in which AWS lists it (LAM-23). */
const SUPPORTED = [
  'nodejs20.x', 'python3.14', 'provided.al2023', 'python3.12', 'python3.13', 'nodejs24.x', 'nodejs22.x', 'java25', 'python3.10', 'python3.11', 'java21',
  'ruby3.3', 'ruby3.4', 'ruby3.2', 'python3.8', 'python3.9', 'java17', 'nodejs16.x', 'dotnet10', 'dotnet8', 'java11', 'dotnet6', 'nodejs18.x', 'provided.al2', 'java8.al2',
];

const RETIRED: ReadonlySet<string> = new Set([
  'nodejs', 'nodejs4.3', 'nodejs4.3-edge', 'nodejs6.10', 'nodejs8.10', 'nodejs10.x', 'nodejs12.x', 'nodejs14.x', 'python2.7', 'python3.6', 'python3.7',
  'dotnetcore1.0', 'dotnetcore2.0', 'dotnetcore2.1', 'dotnetcore3.1', 'go1.x', 'java8', 'provided', 'ruby2.5', 'ruby2.7',
]);

/** Throws InvalidParameterValueException for a runtime that is unknown or no longer supported (LAM-23). */
export function requireRuntime(runtime: string): void {
  if (SUPPORTED.includes(runtime)) return;
  if (RETIRED.has(runtime)) {
    throw invalidParameter(
      `The runtime parameter of ${runtime} is no longer supported for creating or updating AWS Lambda functions. We recommend you use a supported runtime while creating or updating functions.`,
    );
  }
  throw invalidParameter(`Value ${runtime} at 'runtime' failed to satisfy constraint: Member must satisfy enum value set: [${SUPPORTED.join(', ')}] or be a valid ARN`);
}

/** An ARN in the form of AWS's; ours names no version of theirs, but stays the same for a runtime (LAM-20). */
export function runtimeVersionArn(home: Scope, runtime: string): string {
  return `arn:${home.partition}:lambda:${home.region}::runtime:${createHash('sha256').update(`octroi ${runtime}`).digest('hex')}`;
}
