// Loaded before the kernel. What a slip says is for its author: the place, the cause, what to do; no frames of the kernel.
// And a slip does not end the kernel. What tslab prints in a form that is not known here comes through as it is.
/** The form in which tslab tells what the compiler found. */
const DIAGNOSTIC = '%s%d:%d - %s';
const MOST = 3;
const IS_SYNTAX =
  /expected\.$|^Unterminated|^Invalid character|^Unexpected|^Declaration or statement|^Unknown keyword|^Unexpected keyword/;

/** First what the place of the mistake says best. */
const ADVICE = [
  [/^Unterminated template/, 'A text that begins with a backtick (`) has no end: write the second one.'],
  [/^Unterminated/, 'A quote (") is missing in this line, at one of the ends of a text.'],
  [/^Invalid character/, 'Write straight quotes ("), not curly ones.'],
  [/^Unknown keyword/, 'A word at the beginning of this line is misspelt.'],
  [
    /' expected|^Declaration or statement/,
    'A comma, colon, bracket or quote is missing or too many, mostly just before this place.',
  ],
  [/expected\.$/, 'Something is missing at this place.'],
  [
    /^Cannot find name/,
    'Is it misspelt? If not, was the cell above that makes it run (Kernel > Restart & Run All)? A text needs quotes.',
  ],
  [/Did you mean/, 'Correct the spelling and run the cell again.'],
  [/^Cannot redeclare/, 'Two lines make the same name: give one of them another.'],
  [
    /^Cannot find module|has no exported member/,
    'Look at the spelling in the import. Was npm run build run?',
  ],
  [/'Promise</, 'Write await before the call.'],
  [
    /is not assignable to/,
    'It is of another kind than what is wanted. A text has quotes, a number has none; cohortFile(...) makes a file of a path, builtinProfile(...) a profile of a name.',
  ],
  [/^Expected .* arguments/, 'Look at what stands between the brackets of the call.'],
];

const adviceFor = (message) => ADVICE.find(([pattern]) => pattern.test(message))?.[1];

/** Lines to print for what the compiler found in one cell, each `{ place, message }`. */
function explain(diagnostics) {
  const syntax = diagnostics.filter(({ message }) => IS_SYNTAX.test(message));
  // a cell that cannot be read has no names yet, so what is said of names is of no use
  const told = syntax.length > 0 ? syntax : diagnostics;
  const rank = ({ message }) => ADVICE.findIndex(([pattern]) => pattern.test(message)) >>> 0;
  const sorted = syntax.length > 0 ? [...told].sort((a, b) => rank(a) - rank(b)) : told;
  const shown = sorted.slice(0, MOST);
  const advice = [...new Set(shown.map(({ message }) => adviceFor(message)).filter(Boolean))];
  const more = diagnostics.length - shown.length;
  return [
    ...shown.map(({ place, message }) => `${place} - ${message}`),
    ...(more > 0
      ? [`(and ${more} more, which mostly go away with ${shown.length > 1 ? 'these' : 'this one'})`]
      : []),
    ...advice.slice(0, syntax.length > 0 ? 1 : MOST).map((text) => `→ ${text}`),
  ];
}

const INTERRUPTED = /^Interrupted asynchronously|execution was interrupted/;
const CAUSES = [
  [
    / is not defined/,
    'Run the cells above first. And write { x: x }, not { x }, for a name of an earlier cell.',
  ],
  [/Maximum call stack/, 'A function calls itself without end.'],
  [/is not a function/, 'Look at the spelling. Is a word await missing?'],
  [
    /of (undefined|null)/,
    'What stands before the dot or the bracket has no value. Was its cell run? Is a word await missing?',
  ],
  [/is not iterable/, 'A list is wanted there. Is a word await missing?'],
];

/** What to print for something that was thrown. */
function explainThrown(thrown) {
  if (thrown === null || thrown === undefined)
    return `The cell threw ${thrown}, which says nothing. Throw an error that tells what is wrong: throw new Error("no date").`;
  if (!(thrown instanceof Error) && typeof thrown?.message !== 'string') return thrown;
  if (INTERRUPTED.test(thrown.message))
    return 'The cell was interrupted. The kernel goes on: change the cell and run it again.';
  const cause = CAUSES.find(([pattern]) => pattern.test(thrown.message));
  return [`${thrown.name}: ${thrown.message}`, ...(cause ? [`→ ${cause[1]}`] : [])].join('\n');
}

/** So many messages in one go, and the kernel's socket drops the one that says that the cell has ended. */
const MOST_MESSAGES = 100;
/** So much text, and the page stands still. */
const MOST_CHARACTERS = 200_000;

/** The kernel gives a stream a new `write` for every cell; each of them takes so much and no more. */
function limitOutput(stream) {
  let write = stream.write.bind(stream);
  Object.defineProperty(stream, 'write', {
    get: () => write,
    set: (original) => {
      write = limited(original);
    },
  });
}

function limited(write) {
  let [messages, characters, waiting] = [0, 0, ''];
  const flush = () => {
    const text = waiting;
    waiting = '';
    write(text);
  };
  return (chunk) => {
    if (characters > MOST_CHARACTERS) return true;
    const text = typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString();
    const room = MOST_CHARACTERS - characters;
    characters += text.length;
    const shown =
      text.length > room
        ? `${text.slice(0, room)}\n→ The rest is not shown: this cell writes too much.\n`
        : text;
    if (++messages <= MOST_MESSAGES) return write(shown);
    if (waiting === '') queueMicrotask(flush);
    waiting += shown;
    return true;
  };
}

/** How tslab begins to tell what a cell threw after its end. */
const LATE = /^Un(caught|handled)\w+:$/;

function install() {
  limitOutput(process.stdout);
  limitOutput(process.stderr);
  const print = console.error.bind(console);
  let waiting = [];
  const flush = () => {
    const lines = explain(waiting);
    waiting = [];
    print('%s', lines.join('\n'));
  };
  console.error = (...args) => {
    if (args[0] === DIAGNOSTIC) {
      const [, file, line, character, message] = args;
      // all of a cell come at once
      if (waiting.length === 0) queueMicrotask(flush);
      waiting.push({ place: `${file}${line}:${character}`, message: String(message) });
      return;
    }
    const isLate = LATE.test(args[0]);
    if (!isLate && args.length > 1) return print(...args);
    const told = explainThrown(args.at(-1));
    if (isLate) print('%s', `Later, when no cell waited for it: ${told}\n→ Write await before the call.`);
    else if (typeof told === 'string') print('%s', told);
    else print(told);
  };
  const log = console.log.bind(console);
  console.log = (...args) => {
    if (args.length === 1 && args[0] instanceof Promise)
      log('→ This is not finished yet: write await before the call.');
    else log(...args);
  };
  process.exit = () => {
    throw new Error('process.exit() would end the notebook, and all that it knows. Leave the line out.');
  };
}

module.exports = { explain, explainThrown, limited };
// not in tests, nor in threads that a cell starts
if (process.argv[2] === 'kernel') install();
