import type { Server } from 'node:http';
import { lastUses } from '../../kernel/last-uses.ts';
import { decisionTrail, type SeenRequests } from '../../services/octroi/parts.ts';
import type { ListDecisionsRequest } from '../../../models/octroi.gen.ts';
import type { Gateway } from '../compose.ts';
import { closeServer } from '../listen.ts';
import type { Answers, Question } from './messages.ts';

/** What a page of ListDecisions holds if none is told. */
const PAGE = 50;

/** A worker's answers to the main thread. */
export class Replies {
  readonly #parts: { readonly gateway: Gateway; readonly server: Server };
  #letGo: (() => void) | null = null;
  #draining = false;

  constructor(parts: { readonly gateway: Gateway; readonly server: Server }) {
    this.#parts = parts;
  }

  /** Once it is asked to end, its store closes too. */
  get draining(): boolean {
    return this.#draining;
  }

  async to(question: Question): Promise<Answers[Question['kind']]> {
    const { gateway } = this.#parts;
    switch (question.kind) {
      case 'hold':
        return this.#hold();
      case 'release':
        if (question.forget) gateway.forget();
        this.#letGo?.();
        this.#letGo = null;
        return true;
      case 'last-use':
        return gateway.outside.use(lastUses).last(question.id);
      case 'list':
        return pageOf(await gateway.outside.use(decisionTrail).list(question.account, question.wanted), question.wanted);
      case 'explain':
        return gateway.outside.use(decisionTrail).explain(question.account, question.requestId);
      case 'count':
        return gateway.metrics.take();
      case 'drain':
        this.#draining = true;
        await closeServer(this.#parts.server);
        await gateway.close();
        return gateway.metrics.take();
    }
  }

  /** Resolves when nothing runs; what holds goes on until `release`. */
  #hold(): Promise<true> {
    return new Promise((resolve, reject) => {
      this.#parts.gateway
        .hold(() => {
          resolve(true);
          return new Promise((letGo) => (this.#letGo = letGo));
        })
        .catch(reject);
    });
  }
}

/** No more than a page can hold, where it is known where the page begins. */
function pageOf({ requests, behind }: SeenRequests, { NextToken, MaxResults = PAGE }: ListDecisionsRequest): SeenRequests {
  return { requests: NextToken === undefined ? requests.slice(0, MaxResults + 1) : requests, behind };
}
