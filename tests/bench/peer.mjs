// Runs one workload on npm aws-local-stepfunctions, for `./baton bench engine --peer FOLDER`.
// Arguments: the folder the package is installed in, a file with name, definition and input, seconds to warm up and to measure.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';

const [folder, file, warmup, seconds] = process.argv.slice(2);
const entry = createRequire(join(folder, 'package.json')).resolve('aws-local-stepfunctions');
const { StateMachine } = await import(pathToFileURL(entry));
const { name, definition, input } = JSON.parse(readFileSync(file, 'utf8'));

// The package knows no JSONata: it would hand the input through, which is no comparison.
if (/"QueryLanguage":"JSONata"/.test(JSON.stringify(definition))) {
  console.log(JSON.stringify({ workload: name, peer: 'aws-local-stepfunctions', unsupported: 'JSONata' }));
  process.exit(0);
}

// Every function answers as Baton's workloads have it: a number n gets n + 1, anything else its i.
const answer = async (given) => (Number.isInteger(given.n) ? given.n + 1 : { ok: given.i });
const states = (branch) =>
  Object.entries(branch.States).flatMap(([label, state]) => [
    [label, state],
    ...(state.Branches ?? []).flatMap(states),
    ...(state.ItemProcessor ? states(state.ItemProcessor) : []),
  ]);
const handlers = Object.fromEntries(
  states(definition).filter(([, state]) => state.Type === 'Task').map(([label]) => [label, answer]),
);

const machine = new StateMachine(definition);
const options = { overrides: { taskResourceLocalHandlers: handlers } };
const times = [];
async function runFor(limit, keep) {
  const end = performance.now() + limit * 1000;
  let before = performance.now();
  do {
    await machine.run(input, options).result;
    await new Promise((resume) => setImmediate(resume)); // lets its timers go, or memory grows
    const after = performance.now();
    if (keep) times.push(after - before);
    before = after;
  } while (before < end);
}

await runFor(Number(warmup), false);
globalThis.gc?.();
const begin = performance.now();
await runFor(Number(seconds), true);
const took = (performance.now() - begin) / 1000;
times.sort((a, b) => a - b);
const at = (part) => Number(times[Math.ceil(part * times.length) - 1].toFixed(4));
console.log(JSON.stringify({
  workload: name,
  peer: 'aws-local-stepfunctions',
  perSecond: Number((times.length / took).toFixed(1)),
  p50ms: at(0.5),
  p99ms: at(0.99),
  peakRssMB: Math.round(process.resourceUsage().maxRSS / 1024),
}));
