/**
 * Drafting for notebooks: `import { draftScript } from 'deidlab/draft'`. An entry of its own, so that whoever imports
 * `deidlab`, which opens a person's files, has nothing that talks to a model.
 */
export type { AskOptions, ChatAnswer, ChatClient, Usage } from './chat.ts';
export { connectModel, type ModelOptions } from './client.ts';
export { type Compiled, type CompileProblem, openCompiler } from './compile.ts';
export { CONTRACT } from './contract.ts';
export { type Corpus, type CorpusOptions, makeCorpus } from './corpus.ts';
export { extractDraft } from './extract.ts';
export { type FeedbackLine, feedbackOf, renderFeedback } from './feedback.ts';
export { type Corpora, createJudge, type Judge, type JudgeStep, type Verdict } from './judge.ts';
export { type DraftOptions, draftScript, type Round, type Run } from './loop.ts';
export { type DraftPrompt, type Instruction, renderPrompt, renderSchema } from './prompt.ts';
export { type Replay, readReplay, replayClient } from './replay.ts';
export { type RunRecord, readRecord, recordOf, saveRun } from './run-folder.ts';
export { type Outcome, openSandbox, type Sandbox, type SandboxLimits } from './sandbox.ts';
export { type Schema, schemaOf } from './schema.ts';
export { screenWords } from './screen.ts';
export { type DraftTable, makeTable, type Prices, parsePrices, passAtK, wilson } from './table.ts';
export { tableHtml } from './table-text.ts';
export { hiddenCorpus, listReplays, listTasks, loadTask, type Task, visibleCorpus } from './task.ts';
