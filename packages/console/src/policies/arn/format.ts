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

/**
 * The values of the variables in a text, or null if it is not of that form. Each takes as little as it can, and at least one character. The
 * first place of a fixed text is as good as any other, since what follows it is a variable, unless the text ends there.
 */
function fill(parts: readonly FormatPart[], text: string): string[] | null {
  const values: string[] = [];
  let at = 0;
  for (const [index, part] of parts.entries()) {
    if ('fixed' in part) {
      if (!text.startsWith(part.fixed, at)) return null;
      at += part.fixed.length;
      continue;
    }
    const next = parts[index + 1];
    let end = at + 1;
    if (next === undefined) end = text.length;
    else if ('fixed' in next) end = index + 2 === parts.length && text.endsWith(next.fixed) ? text.length - next.fixed.length : text.indexOf(next.fixed, at + 1);
    if (end <= at || end > text.length) return null;
    values.push(text.slice(at, end));
    at = end;
  }
  return at === text.length ? values : null;
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
    const filled = fill(field, texts[index]!);
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
