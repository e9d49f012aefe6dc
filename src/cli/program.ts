import { Command, Option } from 'commander';
import { VERSION } from '../version.ts';
import { EXIT } from './exit.ts';

/**
 * Every command with its arguments and options. A command imports what it needs only when it runs: `deidlab inspect`
 * must not wait for a codec.
 */
export function buildProgram(): Command {
  const program = new Command('deidlab')
    .description('Read a DICOM header, decide what may stay, and prove the result before anyone believes it.')
    .version(VERSION)
    .showHelpAfterError('(see deidlab COMMAND --help)')
    .enablePositionalOptions()
    .exitOverride();
  addMainCommands(program);
  addMetadataCommands(program);
  addAfterwardsCommands(program);
  addDatasetCommands(program);
  addDraftCommands(program);
  addKeyCommands(program);
  addProfileCommands(program);
  addLearningCommands(program);
  return program;
}

/** The main job, its proof, and what a profile would do with one file. */
function addMainCommands(program: Command): void {
  program
    .command('deidentify')
    .description('the main job: de-identify a file, a folder or a zip')
    .argument('<IN>', 'a file, a folder (with all below it) or a .zip')
    .argument('<OUT>', 'an empty folder; filled as PATIENT/STUDY/SERIES/INSTANCE.dcm by new identifiers')
    .option('-p, --profile <P>', 'a built-in profile or a YAML file', 'basic')
    .option('-k, --key-file <K>', 'the project key (make one with: deidlab key new FILE)')
    .option(
      '--certificate <PEM>',
      'for a profile that encrypts: the certificate whose private key restores the originals',
    )
    .option(
      '--mapping <DIR>',
      'write the confidential mapping (uid_mapping.csv, patid_mapping.csv, files.csv) here',
    )
    .option('--report <F>', 'write a report without any original value: F.html or F.json')
    .option(
      '--show-synthetic',
      'show values and pictures in the report, of files that their manifest declares synthetic',
    )
    .option('--resume', 'finish an interrupted run')
    .option(
      '--estimate [F.json]',
      'say beforehand what the run will take, or take what estimate --save kept, and compare afterwards',
    )
    .option('--json', 'print one summary object')
    .addOption(new Option('--demo-key', 'use the published key of the bundled data').hideHelp())
    .action(async (input, output, options) => {
      const { deidentifyCommand } = await import('./deidentify.ts');
      process.exitCode = await deidentifyCommand(input, output, options);
    });

  program
    .command('check')
    .description('prove a result: hold an output against its originals, whoever or whatever made it')
    .argument('<OUT>', 'the output: a folder, a .zip, or one file')
    .requiredOption('--originals <IN>', 'what it was made from: a folder, a .zip, or one file')
    .option('--mapping <DIR>', 'the confidential mapping; without it files are paired by their content')
    .option('-p, --policy <P>', 'what was asked for: a built-in profile or a YAML file', 'basic')
    .option('--answer-key <F>', 'where identifiers were planted, for synthetic data')
    .option('--json <F>', 'write the result to this file; - for the screen')
    .option('--report <F>', 'write a report without any original value: F.html or F.json')
    .option('--hints', 'say how each finding usually comes about')
    .option(
      '--show-synthetic',
      'show values, of originals that a manifest.json lists as synthetic by their digests',
    )
    .action(async (output, options) => {
      const { checkCommand } = await import('./check.ts');
      process.exitCode = await checkCommand(output, options);
    });

  program
    .command('inspect')
    .description('show every element of a file, what a profile would do with it, and why')
    .argument('<FILE>', 'a DICOM file')
    .option('-p, --profile <P>', 'a built-in profile or a YAML file', 'basic')
    .option('--hide-values', 'show no values')
    .option('--json', 'print one object an element')
    .action(async (file, options) => {
      const { inspectCommand } = await import('./inspect.ts');
      process.exitCode = await inspectCommand(file, options);
    });
}

