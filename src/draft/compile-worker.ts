import { parentPort, workerData } from 'node:worker_threads';
import type TypeScript from 'typescript';

// Transforms and type checks drafts in a thread of its own: the compiler takes 0.3 s to load, and a draft can be
// written so that it never ends. Like every file that a thread runs, it imports nothing of ours by value.

export interface CompileStart {
  /** Declarations that a draft is checked against. */
  readonly contract: string;
}

/** What is wrong with a draft, in words of the compiler, which quotes nothing but the draft and the contract. */
export interface CompileProblem {
  readonly kind: 'syntax' | 'type';
  readonly message: string;
  /** Place in the draft, from 1; absent when it is about the draft as a whole. */
  readonly line?: number;
  readonly column?: number;
}

export interface CompileAnswer {
  /** JavaScript whose lines and columns are those of the draft. */
  readonly code?: string;
  readonly problems: readonly CompileProblem[];
}

const MOST_PROBLEMS = 12;
const DRAFT = '/draft.ts';
const CONTRACT = '/contract.d.ts';
const GLUE = '/glue.ts';
const GLUE_TEXT = `import deidentify from './draft.ts';\nexport const checked: Deidentify = deidentify;\n`;

async function serve(): Promise<void> {
  const { contract } = workerData as CompileStart;
  const { transform } = await import('sucrase');
  const { default: ts } = await import('typescript');
  const check = createChecker(ts, contract);
  // reads the library before the clock of the first draft runs
  check('export default (dataset: Dataset): Dataset => dataset;');
  parentPort!.on('message', (draft: string) => {
    parentPort!.postMessage(compile(draft, transform, check));
  });
  parentPort!.postMessage({ problems: [] } satisfies CompileAnswer);
}

function compile(
  draft: string,
  transform: typeof import('sucrase')['transform'],
  check: (draft: string) => CompileProblem[],
): CompileAnswer {
  const problems = check(draft);
  if (problems.length > 0) return { problems };
  try {
    return {
      code: transform(draft, { transforms: ['typescript'], disableESTransforms: true }).code,
      problems,
    };
  } catch (error) {
    const { message, loc } = error as Error & { loc?: { line: number; column: number } };
    const text = message.replace(/^Error transforming.*?: /, '').replace(/ \(\d+:\d+\)$/, '');
    return {
      problems: [{ kind: 'syntax', message: text, ...(loc && { line: loc.line, column: loc.column }) }],
    };
  }
}

/** Files of the compiler's library are read and bound once. */
function createChecker(ts: typeof TypeScript, contract: string): (draft: string) => CompileProblem[] {
  const options: TypeScript.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ES2022,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    // nothing of browsers or of Node: the sandbox has neither
    lib: ['lib.es2022.d.ts'],
    types: [],
    strict: true,
    noEmit: true,
    allowImportingTsExtensions: true,
    skipLibCheck: true,
    skipDefaultLibCheck: true,
  };
  const library = ts.getDefaultLibFilePath(options).replace(/[^\\/]+$/, '');
  const kept = new Map<string, TypeScript.SourceFile>();
  let draftText = '';
  let previous: TypeScript.Program | undefined;
  const read = (name: string): string | undefined => {
    if (name === DRAFT) return draftText;
    if (name === CONTRACT) return contract;
    if (name === GLUE) return GLUE_TEXT;
    return name.startsWith(library) ? ts.sys.readFile(name) : undefined;
  };
  const host: TypeScript.CompilerHost = {
    getSourceFile: (name) => {
      const known = kept.get(name);
      if (known) return known;
      const text = read(name);
      if (text === undefined) return undefined;
      const file = ts.createSourceFile(name, text, ts.ScriptTarget.ES2022, true);
      if (name !== DRAFT && name !== GLUE) kept.set(name, file);
      return file;
    },
    getDefaultLibFileName: () => `${library}lib.es2022.d.ts`,
    getDefaultLibLocation: () => library,
    writeFile: () => {},
    getCurrentDirectory: () => '/',
    getCanonicalFileName: (name) => name,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => '\n',
    fileExists: (name) =>
      [DRAFT, CONTRACT, GLUE].includes(name) || (name.startsWith(library) && ts.sys.fileExists(name)),
    readFile: read,
  };
  return (draft) => {
    draftText = draft;
    const program = ts.createProgram({
      rootNames: [CONTRACT, DRAFT, GLUE],
      options,
      host,
      ...(previous && { oldProgram: previous }),
    });
    previous = program;
    const file = program.getSourceFile(DRAFT)!;
    const syntax = program.getSyntacticDiagnostics(file);
    const found = syntax.length > 0 ? syntax : program.getSemanticDiagnostics(file);
    const kind = syntax.length > 0 ? 'syntax' : 'type';
    const problems = found.slice(0, MOST_PROBLEMS).map((each) => problemOf(ts, each, kind));
    if (problems.length > 0) return problems;
    const [glue] = program.getSemanticDiagnostics(program.getSourceFile(GLUE)!);
    return glue === undefined
      ? []
      : [
          {
            kind: 'type',
            message: `The default export is not the function of the contract: ${textOf(ts, glue)}`,
          },
        ];
  };
}

function textOf(ts: typeof TypeScript, diagnostic: TypeScript.Diagnostic): string {
  return ts
    .flattenDiagnosticMessageText(diagnostic.messageText, '\n')
    .split('\n')
    .slice(0, 3)
    .join(' ')
    .slice(0, 400);
}

function problemOf(
  ts: typeof TypeScript,
  diagnostic: TypeScript.Diagnostic,
  kind: CompileProblem['kind'],
): CompileProblem {
  const message = textOf(ts, diagnostic);
  if (diagnostic.file === undefined || diagnostic.start === undefined) return { kind, message };
  const { line, character } = diagnostic.file.getLineAndCharacterOfPosition(diagnostic.start);
  return { kind, message, line: line + 1, column: character + 1 };
}

void serve();
