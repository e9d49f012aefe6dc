import type { DraftPrompt } from './prompt.ts';

/** Whoever writes drafts: a model behind a server, or a replay of what the authors wrote. */
export interface ChatClient {
  /** What the table and the run folder call it. */
  readonly model: string;
  /** Where it is, without credentials; `replay` for a replay. */
  readonly endpoint: string;
  /** Set for a replay: who wrote it. It is printed wherever the answers are. */
  readonly label?: string;
  /** How many answers there are, for a replay. */
  readonly rounds?: number;
  /**
   * @param options.onText gets the text while it comes
   * @throws DeidError E_EGRESS before anything is sent, E_MODEL_... when no whole answer came
   */
  readonly ask: (prompt: DraftPrompt, options?: AskOptions) => Promise<ChatAnswer>;
}

/** What goes with a question, and who listens to the answer. */
export interface AskOptions {
  /** Texts that must not be in the request: the identifiers of the files that drafts are made with. */
  readonly identifiers?: readonly string[];
  readonly signal?: AbortSignal;
  readonly onText?: (text: string) => void;
}

/** What a model, or a replay of one, wrote. */
export interface ChatAnswer {
  readonly text: string;
  /** Tokens as the server reports them; absent when it does not. Never an estimate. */
  readonly usage?: Usage;
  readonly seconds: number;
}

/** Tokens of a request and its answer. */
export interface Usage {
  readonly inputTokens: number;
  readonly outputTokens: number;
}
