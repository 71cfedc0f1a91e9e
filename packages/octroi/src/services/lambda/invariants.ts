import { parseArn } from '../../kernel/arn.ts';
import { freestanding, invariant, type Invariant, type Subject } from '../../kernel/invariants/invariant.ts';
import type { Listed } from '../../kernel/rows.ts';
import { codeSigningConfigs } from './code-signing/tables.ts';
import { accountConcurrency, provisionedConcurrency } from './concurrency/tables.ts';
import { eventInvokes, lineages, outbox, queue, queuedPayloads } from './invoke/tables.ts';
import { layerPolicies, layers, layerVersions } from './layers/tables.ts';
import { policies } from './permissions/tables.ts';
import { aliases, functions, identities, leftovers, runtimeUpdates, versionKey, versions, type FunctionRow } from './tables.ts';
import { urlIndex, urls } from './urls/tables.ts';

const unique = (row: { readonly id: string }): string => row.id;
const NOT_NAMED = 'its function does not name it';

/** The function that a row hangs on; null for one that is deleted and whose rows are still to be taken away. */
function functionOf(subject: Subject<unknown>): Listed<FunctionRow> | null {
  const id = subject.id[0]!;
  const found = subject.find(functions, id, unique);
  const isLeft = found === undefined && subject.get(leftovers, [id], subject.installation) !== undefined;
  if (!isLeft) subject.requires(found !== undefined, `there is a function of the id \`${id}\``);
  return found ?? null;
}

/** `$LATEST`, a version or an alias of a function. */
function needsQualifier(subject: Subject<unknown>, functionId: string, qualifier: string): void {
  if (qualifier === '$LATEST' || qualifier === '.') return;
  if (/^\d+$/.test(qualifier)) subject.needs(versions, [functionId, versionKey(qualifier)]);
  else subject.needs(aliases, [functionId, qualifier]);
}

/** Something of one function, and of one version or alias of it. */
function hangsOnQualifier(subject: Subject<unknown>): void {
  if (functionOf(subject) !== null) needsQualifier(subject, subject.id[0]!, subject.id[1]!);
}

const sum = (numbers: readonly (number | undefined)[]): number => numbers.reduce<number>((total, number) => total + (number ?? 0), 0);

export const lambdaInvariants: readonly Invariant[] = [
  invariant(functions, (subject) => {
    const { row, id } = subject;
    subject.requires(row.name === id[0], 'its key is the name that it says');
    subject.needs(identities, id, { that: (identity) => identity.id === row.id });
    if (row.lastPublished !== undefined) subject.needs(versions, [row.id, versionKey(row.lastPublished)]);
    const newest = subject.list(versions, [row.id]).at(-1)?.row.version ?? 0;
    subject.requires(row.nextVersion > newest, `its next version comes after ${newest}`);
    const kept = sum(subject.list(provisionedConcurrency, [row.id]).map((entry) => entry.row.requested));
    subject.requires((row.provisioned ?? 0) === kept, `it counts the ${kept} executions that its versions and aliases keep ready`);
    // A reservation of none is nothing to count.
    if ((row.reserved ?? row.provisioned ?? 0) > 0) subject.needs(accountConcurrency, ['total']);
    const config = row.codeSigningConfig === undefined ? undefined : parseArn(row.codeSigningConfig)?.resource.split(':').at(-1);
    if (config !== undefined) subject.needs(codeSigningConfigs, [config]);
  }),
  invariant(identities, (subject) => {
    subject.needs(functions, subject.id, { that: ({ id }) => id === subject.row.id });
  }),
  invariant(versions, (subject) => {
    functionOf(subject);
    subject.requires(subject.id[1] === versionKey(subject.row.version), 'its key is the number that it says');
  }, 'only the newest version and those of aliases are named'),
  invariant(aliases, (subject) => {
    const { row, id } = subject;
    subject.requires(row.name === id[1], 'its key is the name that it says');
    if (functionOf(subject) === null) return;
    for (const version of [row.version, row.routing?.version]) if (version !== undefined) needsQualifier(subject, id[0]!, version);
  }, 'an alias is named by its callers'),
  invariant(policies, hangsOnQualifier, NOT_NAMED),
  invariant(eventInvokes, hangsOnQualifier, NOT_NAMED),
  invariant(runtimeUpdates, hangsOnQualifier, NOT_NAMED),
  invariant(provisionedConcurrency, hangsOnQualifier),
  invariant(accountConcurrency, (subject) => {
    const all = subject.list(functions).map(({ row }) => row);
    const reserved = sum(all.map((row) => row.reserved));
    const provisioned = sum(all.map((row) => (row.reserved === undefined ? row.provisioned : 0)));
    subject.requires(subject.row.reserved === reserved, `it counts the ${reserved} executions that functions have reserved`);
    subject.requires((subject.row.provisioned ?? 0) === provisioned, `it counts the ${provisioned} executions that functions without a reservation keep ready`);
  }, 'without it nothing is counted'),
  invariant(urls, (subject) => {
    const { row, id, scope } = subject;
    const found = functionOf(subject);
    if (found === null) return;
    const qualifier = id[1] === '.' ? null : id[1]!;
    needsQualifier(subject, id[0]!, id[1]!);
    const index = { account: scope.account, region: scope.region, name: found.row.name, functionId: found.row.id, qualifier };
    subject.needs(urlIndex, [row.urlId], { in: subject.installation, that: (other) => other.account === index.account && other.region === index.region && other.functionId === index.functionId && other.qualifier === qualifier, made: index });
  }),
  invariant(urlIndex, (subject) => {
    const { row, id } = subject;
    subject.needs(urls, [row.functionId, row.qualifier ?? '.'], { in: { ...subject.scope, account: row.account, region: row.region }, that: ({ urlId }) => urlId === id[0] });
  }),
  freestanding(codeSigningConfigs, 'functions name it, and need not'),
  invariant(layers, (subject) => {
    const newest = subject.list(layerVersions, subject.id).at(-1)?.row.version ?? 0;
    subject.requires(subject.row.nextVersion > newest, `its next version comes after ${newest}`);
  }),
  invariant(layerVersions, (subject) => {
    subject.requires(subject.id[1] === versionKey(subject.row.version), 'its key is the number that it says');
    subject.needs(layers, [subject.id[0]!]);
  }, 'functions that use it keep what they need of it'),
  invariant(layerPolicies, (subject) => {
    subject.needs(layerVersions, subject.id);
  }, 'a layer version without it is its account\'s alone'),
  invariant(queue, (subject) => {
    subject.requires(subject.row.id === subject.id[0], 'its key is the invocation that it says');
    subject.requires(subject.list(queuedPayloads, subject.id).length === subject.row.chunks, `all ${subject.row.chunks} pieces of its event are there`);
  }),
  invariant(queuedPayloads, (subject) => {
    subject.needs(queue, [subject.id[0]!]);
  }),
  freestanding(lineages, 'an invocation without it begins a chain'),
  freestanding(leftovers, 'what it tells of is garbage, which then stays'),
  freestanding(outbox, 'it is there to be looked at'),
];
