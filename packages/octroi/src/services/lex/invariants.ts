import { freestanding, invariant, type Invariant, type Subject } from '../../kernel/invariants/invariant.ts';
import { roleUses } from '../../kernel/role-uses.ts';
import type { Table } from '../../kernel/table.ts';
import { pointers, POINTER, queuedImports } from './imports/staged.ts';
import { BOTS_ROLE, CHANNELS_ROLE } from './roles/service-linked-role.ts';
import { turns } from './runtime/tables.ts';
import { botArn, channelArn } from './shared/arns.ts';
import { BOT, INTENT, SLOT_TYPE } from './shared/kinds.ts';
import {
  aliases, bots, channels, imports, migrations, names, queuedBuilds, resourceTags, sessions, unbuilt, utterances, versionKey,
  type BuildState, type ContentRow, type LatestRow, type Reference, type VersionNumber,
} from './tables.ts';

const LATEST = '$LATEST';
const unique = (row: { readonly id: string }): string => row.id;

interface Kind {
  readonly name: string;
  readonly latest: Table<LatestRow<unknown>>;
  readonly versions: Table<ContentRow<unknown> & VersionNumber>;
}

const KINDS: readonly Kind[] = [BOT as Kind, INTENT as Kind, SLOT_TYPE as Kind];

/** While an import is being completed its rows come to their places bit by bit. */
const isMoving = (subject: Subject<unknown>): boolean => subject.get(pointers, POINTER) !== undefined;

function needsVersion(subject: Subject<unknown>, kind: Kind, name: string, version: string): void {
  const latest = subject.needs(kind.latest, [name]);
  if (latest !== undefined && version !== LATEST) subject.needs(kind.versions, [latest.id, versionKey(version)]);
}

/** What it refers to is there: bots refer to intents, intents to slot types. */
function needsAll(subject: Subject<unknown>, kind: Kind | undefined, uses: readonly Reference[] = []): void {
  if (kind !== undefined) for (const [name, version] of uses) needsVersion(subject, kind, name, version);
}

/** What is being built is queued. */
function needsBuild(subject: Subject<unknown>, { status, build }: BuildState): void {
  if (status === 'BUILDING') subject.needs(queuedBuilds, [build], { in: subject.installation, that: ({ account, region }) => account === subject.scope.account && region === subject.scope.region });
}

function latestInvariant(kind: Kind, refersTo: Kind | undefined, more: (subject: Subject<LatestRow<unknown>>) => void = () => undefined): Invariant {
  return invariant(kind.latest, (subject) => {
    const { row, id } = subject;
    if (isMoving(subject)) return;
    subject.requires(row.name === id[0], 'its key is the name that it says');
    const newest = subject.list(kind.versions, [row.id]).at(-1)?.row.version ?? 0;
    subject.needs(names, [kind.name, row.name.toLowerCase()], { that: (name) => name.holder === row.name && name.lastVersion >= newest });
    needsAll(subject, refersTo, row.uses);
    more(subject);
  });
}

function versionInvariant(kind: Kind, refersTo: Kind | undefined, more: (subject: Subject<ContentRow<unknown> & VersionNumber>) => void = () => undefined): Invariant {
  return invariant(kind.versions, (subject) => {
    const { row, id } = subject;
    subject.requires(id[1] === versionKey(row.version), 'its key is the number that it says');
    // Of a deleted resource with very many versions some are left, and nothing leads to them.
    if (isMoving(subject) || subject.find(kind.latest, id[0]!, unique) === undefined) return;
    needsAll(subject, refersTo, row.uses);
    more(subject);
  }, 'only what refers to a version names it');
}

/** Something that was said to a bot: it may be about a bot that was deleted meanwhile. */
const SAID = 'what was said is in no other row';

