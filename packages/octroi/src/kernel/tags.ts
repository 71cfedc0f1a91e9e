/** A tag as IAM stores it. */
export interface Tag {
  readonly Key: string;
  readonly Value: string;
}
