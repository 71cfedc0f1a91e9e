/** Something that was promised and not kept. */
export interface Violation {
  /** Which promise, in the words of docs/reliability.md. */
  readonly promise: PromiseName;
  /** One sentence, with the times and names that let it be found in the history. */
  readonly what: string;
}

/** The promises that are checked. */
export type PromiseName =
  | 'linearizable writes'
  | 'reads within the bound'
  | 'own writes'
  | 'reads of a node go forward'
  | 'nothing acknowledged is lost'
  | 'nothing appears that was never written'
  | 'revocation within the bound'
  | 'grants within the bound'
  | 'unique'
  | 'nodes agree'
  | 'invariants'
  | 'only known answers'
  | 'heals by itself';
