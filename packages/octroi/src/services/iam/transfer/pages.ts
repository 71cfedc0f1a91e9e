import { ImportRefused } from './file.ts';

/** Top-level values of one text at most. */
const MAX_PAGES = 100_000;
/** A policy document in a page of a list of pages is some ten deep; more than this is no account, and would exhaust the stack. */
const MAX_DEPTH = 100;

/**
 * The JSON values of a text, one after another: a file of the AWS CLI is one, pages that were appended to one file are several, with or
 * without line breaks between them; a list of pages counts as its elements. UTF-8 or, as PowerShell redirects, UTF-16 with its mark.
 * Throws `ImportRefused`; no sentence quotes the text.
 */
export function readPages(bytes: Uint8Array, name: string): readonly unknown[] {
  return textsOfValues(decoded(bytes, name), name).flatMap((text) => {
    try {
      const value = JSON.parse(text) as unknown;
      return Array.isArray(value) ? (value as readonly unknown[]) : [value];
    } catch {
      throw new ImportRefused(`${name} is no JSON`);
    }
  });
}

function decoded(bytes: Uint8Array, name: string): string {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new ImportRefused(`${name} is no text of UTF-8 or UTF-16`);
  }
}

/** The texts of objects and lists that follow each other, found by their brackets. */
function textsOfValues(text: string, name: string): readonly string[] {
  const found: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    switch (text[at]) {
      case '"':
        at = endOfString(text, at);
        break;
      case '{':
      case '[':
        if (depth++ === 0 && text.slice(start, at).trim() !== '') throw new ImportRefused(`${name} is no JSON`);
        if (depth > MAX_DEPTH) throw new ImportRefused(`${name} is nested more than ${MAX_DEPTH} deep`);
        break;
      case '}':
      case ']':
        if (--depth === 0) {
          found.push(text.slice(start, at + 1));
          start = at + 1;
        }
        if (depth < 0 || found.length > MAX_PAGES) throw new ImportRefused(`${name} is no JSON`);
        break;
      default:
    }
  }
  if (depth !== 0 || found.length === 0 || text.slice(start).trim() !== '') throw new ImportRefused(`${name} is no JSON`);
  return found;
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at;
  }
  return text.length;
}
