import type { CatalogueResourceType } from '../catalogue/types.ts';
import { type ArnFormat, type ArnValues, parseArn, readFormat } from './format.ts';

/** The resource type that an ARN is of, with its parts. */
export interface TypedArn {
  readonly type: CatalogueResourceType;
  readonly format: ArnFormat;
  readonly values: ArnValues;
  readonly partition: string;
}

/** Fixed text and variables without separators speak for a format: `function:f:PROD` is an alias rather than a function named `f:PROD`; a number speaks for a version. */
function fit({ format, values }: TypedArn): number {
  const fixed = format.parts.reduce((sum, part) => sum + ('fixed' in part ? part.fixed.length : 0), 0);
  const loose = Object.values(values).filter((value) => value !== '*' && /[:/]/.test(value.replaceAll(/\$\{[^}]*\}/g, ''))).length;
  const versions = Object.entries(values).filter(([name, value]) => name.endsWith('Version') && /^[0-9.]+$/.test(value)).length;
  return fixed + versions - loose * 1000;
}

/** A version is a number; so an ARN that ends in one is a version's, and any other an alias's. */
function suits({ values }: TypedArn): boolean {
  return Object.entries(values).every(([name, value]) => !name.endsWith('Version') || /[*?$]|^[0-9.]+$/.test(value));
}

/** The type that fits an ARN best among those of a service; null if none does. The ARN stays what it is: this says only how to show it. */
export function typeOfArn(types: readonly CatalogueResourceType[], arn: string): TypedArn | null {
  const fitting = types.flatMap((type): TypedArn[] => {
    const format = readFormat(type.arn);
    const parsed = parseArn(format, arn);
    return parsed === null ? [] : [{ type, format, ...parsed }];
  });
  const likely = fitting.some(suits) ? fitting.filter(suits) : fitting;
  return likely.toSorted((a, b) => fit(b) - fit(a))[0] ?? null;
}

/** « Any in this account »: the ARN that takes every resource of the type in an account. */
export function anyInAccount(format: ArnFormat, account: string): ArnValues {
  return Object.fromEntries(format.variables.map((name) => [name, /^(?:Account|AccountId)$/.test(name) ? account : '*']));
}
