import type { RowReader, RowWriter } from '../../../kernel/rows.ts';
import { serverCertificateTexts } from './tables.ts';

/** Characters, each of at most two bytes: well below the size of a value. A chain has at most eight pieces. */
const PIECE = 262_144;

type Part = 'body' | 'chain';

/** Keeps a text of a certificate, in as many rows as it needs. */
export function keepText(rows: RowWriter, id: string, part: Part, text: string): void {
  for (let at = 0; at < text.length; at += PIECE) rows.put(serverCertificateTexts, [id, part, String(at / PIECE)], { text: text.slice(at, at + PIECE) });
}

/** The text as it was given; undefined if none was. */
export async function keptText(rows: RowReader, id: string, part: Part): Promise<string | undefined> {
  const pieces = await rows.list(serverCertificateTexts, { under: [id, part] });
  return pieces.length === 0 ? undefined : pieces.map(({ row }) => row.text).join('');
}

export async function dropTexts(rows: RowWriter, id: string): Promise<void> {
  for (const piece of await rows.list(serverCertificateTexts, { under: [id] })) rows.delete(serverCertificateTexts, piece.id);
}