/** What the headers of a folder hold, and what a run over it will take. */
function addMetadataCommands(program: Command): void {
  program
    .command('dump')
    .description('write the metadata of a folder as a table: one row a file, series, study or patient')
    .argument('<DIR>', 'a file, a folder (with all below it) or a .zip')
    .requiredOption(
      '-o, --out <F>',
      'the new table: F.csv, F.json or F.parquet (numbers and whole dates with their type, all else as text); confidential, as the files are',
    )
    .option('--level <L>', 'instance, series, study or patient', 'instance')
    .option(
      '--columns <LIST>',
      'keywords, paths or private attributes, separated by commas; or "lecture" (default: all that is there)',
    )
    .option('--bom', 'begin a CSV with a byte order mark, for Excel')
    .option(
      '--plain',
      'no apostrophes in a CSV: for programs, not for spreadsheets, which would change or run cells',
    )
    .option('--pixel-digest', 'add the SHA-256 of the pixel data, which must be read for it')
    .option('--json', 'print one summary object')
    .action(async (input, options) => {
      const { dumpCommand } = await import('./dump.ts');
      process.exitCode = await dumpCommand(input, options);
    });

  program
    .command('whitelist')
    .description('propose a whitelist profile from a cohort, with a reason for every attribute')
    .argument('<DIR>', 'a file, a folder (with all below it) or a .zip')
    .requiredOption('-o, --out <P.yaml>', 'the new profile; holds counts, no value')
    .option('--k <K>', 'call values rare that fewer patients have', '5')
    .option('--json', 'print one summary object')
    .action(async (input, options) => {
      const { whitelistCommand } = await import('./whitelist.ts');
      process.exitCode = await whitelistCommand(input, options);
    });

  program
    .command('estimate')
    .description('say how long a run will take, how much disk and memory, from a sample that is really done')
    .argument('<DIR>', 'a file, a folder (with all below it) or a .zip')
    .option('-p, --profile <P>', 'a built-in profile or a YAML file', 'basic')
    .option('--work <DIR>', 'where the sample is written and deleted: a folder on the disk of the output')
    .option('--save <F.json>', 'keep the estimate, for deidentify --estimate F.json')
    .option('--json', 'print one object')
    .action(async (input, options) => {
      const { estimateCommand } = await import('./estimate.ts');
      process.exitCode = await estimateCommand(input, options);
    });
}

/** What is done with the outcome of a run, later. */
function addAfterwardsCommands(program: Command): void {
  program
    .command('reidentify')
    .description('put the originals back that were encrypted into a file')
    .argument('<FILE>', 'a file that was de-identified with a profile that encrypts')
    .argument('<OUT>', 'the new file; must not exist yet')
    .requiredOption('--private-key <K>', 'the private key of the certificate, in PEM')
    .action(async (file, output, options) => {
      const { reidentifyCommand } = await import('./reidentify.ts');
      process.exitCode = reidentifyCommand(file, output, options);
    });

  program
    .command('manifest')
    .description('prove that a report, and the files that it speaks of, are what they were')
    .argument('<REPORT>', 'a report (F.html, F.json) or its F.manifest.jsonl')
    .argument('[OUT]', 'the output folder to compare')
    .option('--originals <IN>', 'the originals to compare')
    .option('-k, --key-file <K>', 'the project key: was the report sealed with it?')
    .option('--sample', 'list where in OUT the files of the sampling plan are')
    .option('--json', 'print one object')
    .action(async (report, output, options) => {
      const { manifestCommand } = await import('./manifest.ts');
      process.exitCode = manifestCommand(report, output, options);
    });
}

function addDatasetCommands(program: Command): void {
  const dataset = program.command('dataset').description('fictional patients with an answer key');
  dataset
    .command('make')
    .description('make a synthetic cohort of any size: DICOM files, and where every identifier in them is')
    .argument('<OUT>', 'an empty or new folder; gets cohort/, answer-key.jsonl and manifest.json')
    .requiredOption(
      '--seed <N>',
      'a whole number; the same seed gives the same bytes, another one other people',
    )
    .option('--patients <P>', 'how many patients', '6')
    .option(
      '--images <I>',
      'images in each CT, MR and PET series (default: as many as in the bundled cohort)',
    )
    .action(async (output, options) => {
      const { makeDatasetCommand } = await import('./dataset.ts');
      process.exitCode = await makeDatasetCommand(output, options);
    });
}

