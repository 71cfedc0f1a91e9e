import { invariant, type Invariant, type Subject } from '../../kernel/invariants/invariant.ts';
import { chunkKey, chunkLists, chunks, deletedStreams, groupIndex, groups, groupTags, longMessages, pieceKey, streams, type ChunkInfo, type GroupRow } from './tables.ts';

const unique = (row: { readonly id: string }): string => row.id;

/** Something of a stream, which may be deleted and still to be cleared away. */
function needsStream(subject: Subject<unknown>): void {
  const id = subject.id[0]!;
  if (subject.find(streams, id, unique) !== undefined || subject.get(deletedStreams, [id], subject.installation) !== undefined) return;
  // A group that is deleted takes its streams along one after another; then nobody knows any more whose the chunks were.
  const isClearing = subject.list(groupIndex, [], subject.installation).some(({ row }) => row.deleted === true && row.account === subject.scope.account && row.region === subject.scope.region);
  subject.requires(isClearing, `there is a log stream of the id \`${id}\``);
}

function needsChunks(subject: Subject<unknown>, stream: string, infos: readonly ChunkInfo[]): void {
  for (const { no } of infos) subject.needs(chunks, chunkKey(stream, no));
}

export const logsInvariants: readonly Invariant[] = [
  invariant(groups, (subject) => {
    const { row, id, scope } = subject;
    subject.requires(row.name === id[0], 'its key is the name that it says');
    const { account, region } = scope;
    subject.needs(groupIndex, [row.id], {
      in: subject.installation,
      that: (index) => index.account === account && index.region === region && index.name === row.name && index.deleted !== true,
      made: { account, region, name: row.name, bytes: 0 },
    });
  }),
  invariant(groupTags, (subject) => {
    subject.needs(groups, subject.id);
  }, 'a group without tags has none'),
  invariant(groupIndex, (subject) => {
    const { row, id } = subject;
    if (row.deleted !== true) subject.needs<GroupRow>(groups, [row.name], { in: { ...subject.scope, account: row.account, region: row.region }, that: (group) => group.id === id[0] });
  }, 'one of a deleted group tells of garbage, which then stays'),
  invariant(streams, (subject) => {
    const { row, id } = subject;
    subject.requires(row.name === id[1], 'its key is the name that it says');
    subject.needs(groupIndex, [id[0]!], { in: subject.installation });
    const sealed = subject.get(chunkLists, [row.id])?.chunks ?? [];
    needsChunks(subject, row.id, row.open === undefined ? sealed : [...sealed, row.open]);
    const listed = new Set([...sealed.map(({ no }) => no), ...(row.open === undefined ? [] : [row.open.no])]);
    const held = subject.list(chunks, [row.id]).map((entry) => Number(entry.id[1]));
    subject.requires(held.every((no) => listed.has(no)), 'each of its chunks is in its list');
  }, 'a stream without events is in no other row'),
  invariant(chunkLists, needsStream),
  invariant(chunks, (subject) => {
    needsStream(subject);
    const [stream, no] = subject.id as [string, string];
    for (const [place, event] of subject.row.events.entries()) {
      for (let piece = 0; piece < (event.length === 4 ? event[3] : 0); piece++) subject.needs(longMessages, pieceKey(stream, Number(no), place, piece));
    }
  }),
  invariant(longMessages, (subject) => {
    subject.needs(chunks, subject.id.slice(0, 2));
  }),
  invariant(deletedStreams, (subject) => subject.requires(subject.find(streams, subject.id[0]!, unique, { ...subject.scope, account: subject.row.account, region: subject.row.region }) === undefined, 'the stream is deleted'), 'what it tells of is garbage, which then stays'),
];
