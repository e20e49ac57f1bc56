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

/** Runs all whose name contains one of `words` (all when there are none). Returns the number that failed. */
export async function runAll(words) {
  const chosen = tests.filter(({ name }) => !words.length || words.some((word) => name.includes(word)));
  const begin = Date.now();
  let failed = 0;
  for (const one of chosen) failed += (await runOne(one)) ? 0 : 1;
  if (!chosen.length) {
    console.log('no test has such a name');
    failed = 1;
  }
  console.log(`browser tests: ${((Date.now() - begin) / 1000).toFixed(0)} s`);
  console.log(`${Math.max(0, chosen.length - failed)} passed, ${failed} failed`);
  return failed;
}
