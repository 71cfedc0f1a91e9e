import { defineTable } from '../../../kernel/table.ts';

/** A layer: which of its versions comes next. Versions only grow (LAM-91). */
export interface LayerRow {
  readonly nextVersion: number;
}

/** One version of a layer. Functions of other accounts look at it with their own permit, so authorise may read it. */
export interface LayerVersionRow {
  readonly version: number;
  readonly description: string;
  readonly licenseInfo?: string;
  readonly runtimes?: readonly string[];
  readonly architectures?: readonly string[];
  readonly codeSha256: string;
  readonly codeSize: number;
  /** Bytes of all its files. */
  readonly unzippedSize: number;
  /** Milliseconds of the decision clock. */
  readonly createdAt: number;
}

/** Who may use a layer version, and the revision of that (LAM-93). */
export interface LayerPolicyRow {
  readonly statements: readonly LayerStatement[];
  readonly revisionId: string;
}

export interface LayerStatement {
  readonly Sid: string;
  readonly Effect: 'Allow';
  readonly Principal: '*' | { readonly AWS: string };
  readonly Action: string;
  readonly Resource: string;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** [layer's name]. */
export const layers = defineTable<LayerRow>({ service: 'lambda', name: 'layer', kind: 'business', regional: true });

/** [layer's name, version number padded to 10 digits]. */
export const layerVersions = defineTable<LayerVersionRow>({ service: 'lambda', name: 'layer-version', kind: 'policy', regional: true });

/** [layer's name, version number padded to 10 digits]. */
export const layerPolicies = defineTable<LayerPolicyRow>({ service: 'lambda', name: 'layer-policy', kind: 'policy', regional: true });