function addDraftCommands(program: Command): void {
  const draft = program
    .command('draft')
    .description('have a model draft a script, and a program check it; a replay unless a model is named')
    .argument('[TASK]', 'name or number of a task; without one, the tasks are listed')
    .option('--model <NAME>', 'ask this model, as its server calls it (the key is taken from OPENAI_API_KEY)')
    .option(
      '--base-url <URL>',
      'an OpenAI-compatible server, such as http://localhost:11434/v1 (OPENAI_BASE_URL)',
    )
    .option('--rounds <N>', 'how often a draft may be repaired, at most 4', '2')
    .option('--samples <N>', 'so many drafts, each with its repairs, and a table of them', '1')
    .option('--replay <NAME>', 'a replay of the task, a folder that --out wrote, or all')
    .option('--words <FILE>', 'your own words in place of those of the task')
    .option('--send-anyway', 'send your words though they hold what looks like a value')
    .option('--yes-send', 'do not ask before something is sent')
    .option('--show-request', 'show what a model is sent, also in a replay')
    .option('--hints', 'show how each finding usually comes about')
    .option('--timeout <SECONDS>', 'the longest wait for a piece of an answer', '120')
    .option('--out <DIR>', 'save requests, answers, drafts and findings in this new folder')
    .option('--prices <FILE>', 'prices for a million tokens: date, currency, models')
    .option('--html <FILE>', 'write the table as a page')
    .option('--json <FILE>', 'write the table as JSON')
    .action(async (task, options) => {
      if (task === undefined) {
        const { describeTasks } = await import('./draft-list.ts');
        process.stdout.write(await describeTasks());
        process.exitCode = EXIT.usage;
        return;
      }
      const { draftCommand } = await import('./draft.ts');
      process.exitCode = await draftCommand(task, options);
    });
  draft
    .command('list')
    .description('the tasks and their replays')
    .option('--json', 'print one list')
    .action(async (options) => {
      const { draftListCommand } = await import('./draft-list.ts');
      process.exitCode = await draftListCommand(options);
    });
  draft
    .command('apply')
    .description('run a script that passed on your own files, in the same sandbox, and check what comes out')
    .argument('<SCRIPT>', 'a folder that deidlab draft --out wrote, or script.ts in it')
    .argument('<IN>', 'a file, or a folder with all below it')
    .argument('<OUT>', 'an empty folder')
    .option('-k, --key-file <K>', 'the project key (make one with: deidlab key new FILE)')
    .option('--mapping <DIR>', 'write the confidential files.csv here')
    .option(
      '--policy <P>',
      'what the output is judged by: a built-in profile or a YAML file (default: the policy of the task, for all attributes)',
    )
    .option('--unchecked', 'run a script though nothing shows that it passed')
    .option('--hints', 'show how each finding usually comes about')
    .option('--json', 'print one summary object')
    .action(async (script, input, output, options) => {
      const { draftApplyCommand } = await import('./draft-apply.ts');
      process.exitCode = await draftApplyCommand(script, [input, output], options);
    });
  draft
    .command('table')
    .description('prompts and models beside each other, from runs that were saved')
    .argument('<RUN...>', 'folders that --out wrote')
    .option('--prices <FILE>', 'prices for a million tokens: date, currency, models')
    .option('--html <FILE>', 'write the table as a page')
    .option('--json <FILE>', 'write the table as JSON')
    .action(async (folders, options) => {
      const { draftTableCommand } = await import('./draft-table.ts');
      process.exitCode = await draftTableCommand(folders, options);
    });
}

function addKeyCommands(program: Command): void {
  const key = program.command('key').description('make a project key');
  key
    .command('new')
    .description('write 32 new random bytes to a file of your own')
    .argument('<FILE>', 'must not exist yet')
    .action(async (file) => {
      const { newKeyCommand } = await import('./key.ts');
      process.exitCode = newKeyCommand(file);
    });
}

