import type { Key } from '../../../store/kv.ts';
import { invalidParameter } from './errors.ts';

/** Most items of a page, whatever MaxItems says (LAM-31). */
export const PAGE = 50;

/** A marker says after which row the next page begins; it opens nothing, since the list is asked for again. */
export function markerOf(id: Key): string {
  return Buffer.from(JSON.stringify(id)).toString('base64url');
}

/** The row that a marker names, of `parts` parts. Throws InvalidParameterValueException. */
export function readMarker(marker: string | undefined, parts: number): readonly string[] | undefined {
  if (marker === undefined || marker === '') return undefined;
  try {
    const id: unknown = JSON.parse(Buffer.from(marker.slice(0, 1024), 'base64url').toString('utf8'));
    if (Array.isArray(id) && id.length === parts && id.every((part) => typeof part === 'string' && part !== '' && !part.includes('\0') && part.isWellFormed())) return id as string[];
  } catch {
    // Not JSON: the answer below says so.
  }
  throw invalidParameter('Invalid Marker.');
}

/** The first `MaxItems` of the rows, one more than which was asked for, and the marker of the next page. */
export function pageOf<T>(items: readonly T[], limit: number, idOf: (item: T) => Key): { readonly shown: readonly T[]; readonly next: { readonly NextMarker?: string } } {
  const shown = items.slice(0, limit);
  const last = shown.at(-1);
  return { shown, next: items.length > limit && last !== undefined ? { NextMarker: markerOf(idOf(last)) } : {} };
}

export function limitOf(maxItems: number | undefined): number {
  return Math.min(maxItems ?? PAGE, PAGE);
}
