import type { JsonTree } from '../json/tree.ts';

/** Action, NotAction, Resource or NotResource: its values in their order, and whether one alone stands bare (POL-3). */
export interface ListElement {
  /** Written as `NotAction` or `NotResource`. */
  readonly not: boolean;
  readonly values: readonly string[];
  readonly bare: boolean;
}

/** One value of a condition. */
export interface ConditionValue {
  readonly text: string;
  /** Written without quotes: a number, `true` or `false`. */
  readonly literal: boolean;
}

/** One key under one operator. */
export interface ConditionView {
  /** As written, with set prefix and `IfExists`. */
  readonly operator: string;
  readonly key: string;
  readonly values: readonly ConditionValue[];
  readonly bare: boolean;
}

/** The elements of a statement. */
export const ELEMENTS = ['Sid', 'Effect', 'Principal', 'NotPrincipal', 'Action', 'NotAction', 'Resource', 'NotResource', 'Condition'] as const;
export type ElementName = (typeof ELEMENTS)[number];

/**
 * A statement as the visual editor shows it. It holds all that the statement says, and the order in which it says it: writing it
 * gives the statement that was read.
 */
export interface StatementView {
  /** The elements that are there, in the order in which they are written. */
  readonly members: readonly ElementName[];
  readonly sid: string | null;
  readonly effect: 'Allow' | 'Deny';
  /** Kept as it is; principals are not edited visually. */
  readonly principal: { readonly not: boolean; readonly tree: JsonTree } | null;
  readonly actions: ListElement | null;
  readonly resources: ListElement | null;
  /** Empty without a Condition element, or with an empty one. */
  readonly conditions: readonly ConditionView[];
}

/** Why a statement cannot be shown visually. */
export type RawReason =
  | 'notAnObject'
  /** An element or a condition key occurs twice. */
  | 'repeated'
  | 'unknownElement'
  /** An element has a value of a type that it cannot have. */
  | 'wrongType'
  | 'noEffect'
  /** `Action` beside `NotAction`, or the like. */
  | 'bothForms'
  /** A condition operator without keys. */
  | 'emptyOperator';

/** The reason, and the element or key that it is about. */
export interface NotShown {
  readonly reason: RawReason;
  readonly about: string;
}

/** One statement in the visual editor. */
export type Block =
  | { readonly id: string; readonly kind: 'view'; readonly view: StatementView; /** Chosen while it has no actions yet. */ readonly service: string | null }
  | { readonly id: string; readonly kind: 'raw'; readonly tree: JsonTree; readonly why: NotShown };

/** A block that can be edited visually. */
export type ViewBlock = Extract<Block, { readonly kind: 'view' }>;
