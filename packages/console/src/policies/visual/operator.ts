/** How a condition asks about a key with several values. */
export type Qualifier = 'none' | 'any' | 'all';

/** The parts of a condition operator. */
export interface OperatorParts {
  readonly qualifier: Qualifier;
  /** `StringEquals`. */
  readonly base: string;
  readonly ifExists: boolean;
}

const PREFIXES: Readonly<Record<Qualifier, string>> = { none: '', any: 'ForAnyValue:', all: 'ForAllValues:' };

/** Takes an operator apart; `writeOperator` puts it together again, whatever it is. */
export function readOperator(operator: string): OperatorParts {
  const qualifier = operator.startsWith(PREFIXES.any) ? 'any' : operator.startsWith(PREFIXES.all) ? 'all' : 'none';
  const rest = operator.slice(PREFIXES[qualifier].length);
  const ifExists = rest.endsWith('IfExists');
  return { qualifier, base: ifExists ? rest.slice(0, -'IfExists'.length) : rest, ifExists };
}

/** The operator as a policy writes it. */
export function writeOperator({ qualifier, base, ifExists }: OperatorParts): string {
  return `${PREFIXES[qualifier]}${base}${ifExists ? 'IfExists' : ''}`;
}

const STRING = ['StringEquals', 'StringNotEquals', 'StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase', 'StringLike', 'StringNotLike'] as const;
const ARN = ['ArnEquals', 'ArnLike', 'ArnNotEquals', 'ArnNotLike'] as const;
const NUMERIC = ['NumericEquals', 'NumericNotEquals', 'NumericLessThan', 'NumericLessThanEquals', 'NumericGreaterThan', 'NumericGreaterThanEquals'] as const;
const DATE = ['DateEquals', 'DateNotEquals', 'DateLessThan', 'DateLessThanEquals', 'DateGreaterThan', 'DateGreaterThanEquals'] as const;
const BOOL = ['Bool'] as const;
const IP = ['IpAddress', 'NotIpAddress'] as const;
const BINARY = ['BinaryEquals'] as const;

/** Every operator, without `Null`, which suits every key. */
const ALL: readonly string[] = [...STRING, ...NUMERIC, ...DATE, ...BOOL, ...BINARY, ...IP, ...ARN];

/** What compares a key of each type; an ARN may be compared as a string too (KEY-41). */
const OF_TYPE: Readonly<Record<string, readonly string[]>> = {
  String: STRING,
  ARN: [...ARN, ...STRING],
  Numeric: NUMERIC,
  Date: DATE,
  Bool: BOOL,
  IPAddress: IP,
  Binary: BINARY,
};

/** The operators for a key of that type, the usual one first and `Null` last; all of them for a key of unknown type. */
export function operatorsFor(type: string | null): readonly string[] {
  return [...((type === null ? undefined : OF_TYPE[type.replace(/^ArrayOf/, '')]) ?? ALL), 'Null'];
}

/** Does a key of that type have several values (COND-30)? */
export function hasSeveralValues(type: string | null): boolean {
  return type?.startsWith('ArrayOf') ?? false;
}

/** `Null` asks whether the key is there, so it takes neither a qualifier nor `IfExists` (POL-50). */
export function takesIfExists(base: string): boolean {
  return base !== 'Null';
}
