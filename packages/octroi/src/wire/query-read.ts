import { WireFault } from './fault.ts';
import { malformedQuery } from './form.ts';
import type { Parameters } from './form.ts';
import { scalarFromText } from './scalars.ts';
import type { Member, Shape } from './shape.ts';

/** A parameter's name split at its dots: `Tags.member.1.Key` is three steps below `Tags`. */
interface Node {
  value: string | undefined;
  children: Map<string, Node> | undefined;
}

type Read = (node: Node, path: string) => unknown;

const MAX_DEPTH = 64;
const INDEX = /^[1-9]\d{0,8}$/;

/**
 * Reads a structure from the parameters of a query request. Names that the model lacks are ignored, as AWS does. Throws
 * `MalformedQueryString` for a structure that contradicts itself and `ValidationError` for a value that is not of its type.
 */
export function readQuery(shape: Shape, parameters: Parameters): Record<string, unknown> {
  const root = tree(parameters);
  const into: Record<string, unknown> = Object.create(null);
  readMembers(shape, root, '', into);
  return into;
}

function tree(parameters: Parameters): Node {
  const root: Node = { value: undefined, children: new Map() };
  for (const [name, value] of parameters) {
    let node = root;
    let start = 0;
    let depth = 0;
    for (;;) {
      if (++depth > MAX_DEPTH) throw malformedQuery('A parameter name is nested too deeply');
      const dot = name.indexOf('.', start);
      node = child(node, dot < 0 ? name.slice(start) : name.slice(start, dot));
      if (dot < 0) break;
      start = dot + 1;
    }
    if (node.value !== undefined) throw malformedQuery(`The parameter ${shown(name)} is given more than once`);
    node.value = value;
  }
  return root;
}

function child(node: Node, step: string): Node {
  node.children ??= new Map();
  let found = node.children.get(step);
  if (found === undefined) {
    found = { value: undefined, children: undefined };
    node.children.set(step, found);
  }
  return found;
}

function shown(name: string): string {
  return name.length <= 128 ? name : `${name.slice(0, 128)}...`;
}

const readers = new WeakMap<Shape, Read>();

function readerOf(shape: Shape): Read {
  let read = readers.get(shape);
  if (read === undefined) {
    read = buildReader(shape);
    readers.set(shape, read);
  }
  return read;
}

function buildReader(shape: Shape): Read {
  switch (shape.type) {
    case 'structure':
      return (node, path) => {
        if (node.children === undefined && node.value !== '') throw malformedQuery(`The parameter ${shown(path)} is a structure`);
        const into: Record<string, unknown> = Object.create(null);
        if (node.children !== undefined) readMembers(shape, node, path, into);
        return into;
      };
    case 'list':
      return listReader(shape);
    case 'map':
      return mapReader(shape);
    case 'string':
      return (node, path) => textOf(node, path);
    default: {
      const format = shape.timestampFormat ?? 'iso8601';
      return (node, path) => {
        const value = scalarFromText(shape.type, textOf(node, path), format);
        if (value === undefined) throw new WireFault('ValidationError', `The value of the parameter ${shown(path)} is not a valid ${shape.type}`);
        return value;
      };
    }
  }
}

function textOf(node: Node, path: string): string {
  if (node.value === undefined || node.children !== undefined) throw malformedQuery(`The parameter ${shown(path)} is a single value`);
  return node.value;
}

function readMembers(shape: Shape, node: Node, path: string, into: Record<string, unknown>): void {
  for (const member of shape.members.values()) {
    const found = node.children?.get(queryName(member));
    if (found === undefined) continue;
    into[member.name] = readerOf(member.shape)(found, path === '' ? member.wireName : `${path}.${member.wireName}`);
  }
}

/** A flattened list takes its element's location name, if it has one. */
function queryName(member: Member): string {
  const { shape } = member;
  if (shape.flattened && shape.element !== undefined && shape.element.wireName !== 'member') return shape.element.wireName;
  return member.wireName;
}

function listReader(shape: Shape): Read {
  const { element } = shape;
  if (element === undefined) throw new Error(`the list \`${shape.name}\` has no element`);
  return (node, path) => {
    const holder = shape.flattened ? node : node.children?.get(element.wireName);
    const items = numbered(holder, path);
    // SDKs send an empty list as `Name=`.
    if (items.length === 0 && node.value !== '') throw malformedQuery(`The parameter ${shown(path)} is a list`);
    const read = readerOf(element.shape);
    return items.map(([index, item]) => read(item, `${path}.${element.wireName}.${index}`));
  };
}

function mapReader(shape: Shape): Read {
  const { key, value } = shape;
  if (key === undefined || value === undefined) throw new Error(`the map \`${shape.name}\` has no key or value`);
  return (node, path) => {
    const items = numbered(shape.flattened ? node : node.children?.get('entry'), path);
    if (items.length === 0 && node.value !== '') throw malformedQuery(`The parameter ${shown(path)} is a map`);
    const into: Record<string, unknown> = Object.create(null);
    for (const [, item] of items) {
      const name = item.children?.get(key.wireName);
      const held = item.children?.get(value.wireName);
      if (name === undefined || held === undefined) throw malformedQuery(`An entry of the parameter ${shown(path)} lacks its key or value`);
      const text = textOf(name, path);
      if (text in into) throw malformedQuery(`The parameter ${shown(path)} has a key twice`);
      into[text] = readerOf(value.shape)(held, path);
    }
    return into;
  };
}

/** The numbered children in the order of their numbers; gaps close. */
function numbered(node: Node | undefined, path: string): [index: number, node: Node][] {
  if (node?.children === undefined) return [];
  const items: [number, Node][] = [];
  for (const [step, item] of node.children) {
    if (!INDEX.test(step)) throw malformedQuery(`The parameter ${shown(path)} has an element without a number`);
    items.push([Number(step), item]);
  }
  return items.sort((left, right) => left[0] - right[0]);
}
