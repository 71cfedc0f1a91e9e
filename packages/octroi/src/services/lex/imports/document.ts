import { isDeepStrictEqual } from 'node:util';
import { JsonFault, parseJson } from '../../../wire/json-parse.ts';
import type { Inputs, ResourceType } from '../../../../models/lex-models.gen.ts';
import { ImportRefused } from './archive.ts';
import { putInput } from './put-input.ts';

/** A resource of a document: what to put, and the version under which the document's others name it. */
export interface Imported<Input> {
  readonly put: Input;
  readonly version: string;
}

/** What a document brings, dependents first: each occurs once, however many name it (LEX-IMP-2). */
export interface ImportDocument {
  readonly name: string;
  readonly resourceType: ResourceType;
  readonly slotTypes: readonly Imported<Inputs['PutSlotType']>[];
  readonly intents: readonly Imported<Inputs['PutIntent']>[];
  /** Its intents by the versions of the document. */
  readonly bot?: Inputs['PutBot'];
}

/** Members that decide about a request and are no part of a definition. */
const NOT_IMPORTED = ['checksum', 'createVersion', 'processBehavior', 'tags'] as const;
const LIMITS = { depth: 32, nodes: 600_000 };
/** More than any quota allows; each is looked at (LEX-VAL-11). */
const MAX_PARTS = 2000;

type Json = Readonly<Record<string, unknown>>;

/**
 * Reads a document of Amazon Lex's format (LEX-EXP-3, LEX-EXP-4). Version numbers in it are only used to link inside it.
 * @throws {ImportRefused} for anything that is not such a document, or of another type of resource (LEX-IMP-1)
 */
export function readDocument(text: string, resourceType: ResourceType): ImportDocument {
  const { metadata, resource } = object(parse(text), 'the file');
  requireLex(object(metadata, 'metadata'));
  const whole = object(resource, 'resource');
  const found = typeOf(whole);
  if (found !== resourceType) throw new ImportRefused(`The resource type ${resourceType} does not match the resource in the file, which is of type ${found}`);
  if (resourceType === 'SLOT_TYPE') {
    const slotType = slotTypeOf(whole);
    return { name: slotType.put.name, resourceType, slotTypes: [slotType], intents: [] };
  }
  const intentParts = resourceType === 'INTENT' ? [whole] : parts(whole['intents'], 'intents');
  // A bot has its slot types in one list; a file that was put together from exported intents has them where it found them.
  const holders = resourceType === 'INTENT' ? [whole] : [whole, ...intentParts];
  const slotTypes = once(holders.flatMap((holder) => parts(holder['slotTypes'], 'slotTypes').map(slotTypeOf)));
  if (resourceType === 'INTENT') {
    const intent = intentOf(whole);
    return { name: intent.put.name, resourceType, slotTypes, intents: [intent] };
  }
  const intents = intentParts.map(intentOf);
  requireUnique(intents.map(({ put }) => put.name));
  const links = intents.map(({ put, version }) => ({ intentName: put.name, intentVersion: version }));
  const bot = putInput('PutBot', { ...definition(whole), intents: links }, `bot ${nameOf(whole)}`);
  return { name: bot.name, resourceType, slotTypes, intents, bot };
}

function parse(text: string): unknown {
  try {
    return parseJson(text, LIMITS);
  } catch (error) {
    if (!(error instanceof JsonFault)) throw error;
    throw new ImportRefused(`The file in the payload is not valid JSON: ${error.message}`);
  }
}

/** Only Lex's own format can be imported (LEX-EXP-6). */
function requireLex(metadata: Json): void {
  for (const [member, value] of [['schemaVersion', '1.0'], ['importType', 'LEX'], ['importFormat', 'JSON']] as const) {
    if (metadata[member] !== value) throw new ImportRefused(`The file must have ${member} ${value} in its metadata`);
  }
}

/** The type of a resource is nowhere written; it shows in the members that only it has. */
function typeOf(resource: Json): ResourceType {
  const has = (...members: readonly string[]): boolean => members.some((member) => resource[member] !== undefined && resource[member] !== null);
  if (has('intents', 'locale', 'childDirected', 'voiceId')) return 'BOT';
  if (has('enumerationValues', 'valueSelectionStrategy', 'slotTypeConfigurations', 'parentSlotTypeSignature')) return 'SLOT_TYPE';
  return 'INTENT';
}

function slotTypeOf(part: Json): Imported<Inputs['PutSlotType']> {
  return { put: putInput('PutSlotType', definition(part), `slot type ${nameOf(part)}`), version: versionOf(part) };
}

function intentOf(part: Json): Imported<Inputs['PutIntent']> {
  return { put: putInput('PutIntent', definition(part), `intent ${nameOf(part)}`), version: versionOf(part) };
}

function definition(part: Json): Json {
  const rest: Record<string, unknown> = { ...part };
  for (const member of NOT_IMPORTED) delete rest[member];
  return rest;
}

/**
 * Each slot type once, although several intents may bring it along. The versions of one come in their order, so that the newest is what
 * `$LATEST` will be.
 */
function once(slotTypes: readonly Imported<Inputs['PutSlotType']>[]): readonly Imported<Inputs['PutSlotType']>[] {
  const byName = new Map<string, Map<string, Imported<Inputs['PutSlotType']>>>();
  for (const slotType of slotTypes) {
    const { name } = slotType.put;
    const versions = byName.get(name) ?? new Map<string, Imported<Inputs['PutSlotType']>>();
    byName.set(name, versions);
    const known = versions.get(slotType.version);
    if (known !== undefined && !isDeepStrictEqual(known.put, slotType.put)) throw new ImportRefused(`The slot type ${name} occurs more than once in the file`);
    versions.set(slotType.version, slotType);
  }
  return [...byName.values()].flatMap((versions) => [...versions.values()].toSorted((a, b) => rank(a.version) - rank(b.version)));
}

function rank(version: string): number {
  return version === '$LATEST' ? Number.MAX_SAFE_INTEGER : Number(version);
}

function requireUnique(names: readonly string[]): void {
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(name)) throw new ImportRefused(`The intent ${name} occurs more than once in the file`);
    seen.add(name);
  }
}

/** Hand-written files leave the version out. */
function versionOf({ version }: Json): string {
  if (version === undefined || version === null) return '$LATEST';
  if (typeof version !== 'string' || !/^(?:\$LATEST|[0-9]{1,15})$/.test(version)) throw new ImportRefused('A version in the file is neither $LATEST nor a number');
  return version;
}

function nameOf({ name }: Json): string {
  return typeof name === 'string' ? name.slice(0, 100) : 'without a name';
}

function parts(value: unknown, what: string): readonly Json[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw new ImportRefused(`${what} must be a list`);
  if (value.length > MAX_PARTS) throw new ImportRefused(`${what} must not have more than ${MAX_PARTS} elements`);
  return value.map((part: unknown) => object(part, what));
}

function object(value: unknown, what: string): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new ImportRefused(`${what} must be an object`);
  return value as Json;
}
