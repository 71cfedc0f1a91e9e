import type { NearestMiss } from '../analyse/nearest-misses.ts';
import type { RenderOptions } from './render.ts';
import { faint, plain, wrapped } from './terminal.ts';

/** The nearest misses of a denial as a numbered list for a terminal; an empty text if there are none. No line feed at the end. */
export function renderNearestMisses(misses: readonly NearestMiss[], options: RenderOptions = {}): string {
  if (misses.length === 0) return '';
  const width = Math.max(40, Math.floor(options.width ?? 100) || 40);
  const items = misses.flatMap(({ edits, widens }, at) =>
    wrapped([plain(`${edits.map(({ description }) => description).join('; and ')} `), faint(`[widens ${widens}]`)], `${at + 1}. `, '   ', width, options.colour ?? false),
  );
  return ['it would be allowed if one were to', ...items].join('\n');
}
