import { arnParts } from './fields.ts';

/** A part of a documented ARN format: fixed text, or a variable that a person fills in. */
export type FormatPart = { readonly fixed: string } | { readonly name: string };

/** A documented ARN format, `arn:${Partition}:lambda:${Region}:${Account}:function:${FunctionName}`, taken apart. */
export interface ArnFormat {
  readonly parts: readonly FormatPart[];
  /** The names of the variables, in the order in which they stand; each once. The partition is not among them. */
  readonly variables: readonly string[];
}

/** The values of a format's variables. */
export type ArnValues = Readonly<Record<string, string>>;

const PARTITION = 'Partition';

/** Takes a documented format apart. */
export function readFormat(format: string): ArnFormat {
  const parts = format
    .split(/(\$\{[^}]*\})/)
    .filter((part) => part !== '')
    .map((part): FormatPart => (part.startsWith('${') ? { name: part.slice(2, -1) } : { fixed: part }));
  const names = parts.flatMap((part) => ('name' in part && part.name !== PARTITION ? [part.name] : []));
  return { parts, variables: [...new Set(names)] };
}

/** The ARN with these values; a value that is missing is `*`. `partition` is that of the console's account: `aws`. */
export function buildArn({ parts }: ArnFormat, values: ArnValues, partition: string): string {
  return parts.map((part) => ('fixed' in part ? part.fixed : part.name === PARTITION ? partition : (values[part.name] ?? '*'))).join('');
}

/** Matches the rest of the parts against the rest of the text; each variable takes as little as it can. `failed` keeps the work small. */
function fill(parts: readonly FormatPart[], at: number, text: string, from: number, failed: Set<string>): string[] | null {
  const part = parts[at];
  if (part === undefined) return from === text.length ? [] : null;
  if ('fixed' in part) return text.startsWith(part.fixed, from) ? fill(parts, at + 1, text, from + part.fixed.length, failed) : null;
  const place = `${at},${from}`;
  if (failed.has(place)) return null;
  const last = at === parts.length - 1;
  for (let end = last ? Math.max(text.length, from + 1) : from + 1; end <= text.length; end += 1) {
    const rest = fill(parts, at + 1, text, end, failed);
    if (rest !== null) return [text.slice(from, end), ...rest];
  }
  failed.add(place);
  return null;
}

/** The fields before the resource are compared one by one: a variable there never takes a colon. */
function splitParts(parts: readonly FormatPart[]): readonly (readonly FormatPart[])[] {
  const fields: FormatPart[][] = [[]];
  for (const part of parts) {
    if ('name' in part || fields.length === 6) {
      fields.at(-1)!.push(part);
      continue;
    }
    const pieces = part.fixed.split(':');
    const room = 6 - fields.length;
    const whole = [...pieces.slice(0, room), ...(pieces.length > room ? [pieces.slice(room).join(':')] : [])];
    whole.forEach((piece, index) => {
      if (index > 0) fields.push([]);
      if (piece !== '') fields.at(-1)!.push({ fixed: piece });
    });
  }
  return fields;
}

/** Longer texts are no ARNs. */
const MAX_ARN = 2048;

/**
 * The values of the format's variables in an ARN, or null if the ARN is not of that format. Whatever it gives, `buildArn` makes the
 * same ARN of it. `*` and `?` are values like others.
 */
export function parseArn({ parts, variables }: ArnFormat, arn: string): { readonly values: ArnValues; readonly partition: string } | null {
  const given = arn.length > MAX_ARN ? null : arnParts(arn);
  const wanted = splitParts(parts);
  if (given === null || wanted.length !== 6) return null;
  const texts = ['arn', given.partition, given.service, given.region, given.account, given.resource];
  const found = new Map<string, string>();
  for (const [index, field] of wanted.entries()) {
    const filled = fill(field, 0, texts[index]!, 0, new Set());
    if (filled === null) return null;
    const names = field.flatMap((part) => ('name' in part ? [part.name] : []));
    for (const [at, name] of names.entries()) {
      // A variable that stands twice has one value.
      if (found.has(name) && found.get(name) !== filled[at]) return null;
      found.set(name, filled[at]!);
    }
  }
  return { values: Object.fromEntries(variables.map((name) => [name, found.get(name) ?? ''])), partition: found.get(PARTITION) ?? given.partition };
}