function addProfileCommands(program: Command): void {
  const profile = program
    .command('profile')
    .description('the built-in profiles, and what to know of one before it is used');
  profile
    .command('check')
    .description(
      'find rules that never act, identifying attributes that stay, options that rules contradict ...',
    )
    .argument('<P.yaml>', 'a YAML file or a built-in profile')
    .option('--json', 'print one object')
    .action(async (file, options) => {
      const { profileCheckCommand } = await import('./profile.ts');
      process.exitCode = await profileCheckCommand(file, options);
    });
  profile
    .command('diff')
    .description('show what changes for which attribute from one profile to another')
    .argument('<A>', 'a built-in profile or a YAML file')
    .argument('<B>', 'a built-in profile or a YAML file')
    .option('--sop-class <UID>', 'in files of this SOP class')
    .option('--json', 'print one object')
    .action(async (a, b, options) => {
      const { profileDiffCommand } = await import('./profile.ts');
      process.exitCode = await profileDiffCommand(a, b, options);
    });
  profile
    .command('list')
    .description('name the built-in profiles')
    .option('--json', 'print one list')
    .action(async (options) => {
      const { profileListCommand } = await import('./profile.ts');
      process.exitCode = profileListCommand(options);
    });
  profile
    .command('show')
    .description('print a built-in profile as YAML, to begin one of your own')
    .argument('<NAME>', 'see deidlab profile list')
    .action(async (name) => {
      const { profileShowCommand } = await import('./profile.ts');
      process.exitCode = profileShowCommand(name);
    });
  profile
    .command('schema')
    .description('print the JSON Schema of the profile language, for editors')
    .action(async () => {
      const { profileSchemaCommand } = await import('./profile.ts');
      process.exitCode = await profileSchemaCommand();
    });
}

/** The course: exercises, who of a class is where, the demonstration, the notebooks. */
function addLearningCommands(program: Command): void {
  program
    .command('exercise')
    .description('check an exercise; without a number, the first that is not solved')
    .argument('[NN]', 'number or name of the exercise')
    .option('-w, --watch', 'check again whenever the file is saved')
    .option('-l, --list', 'show all exercises and how far you are')
    .option('--hint', 'show one hint more for the check that fails')
    .option('--reset', 'begin an exercise anew; asks first')
    .option('-y, --yes', 'do not ask')
    .option('--export [F.json]', 'write how far you are for an instructor; - for the screen')
    .option('--name <NAME>', 'under this name; default a random one')
    .option('--json', 'print one object')
    .addOption(new Option('--folder <DIR>', 'another folder of exercises').hideHelp())
    .action(async (name, options) => {
      const { exerciseCommand } = await import('./exercise.ts');
      process.exitCode = await exerciseCommand(name, options);
    });

  program
    .command('classroom')
    .description('show an instructor who is where, from the exports of learners; nothing is sent anywhere')
    .argument('<FILES...>', 'exports of deidlab exercise --export, or a folder with them, which is watched')
    .option('-o, --out <F.html>', 'the page to write', 'classroom.html')
    .option('--once', 'do not watch a folder')
    .action(async (files, options) => {
      const { classroomCommand } = await import('./classroom.ts');
      process.exitCode = await classroomCommand(files, options);
    });

  program
    .command('demo')
    .description('the main job on the bundled data, with everything explained')
    .option('--keep <DIR>', 'keep the output in this new folder')
    .action(async (options) => {
      const { demoCommand } = await import('./demo.ts');
      process.exitCode = await demoCommand(options);
    });

  program
    .command('lab')
    .description('open the notebooks in Jupyter, on this machine only')
    .option('--port <N>', 'listen on this port (default: 8888, or the next that is free)')
    .option('--no-browser', 'only print the address')
    .option('--install', 'when Jupyter is missing, install it into .venv without asking')
    .action(async (options) => {
      const { labCommand } = await import('./lab.ts');
      process.exitCode = await labCommand(options);
    });
}
