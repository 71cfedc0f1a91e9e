/** How far functions are kept apart from the host and each other (LAM-130, LAM-135). */
export type SandboxLevel = 'namespaces' | 'process';

/** What functions reach: nothing but their Runtime API, this server's AWS APIs besides, or all that the host reaches (LAM-132). */
export type FunctionNetwork = 'none' | 'octroi' | 'host';

/** What an operator asked for; without a network, `octroi` where the level can give it. */
export interface SandboxChoice {
  readonly level: SandboxLevel | 'auto';
  readonly network?: FunctionNetwork;
}

/** What functions get, and the sentence that says so. */
export interface Sandbox {
  readonly level: SandboxLevel;
  readonly network: FunctionNetwork;
  readonly sentence: string;
}

const NETWORKS: Readonly<Record<FunctionNetwork, string>> = {
  none: 'reach no network',
  octroi: 'reach nothing but the AWS APIs of this server',
  host: 'share the network of this host',
};

/**
 * Decides by what the host can do. What was asked for by name and cannot be had is refused: an operator who relies on it must know.
 * @param problem why there can be no namespaces; undefined if there can
 * @throws Error with a sentence that says what to do
 */
export function decideSandbox(choice: SandboxChoice, problem: string | undefined): Sandbox {
  if (choice.level === 'namespaces' && problem !== undefined) {
    throw new Error(`functions cannot be sandboxed with namespaces here: ${problem}; mend that, or start with --lambda-sandbox process to run only functions that you trust`);
  }
  if (choice.level !== 'process' && problem === undefined) {
    const network = choice.network ?? 'octroi';
    return { level: 'namespaces', network, sentence: `run in namespaces of their own and ${NETWORKS[network]}` };
  }
  if (choice.network !== undefined && choice.network !== 'host') {
    const reason = choice.level === 'process' ? '--lambda-sandbox process was given' : problem;
    throw new Error(`--lambda-network ${choice.network} needs functions in namespaces, which are not to be had: ${reason}; mend that, or give --lambda-network host to run only functions that you trust`);
  }
  const why = choice.level === 'process' ? '' : ` (no namespaces: ${problem})`;
  return { level: 'process', network: 'host', sentence: `run as processes of this user, not sandboxed, and ${NETWORKS.host}: run only code that you trust${why}` };
}
