// Collects tests and runs them, a few at the same time: they wait more than they compute. May know: nothing of what is tested.

const tests = [];

/**
 * Registers a test. `run` gets {after(undo)}: what is registered there is undone when the test ends, however it ends.
 * `full`: run only when everything is asked for, since another test covers the same with fewer combinations. `alone`: beside no other,
 * for what needs the focus of the one window in front.
 */
export function test(name, run, { seconds = 120, full = false, alone = false } = {}) {
  tests.push({ name, run, seconds, full, alone });
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

/** Runs `work` on each of a list, so many at the same time. */
async function each(list, beside, work) {
  const rest = [...list];
  const worker = async () => {
    for (let next = rest.shift(); next; next = rest.shift()) await work(next);
  };
  await Promise.all(Array.from({ length: beside }, worker));
}

/**
 * Runs all whose name contains one of `words`; all when there are none, those for `full` runs only if asked for. `beside`: how many
 * at the same time. A busy machine delays a browser by seconds, so what fails is run once more at the end, alone; both are told.
 * Returns the number that failed twice.
 */
export async function runAll(words, { full = false, beside = 1 } = {}) {
  const chosen = tests.filter((one) => (words.length ? words.some((word) => one.name.includes(word)) : full || !one.full));
  const begin = Date.now();
  const again = [];
  const once = async (one) => (await runOne(one)) || again.push(one);
  await each(chosen.filter(({ alone }) => !alone), beside, once);
  await each(chosen.filter(({ alone }) => alone), 1, once);
  let failed = 0;
  await each(again, 1, async (one) => (failed += !(await runOne(one))));
  if (!chosen.length) {
    console.log('no test has such a name');
    failed = 1;
  }
  console.log(`browser tests: ${((Date.now() - begin) / 1000).toFixed(0)} s`);
  if (again.length > failed) console.log(`${again.length - failed} passed only when run again: see FAILED above`);
  console.log(`${Math.max(0, chosen.length - failed)} passed, ${failed} failed`);
  return failed;
}
