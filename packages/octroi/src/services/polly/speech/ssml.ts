import type { Element } from '@xmldom/xmldom';
import { ApiError } from '../../../kernel/api-error.ts';
import { readXml } from '../../../kernel/federation/xml.ts';

/** Elements that the speech engine knows, with the attributes that are handed on. */
const SPOKEN: Readonly<Record<string, readonly string[]>> = { speak: [], p: [], s: [], break: ['strength', 'time'], emphasis: ['level'], prosody: ['pitch', 'rate', 'volume'], 'say-as': ['interpret-as', 'format'], sub: ['alias'] };
/** Further elements of Polly's SSML, of which only what stands in them is spoken. */
const UNWRAPPED: ReadonlySet<string> = new Set(['lang', 'phoneme', 'w', 'mark', 'amazon:auto-breaths', 'amazon:breath', 'amazon:domain', 'amazon:effect']);

export interface Ssml {
  /** The document, with what the speech engine knows of it. */
  readonly document: string;
  /** What is read out, for which AWS charges. */
  readonly spoken: string;
}

/**
 * Reads SSML and writes it anew, so that nothing reaches the speech engine that Polly's SSML does not have: no other elements, no audio files,
 * no entities.
 * @throws InvalidSsmlException
 */
export function readSsml(text: string): Ssml {
  // Polly knows the prefix `amazon` without declaration.
  let root: Element | null;
  try {
    root = readXml(text.includes('xmlns:amazon') ? text : text.replace('<speak', '<speak xmlns:amazon="urn:amazon"')).documentElement;
  } catch {
    throw invalidSsml();
  }
  if (root?.nodeName !== 'speak') throw invalidSsml();
  return { document: write(root, 0), spoken: root.textContent ?? '' };
}

function write(element: Element, depth: number): string {
  let content = '';
  for (let child = element.firstChild; child !== null; child = child.nextSibling) {
    if (child.nodeType === child.ELEMENT_NODE) content += write(child as Element, depth + 1);
    else if (child.nodeType === child.TEXT_NODE || child.nodeType === child.CDATA_SECTION_NODE) content += escaped(child.nodeValue ?? '');
  }
  const name = element.nodeName;
  if (UNWRAPPED.has(name)) return content;
  const known = Object.hasOwn(SPOKEN, name) ? SPOKEN[name] : undefined;
  if (known === undefined || (name === 'speak' && depth > 0)) throw invalidSsml();
  const attributes = known.flatMap((attribute) => (element.hasAttribute(attribute) ? [` ${attribute}="${escaped(element.getAttribute(attribute) ?? '')}"`] : []));
  return `<${name}${attributes.join('')}>${content}</${name}>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function invalidSsml(): ApiError {
  return new ApiError('InvalidSsmlException', 'Invalid SSML request');
}