export const lexInvariants: readonly Invariant[] = [
  latestInvariant(BOT as Kind, INTENT as Kind, (subject) => {
    const bot = subject.row as LatestRow<unknown> & BuildState;
    needsBuild(subject, bot);
    const use = { region: subject.scope.region, resource: botArn(subject.scope, bot.name) };
    subject.needs(roleUses, [BOTS_ROLE.name, use.region, use.resource], { in: subject.home, made: use });
    subject.needs(resourceTags, ['bot', bot.name]);
  }),
  versionInvariant(BOT as Kind, INTENT as Kind, (subject) => needsBuild(subject, subject.row as ContentRow<unknown> & VersionNumber & BuildState)),
  latestInvariant(INTENT as Kind, SLOT_TYPE as Kind),
  versionInvariant(INTENT as Kind, SLOT_TYPE as Kind),
  latestInvariant(SLOT_TYPE as Kind, SLOT_TYPE as Kind),
  versionInvariant(SLOT_TYPE as Kind, SLOT_TYPE as Kind),
  invariant(names, (subject) => {
    const { row, id } = subject;
    const kind = KINDS.find(({ name }) => name === id[0]);
    subject.requires(kind !== undefined, 'its key begins with `bot`, `intent` or `slottype`');
    if (row.holder === null || kind === undefined || isMoving(subject)) return;
    subject.requires(row.holder.toLowerCase() === id[1], 'its key is the name of who has it, in lower case');
    subject.needs(kind.latest, [row.holder]);
  }, 'a name that nobody has any more is in no other row'),
  invariant(unbuilt, (subject) => {
    for (const name of isMoving(subject) ? [] : subject.row.names) subject.needs(bots, [name]);
  }, 'without it every bot is as built as it says'),
  invariant(aliases, (subject) => {
    const { row, id } = subject;
    subject.requires(row.botName === id[0] && row.name === id[1], 'its key is the bot and the name that it says');
    if (!isMoving(subject)) needsVersion(subject, BOT as Kind, row.botName, row.botVersion);
    subject.needs(resourceTags, ['alias', row.botName, row.name]);
  }),
  invariant(channels, (subject) => {
    const { row, id } = subject;
    subject.requires(row.botName === id[0] && row.botAlias === id[1] && row.name === id[2], 'its key is the bot, the alias and the name that it says');
    subject.needs(aliases, [row.botName, row.botAlias]);
    subject.needs(resourceTags, ['channel', ...id], { that: ({ channelType }) => channelType === row.type });
    const use = { region: subject.scope.region, resource: channelArn(subject.scope, row.botName, row.botAlias, row.name) };
    subject.needs(roleUses, [CHANNELS_ROLE.name, use.region, use.resource], { in: subject.home, made: use });
  }),
  invariant(resourceTags, (subject) => {
    const [kind, ...id] = subject.id;
    const table = ({ bot: bots, alias: aliases, channel: channels } as Readonly<Record<string, Table<unknown>>>)[kind!];
    subject.requires(table !== undefined, 'its key begins with `bot`, `alias` or `channel`');
    subject.requires((subject.row.channelType !== undefined) === (kind === 'channel'), 'it says a type if it is about a channel');
    if (table !== undefined && !isMoving(subject)) subject.needs(table, id);
  }),
  freestanding(sessions, SAID),
  freestanding(turns, SAID),
  freestanding(utterances, SAID),
  freestanding(imports, 'it tells how an import went'),
  invariant(pointers, (subject) => {
    const { account, region } = subject.scope;
    subject.needs(imports, [subject.row.importId]);
    subject.needs(queuedImports, [subject.row.importId], { in: subject.installation, that: (other) => other.account === account && other.region === region });
  }),
  invariant(queuedImports, (subject) => {
    const { account, region } = subject.row;
    subject.needs(pointers, POINTER, { in: { ...subject.scope, account, region }, that: ({ importId }) => importId === subject.id[0] });
  }),
  freestanding(migrations, 'it tells how a migration went'),
  freestanding(queuedBuilds, 'one whose bot has changed or gone is passed over'),
];
