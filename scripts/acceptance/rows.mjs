/** The acceptance statements by their IDs: C sync support, D sync health, A and M bridges between shop and POS, P registers. */
const numbered = (letter, last) => Array.from({ length: last }, (_, index) => `${letter}${index + 1}`);

export const rows = [...numbered('C', 24).flatMap((id) => (id === 'C2' ? ['C2a', 'C2b', 'C2c'] : [id])), ...numbered('D', 17), ...numbered('A', 15), ...numbered('P', 18), ...numbered('M', 16)];

/** A test proves the rows whose IDs stand in brackets in its title: `[C10] one probe in 15 minutes`. */
const tag = /\[([CDAPM]\d{1,2}[abc]?)\]/g;

export const tagsOf = (title) => [...title.matchAll(tag)].map(([, id]) => id);

/**
 * What the results of tests say of each row: `passed` where it has tests and all of them passed, `failed` where one did,
 * `partly run` where some were skipped (for want of a browser, say), `untested` where none ran.
 * A tag that is no row's ID is a mistake and named.
 */
export function judge(tests) {
  const byRow = new Map(rows.map((id) => [id, []]));
  const strays = [];
  for (const test of tests) for (const id of tagsOf(test.title)) (byRow.get(id) ?? strays).push(byRow.has(id) ? test : { ...test, id });
  const lines = rows.map((id) => ({ id, tests: byRow.get(id), state: stateOf(byRow.get(id)) }));
  return { lines, strays };
}

function stateOf(tests) {
  if (tests.some((test) => test.status === 'failed')) return 'failed';
  if (!tests.some((test) => test.status === 'passed')) return 'untested';
  return tests.every((test) => test.status === 'passed') ? 'passed' : 'partly run';
}
