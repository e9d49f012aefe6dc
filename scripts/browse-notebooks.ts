// Opens notebooks in Jupyter with headless Chromium, runs all cells, and looks at what a person would see. No network
// but this machine's. Ends with the line "N passed, N failed".
//   npm run notebooks:browser -- [--shots=DIR] [--jupyter=PYTHON] [--dark] [NN ...]
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import {
  findJupyter,
  type Jupyter,
  PROJECT,
  startArguments,
  startEnvironment,
  THIS_MACHINE,
} from '../src/lab/jupyter.ts';
import { SIGHTS } from './notebook-sights.ts';

const args = process.argv.slice(2);
const option = (name: string): string | undefined =>
  args.find((each) => each.startsWith(`--${name}=`))?.slice(name.length + 3);
const wanted = args.filter((each) => !each.startsWith('--'));
const isDark = args.includes('--dark');
const RUN_MS = 180_000;
const TOKEN = 'browse';

let passed = 0;
let failed = 0;
function report(claim: string, problem: string | undefined): void {
  if (problem === undefined) passed++;
  else failed++;
  console.log(
    `${problem === undefined ? '✓' : '✗'} ${claim}${problem === undefined ? '' : `\n    ${problem}`}`,
  );
}

async function main(): Promise<void> {
  const python = option('jupyter');
  const jupyter: Jupyter | undefined = python
    ? { command: python, args: ['-m', 'jupyter'], kind: 'lab', version: '4' }
    : findJupyter(THIS_MACHINE);
  if (jupyter === undefined) throw new Error('no Jupyter on this machine; see: npm run lab');
  console.log(`in ${jupyter.kind === 'lab' ? 'JupyterLab' : 'Jupyter Notebook'} ${jupyter.version}`);
  const shots = option('shots');
  if (shots) mkdirSync(shots, { recursive: true });
  // Jupyter saves what it ran: into a copy, inside the project so that the package is found
  const work = join(PROJECT, `tmp/browse-${process.pid}`);
  mkdirSync(join(work, 'notebooks'), { recursive: true });
  const notebooks = Object.keys(SIGHTS).filter(
    (name) => wanted.length === 0 || wanted.some((each) => name.startsWith(each)),
  );
  for (const name of readdirSync(join(PROJECT, 'notebooks')).filter((each) => each.endsWith('.ipynb')))
    cpSync(join(PROJECT, 'notebooks', name), join(work, 'notebooks', name));
  const port = await freePort();
  let server: ChildProcess | undefined;
  let browser: Browser | undefined;
  try {
    server = await startServer(jupyter, port, work);
    browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-background-networking'],
    });
    for (const name of notebooks) {
      const page = await browser.newPage({ viewport: { width: 1400, height: 1000 } });
      const strangers = await watchNetwork(page);
      const problem = await openAndRun(page, jupyter, `http://127.0.0.1:${port}`, name).then(
        () => undefined,
        (error: unknown) => String(error).slice(0, 400),
      );
      report(`${name}: runs to its end`, problem);
      const errors = await page
        .locator('.output_stderr, [data-mime-type="application/vnd.jupyter.stderr"]')
        .allTextContents();
      report(`${name}: no cell fails`, errors.length === 0 ? undefined : errors.join(' ').slice(0, 300));
      for (const { claim, look } of SIGHTS[name]!) {
        const seen = await look(page).catch((error: unknown) => String(error).split('\n')[0]);
        report(`${name}: ${claim}`, seen || undefined);
      }
      report(
        `${name}: asks no other machine for anything`,
        strangers.length === 0 ? undefined : strangers.join(' '),
      );
      if (shots) await shoot(page, jupyter, join(shots, name));
      await page.close();
    }
  } finally {
    await browser?.close();
    if (server?.pid) await stopServer(server);
    rmSync(work, { recursive: true, force: true });
  }
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
}

