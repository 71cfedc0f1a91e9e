import { policySize } from '@octroi/policy';
import { nameKey, policies, policyVersions, versionKey, type PolicyRow } from '../tables.ts';
import { AwsPolicies } from './aws-policies.ts';
import { ARN, DESCRIPTION, VERSION, type Draft } from './draft.ts';
import { ImportRefused, itemsOf, maybeTextOf, tagsOf, textOf, timeOf, type Item } from './file.ts';
import { noteUnknown } from './known-members.ts';

interface Version {
  readonly number: number;
  readonly document: string;
  readonly createdAt: number;
}

/** The managed policies of a file: those of the account become rows, those of AWS stand by for who names them. */
export class PolicyReading {
  readonly #draft: Draft;
  readonly #own = new Set<string>();
  readonly #aws: AwsPolicies;

  constructor(items: readonly Item[], draft: Draft) {
    this.#draft = draft;
    const aws = new Set(items.filter((item) => textOf(item, 'Arn', ARN).startsWith(`arn:${draft.around.home.partition}:iam::aws:policy/`)));
    this.#aws = new AwsPolicies([...aws]);
    for (const item of items) if (!aws.has(item)) this.#read(item);
    this.#aws.reportVersions(draft.around.report);
  }

  #read(item: Item): void {
    const { report } = this.#draft.around;
    noteUnknown('policy', item, report);
    const { basics, arn } = this.#draft.basics('policy', item, 'PolicyName', 'PolicyId');
    const versions = itemsOf(item, 'PolicyVersionList').map((version) => {
      noteUnknown('version', version, report);
      return { number: Number(textOf(version, 'VersionId', VERSION).slice(1)), document: this.#draft.document(version, 'Document', 'managed'), createdAt: timeOf(version, 'CreateDate', basics.createdAt) };
    });
    const defaultVersion = textOf(item, 'DefaultVersionId', VERSION);
    if (!versions.some(({ number }) => `v${number}` === defaultVersion)) throw new ImportRefused(`${item.where} has no default version in its PolicyVersionList`);
    if (new Set(versions.map(({ number }) => number)).size !== versions.length) throw new ImportRefused(`${item.where} has a version twice`);
    const description = maybeTextOf(item, 'Description', DESCRIPTION);
    const row: PolicyRow = {
      ...basics,
      arn,
      ...(description === undefined ? {} : { description }),
      updatedAt: timeOf(item, 'UpdateDate', basics.createdAt),
      defaultVersion,
      nextVersion: Math.max(...versions.map(({ number }) => number)) + 1,
      tags: tagsOf(item),
    };
    this.#put(row, versions, this.#draft.untoldTags(item, `policy ${basics.name}`));
  }

  #put(row: PolicyRow, versions: readonly Version[], untold: readonly string[] = []): void {
    const { quotas } = this.#draft;
    this.#own.add(row.arn);
    this.#draft.put(policies, [nameKey(row.name)], row, untold);
    quotas.count('PoliciesQuota');
    quotas.atLeast('VersionsPerPolicyQuota', versions.length);
    for (const { number, document, createdAt } of versions) {
      this.#draft.put(policyVersions, [nameKey(row.name), versionKey(number)], { id: `v${number}`, document, createdAt });
      quotas.count('PolicyVersionsInUseQuota');
      quotas.atLeast('PolicySizeQuota', policySize(document));
    }
  }

  /**
   * The ARN of the policy that stands for this one: itself, or for one of AWS's that is not known here a policy of the account with the
   * document of the file. One that is left out could be one that denies, or a boundary: then the import is refused rather than made wider
   * than the account.
   */
  require(arn: string, item: Item): string {
    if (this.#own.has(arn) || this.#aws.isKnown(arn)) return arn;
    const copy = this.#aws.copyOf(arn, this.#draft.around, (name) => this.#draft.hasPolicy(name));
    if (copy === undefined) throw new ImportRefused(`${item.where} names the policy \`${arn}\`, which is neither in the file nor known of AWS`);
    const { row, version } = copy;
    if (!this.#own.has(row.arn)) {
      this.#draft.once(`policy \`${nameKey(row.name)}\``, item);
      this.#put(row, [{ number: 1, document: this.#draft.document(version, 'Document', 'managed'), createdAt: row.createdAt }]);
      this.#draft.around.report.add('is not among the policies of AWS that are known here, so a policy of the account holds its document', `\`${arn}\` as \`${row.arn}\``);
    }
    return row.arn;
  }
}
