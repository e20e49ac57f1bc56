// Collects tests and runs them one after the other. May know: nothing of what is tested.

const tests = [];

/** Registers a test. `run` gets {after(undo)}: what is registered there is undone when the test ends, however it ends. */
export function test(name, run, { seconds = 120 } = {}) {
  tests.push({ name, run, seconds });
}

function within(seconds, promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done within ${seconds} s`)), seconds * 1000);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

async function runOne({ name, run, seconds }) {
  const undo = [];
  const begin = Date.now();
  let problem = null;
  try {
    await within(seconds, run({ after: (step) => undo.push(step) }));
  } catch (error) {
    problem = error;
  }
  // What a test must leave behind (a clean console, say) is checked while it is taken down.
  for (const step of undo.reverse()) {
    try {
      await within(30, Promise.resolve(step(problem)));
    } catch (error) {
      problem ??= error;
    }
  }
  const time = ((Date.now() - begin) / 1000).toFixed(1);
  console.log(`${problem ? 'FAILED' : 'ok    '} ${name}  (${time} s)`);
  if (problem) console.log(String(problem.stack ?? problem).replace(/^/gm, '       '));
  return !problem;
}

/**
 * Runs all whose name contains one of `words` (all when there are none). A busy machine delays a browser by seconds, so what fails
 * is run once more; both are told. Returns the number that failed twice.
 */
export async function runAll(words) {
  const chosen = tests.filter(({ name }) => !words.length || words.some((word) => name.includes(word)));
  const begin = Date.now();
  let failed = 0;
  let unsteady = 0;
  for (const one of chosen) {
    if (await runOne(one)) continue;
    if (await runOne(one)) unsteady += 1;
    else failed += 1;
  }
  if (!chosen.length) {
    console.log('no test has such a name');
    failed = 1;
  }
  console.log(`browser tests: ${((Date.now() - begin) / 1000).toFixed(0)} s`);
  if (unsteady) console.log(`${unsteady} passed only when run again: see FAILED above`);
  console.log(`${Math.max(0, chosen.length - failed)} passed, ${failed} failed`);
  return failed;
}