async function startServer(jupyter: Jupyter, port: number, project: string): Promise<ChildProcess> {
  const tokenOption =
    jupyter.kind === 'lab' ? `--IdentityProvider.token=${TOKEN}` : `--NotebookApp.token=${TOKEN}`;
  const server = spawn(
    jupyter.command,
    [...startArguments(jupyter, { port, browser: false, project }), tokenOption],
    {
      env: {
        ...startEnvironment(),
        JUPYTERLAB_SETTINGS_DIR: labSettings(project),
        JUPYTER_CONFIG_DIR: notebookSettings(project),
        JUPYTERLAB_WORKSPACES_DIR: join(project, 'workspaces'),
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  let log = '';
  server.stderr!.on('data', (chunk) => {
    log += chunk;
  });
  for (let tries = 0; tries < 240; tries++) {
    if (server.exitCode !== null) throw new Error(`Jupyter ended: ${log.slice(-1000)}`);
    const answer = await fetch(`http://127.0.0.1:${port}/api/status?token=${TOKEN}`).catch(() => undefined);
    if (answer?.ok) return server;
    await pause(250);
  }
  throw new Error(`Jupyter did not answer within a minute: ${log.slice(-1000)}`);
}

/** JupyterLab takes cells out of the page that are not on the screen; here all are to be looked at. */
function labSettings(folder: string): string {
  const settings = join(folder, 'settings/@jupyterlab/notebook-extension');
  mkdirSync(settings, { recursive: true });
  writeFileSync(join(settings, 'tracker.jupyterlab-settings'), '{ "windowingMode": "none" }');
  const looks = join(folder, 'settings/@jupyterlab/apputils-extension');
  mkdirSync(looks, { recursive: true });
  const theme = `JupyterLab ${isDark ? 'Dark' : 'Light'}`;
  writeFileSync(join(looks, 'themes.jupyterlab-settings'), JSON.stringify({ theme }));
  return join(folder, 'settings');
}

/** Notebook 6 has no dark theme; those that people install are a style sheet at this place. */
function notebookSettings(folder: string): string {
  const settings = join(folder, 'config');
  mkdirSync(join(settings, 'custom'), { recursive: true });
  const css = `
    body, .notebook_app, #notebook, #notebook-container, div.cell, div.input_area, .CodeMirror,
    .rendered_html table, .rendered_html thead, .rendered_html th, .rendered_html td, .rendered_html tr,
    .rendered_html tbody tr:nth-child(odd), .rendered_html tbody tr:hover { background: #1e1e1e; color: #d4d4d4 }
    .rendered_html *, div.output_area * { border-color: #444 }
    .rendered_html a, .rendered_html summary { color: #6cb6ff }`;
  if (isDark) writeFileSync(join(settings, 'custom/custom.css'), css);
  return settings;
}

async function stopServer(server: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGTERM');
  await Promise.race([ended, pause(8000)]);
  if (server.exitCode === null && server.signalCode === null) server.kill('SIGKILL');
}

/** Every request to another machine is stopped and remembered. */
async function watchNetwork(page: Page): Promise<string[]> {
  const strangers: string[] = [];
  await page.route(
    (url) => !['127.0.0.1', 'localhost'].includes(url.hostname) && /^https?:$/.test(url.protocol),
    (route) => {
      strangers.push(new URL(route.request().url()).host);
      return route.abort();
    },
  );
  return strangers;
}

async function openAndRun(page: Page, jupyter: Jupyter, address: string, name: string): Promise<void> {
  const isLab = jupyter.kind === 'lab';
  await page.goto(
    `${address}/${isLab ? `lab/workspaces/${name}/tree` : 'notebooks'}/${name}.ipynb?token=${TOKEN}`,
  );
  if (isLab) await runInLab(page);
  else await runInNotebook(page);
}

async function runInNotebook(page: Page): Promise<void> {
  await page.waitForFunction(
    // the kernel is idle, and so is the page
    'window.Jupyter && Jupyter.notebook && Jupyter.notebook.kernel && Jupyter.notebook.kernel.is_connected() && Jupyter.notebook._fully_loaded',
    undefined,
    { timeout: RUN_MS },
  );
  await page.evaluate('Jupyter.notebook.execute_all_cells()');
  await page.waitForFunction(
    `Jupyter.notebook.get_cells().every((cell) => cell.cell_type !== 'code' || !cell.element.hasClass('running'))
     && !document.querySelector('.code_cell.running')`,
    undefined,
    { timeout: RUN_MS, polling: 500 },
  );
}

async function runInLab(page: Page): Promise<void> {
  await page.waitForSelector('.jp-Notebook .jp-CodeCell', { timeout: RUN_MS });
  // without a kernel the page says idle, too, and who runs a cell then is asked for one
  await page.waitForFunction(
    `document.querySelector('.jp-Notebook-ExecutionIndicator')?.dataset.status === 'idle'
     && [...document.querySelectorAll('.jp-KernelName')].some((each) => each.textContent.includes('tslab'))`,
    undefined,
    { timeout: RUN_MS },
  );
  await page.waitForTimeout(1000);
  await page.click('.lm-MenuBar-item:has-text("Run")');
  await page.click('.lm-Menu-item[data-command="runmenu:run-all"]');
  // it must not ask for a kernel: it might propose Python
  const question = page.locator('.jp-Dialog:has-text("Select Kernel")');
  await page.locator('.jp-OutputArea-output').first().or(question).first().waitFor({ timeout: RUN_MS });
  if (await question.isVisible()) throw new Error('JupyterLab asks for a kernel');
  await page.waitForSelector('.jp-OutputArea-output', { timeout: RUN_MS });
  await page.waitForFunction(
    `![...document.querySelectorAll('.jp-InputPrompt')].some((each) => each.textContent.includes('*'))`,
    undefined,
    { timeout: RUN_MS, polling: 500 },
  );
}

/** One picture of the whole notebook: its scroll box is stretched to its content. */
async function shoot(page: Page, jupyter: Jupyter, path: string): Promise<void> {
  const box = jupyter.kind === 'lab' ? '.jp-WindowedPanel-outer' : '#site';
  const height = await page.evaluate(`document.querySelector('${box}')?.scrollHeight ?? 3000`);
  await page.setViewportSize({ width: 1400, height: Math.min(16_000, Number(height) + 250) });
  await page.evaluate(`document.querySelector('${box}')?.scrollTo(0, 0)`);
  await page.waitForTimeout(1500);
  await page.screenshot({ path: `${path}.png` });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

await main();
