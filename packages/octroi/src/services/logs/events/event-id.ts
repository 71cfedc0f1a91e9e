import { invalidToken } from '../shared/errors.ts';

const DIGITS = 56;

/**
 * The id of an event: its timestamp (15 digits), its stream (20) and its number in the stream (21). Ids are in the order in which events
 * are shown, so that an id is a place between events as well.
 */
export function eventId(timestamp: number, stream: string, number: number): string {
  return String(timestamp).padStart(15, '0') + stream + String(number).padStart(DIGITS - 35, '0');
}

/** The place before all events of a millisecond. */
export function placeBefore(timestamp: number): string {
  return String(timestamp).padStart(15, '0').padEnd(DIGITS, '0');
}

/** The place right behind an event. */
export function placeAfter(id: string): string {
  return (BigInt(id) + 1n).toString().padStart(DIGITS, '0');
}

/** The timestamp of a place. */
export function timeOf(place: string): number {
  return Number(place.slice(0, 15));
}

/** Reads a place out of a token. Throws InvalidParameterException. */
export function readPlace(text: string): string {
  if (text.length !== DIGITS || !/^\d+$/.test(text)) throw invalidToken();
  return text;
}
