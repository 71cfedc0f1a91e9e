import { DOMParser, onErrorStopParsing, type Document, type Element, type Node } from '@xmldom/xmldom';

/** What is no XML that is read here. Its text quotes nothing of the document. */
export class XmlError extends Error {
  override readonly name = 'XmlError';
}

const MAX_DEPTH = 64;
const MAX_NODES = 100_000;

const ELEMENT = 1;
const TEXT = 3;
const CDATA = 4;
const INSTRUCTION = 7;
const COMMENT = 8;

/**
 * Reads an XML document without a document type: no entity is declared, none is expanded, nothing is fetched (XXE, expansion bombs). Bounded
 * in depth and nodes, so that what walks it by recursion cannot run out of stack. Throws `XmlError`.
 */
export function readXml(text: string): Document {
  // Also in comments and CDATA, where it would be harmless: nobody needs it there.
  if (text.includes('<!DOCTYPE') || text.includes('<!ENTITY')) throw new XmlError('a document with a document type is not read');
  let document: Document;
  try {
    document = new DOMParser({ onError: onErrorStopParsing, locator: false }).parseFromString(text, 'text/xml');
  } catch {
    throw new XmlError('the document is not well-formed');
  }
  if (document.documentElement === null || document.doctype !== null) throw new XmlError('the document has no element, or a document type');
  let nodes = 0;
  for (const { depth } of nodesIn(document)) if (depth > MAX_DEPTH || ++nodes > MAX_NODES) throw new XmlError('the document is too deep or too large');
  return document;
}

/**
 * Throws for comments, processing instructions and CDATA sections: what is signed without them reads otherwise than what is seen with them
 * (`admin<!-- -->.example`).
 */
export function requirePlain(document: Document): void {
  for (const { node } of nodesIn(document)) {
    const { nodeType } = node;
    const declaration = nodeType === INSTRUCTION && node.nodeName === 'xml' && node.parentNode === (document as Node);
    if (nodeType === COMMENT || nodeType === CDATA || (nodeType === INSTRUCTION && !declaration)) throw new XmlError('the document has comments, instructions or CDATA sections');
  }
}

interface Visited {
  readonly node: Node;
  readonly depth: number;
}

/** Every node below a document or element, without recursion. */
function* nodesIn(root: Node): Generator<Visited> {
  const waiting: Visited[] = [{ node: root, depth: 0 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.node !== root) yield next;
    for (let child = next.node.lastChild; child !== null; child = child.previousSibling) waiting.push({ node: child, depth: next.depth + 1 });
  }
}

/** Every element of a document, in its order. */
export function elementsIn(document: Document): Element[] {
  return [...nodesIn(document)].filter(({ node }) => node.nodeType === ELEMENT).map(({ node }) => node as Element);
}

/** The child elements of this name, and of no other place in the tree. */
export function childrenOf(parent: Node, namespace: string, name: string): Element[] {
  const found: Element[] = [];
  for (let child = parent.firstChild; child !== null; child = child.nextSibling) {
    if (child.nodeType === ELEMENT && (child as Element).namespaceURI === namespace && (child as Element).localName === name) found.push(child as Element);
  }
  return found;
}

/** The only child element of this name; undefined if there is none. Throws for several. */
export function childOf(parent: Node, namespace: string, name: string): Element | undefined {
  const [first, second] = childrenOf(parent, namespace, name);
  if (second !== undefined) throw new XmlError(`there is more than one ${name}`);
  return first;
}

/** The whole text of an element that has nothing but text, without white space around it. Throws if it has more. */
export function textOf(element: Element): string {
  let text = '';
  for (let child = element.firstChild; child !== null; child = child.nextSibling) {
    if (child.nodeType !== TEXT) throw new XmlError(`a ${element.localName} has more than text`);
    text += child.nodeValue ?? '';
  }
  return text.trim();
}

/** An attribute without namespace; undefined if it is not there. */
export function attributeOf(element: Element, name: string): string | undefined {
  return element.hasAttribute(name) ? (element.getAttribute(name) ?? undefined) : undefined;
}
