/** One place where the engine is broken on purpose. Each text has to occur exactly once, or the mutant is out of date. */
export interface Edit { readonly file: string; readonly find: string; readonly replace: string }
export interface Mutant { readonly name: string; readonly edits: readonly [Edit, ...Edit[]] }

const edit = (file: string, find: string, replace: string): Edit => ({ file, find, replace });
const runStep = 'app/pipeline/run-step.ts';

/** What the simulation has to notice. What each breaks is in its name; the engine itself knows nothing of them. */
export const mutants: readonly Mutant[] = [
  { name: 'a doubt is not looked up', edits: [edit(runStep,
    "  if (step.kind !== 'verify') {\n    const found = await step.find(facts, taken);\n    if (found.kind === 'one') {\n      memory.doubts.delete(name);",
    "  if (step.kind !== 'verify') {\n    const found = { kind: 'none' } as Awaited<ReturnType<typeof step.find>>;\n    if (found.kind === 'one') {\n      memory.doubts.delete(name);")] },
  { name: 'the POS is asked only once, and at once', edits: [
    edit(runStep, 'if (doubt.nones < 2)', 'if (doubt.nones < 1)'),
    edit(runStep, '    if (!doubt || clock.monotonic() < doubt.settledAt) return', '    if (!doubt) return')] },
  { name: 'the settle time is skipped', edits: [edit(runStep, '    if (!doubt || clock.monotonic() < doubt.settledAt) return', '    if (!doubt) return')] },
  { name: 'writes are not fenced', edits: [edit('app/adapters/store/memory/shared.ts', '  if (memory.work.get(lease.key)?.leaseToken !== lease.token) return false;\n', '')] },
  { name: 'a resumed document is translated anew', edits: [edit('app/pipeline/choose-document.ts',
    "  if (known && !amends && !thaws) return { kind: 'resume', known };",
    "  if (known && !amends && !thaws) {\n    const anew = translate();\n    return { kind: 'resume', known: anew.ok ? { ...known, document: anew.value } : known };\n  }")] },
  { name: 'a webhook is acknowledged before it is stored', edits: [edit('app/pipeline/receive-webhook.ts',
    'const outcome = await deps.stores.inbox.receive(delivery);',
    "void deps.stores.inbox.receive(delivery).catch(() => undefined);\n  const outcome = { kind: 'stored', work: null } as Awaited<ReturnType<typeof deps.stores.inbox.receive>>;")] },
  { name: 'the cursor passes a page that failed', edits: [
    edit('app/pipeline/sweep-shop.ts', "if (page.kind === 'trouble') return stopSweep(job, page.error);", "if (page.kind === 'trouble') return endSweep(job);"),
    edit('app/domain/sweep/window.ts', 'from: Math.min(coverage.reached, coverage.to) - overlapMs', 'from: coverage.to')] },
  { name: 'a ring wakes nobody', edits: [edit('app/adapters/queue/embedded.ts', '    ring: () => {\n      wakeUp();\n      return Promise.resolve();', '    ring: () => {\n      return Promise.resolve();')] },
  { name: 'a job id without ring number', edits: [edit('app/adapters/queue/bell.ts', '`${key}#${ring}${passed', '`${key}${passed')] },
  { name: 'bytes leave after their deadline', edits: [edit('app/adapters/pos/shared/exchange.ts', 'if (call.startBefore !== undefined && clock.monotonic() > call.startBefore) return', 'if (false as boolean) return')] },
  { name: 'the first send does not look where the journal is younger', edits: [edit('app/pipeline/freeze-document.ts', 'looksFirst: isOlder(document', 'looksFirst: isOlder((connection as unknown) !== null ? Infinity : document')] },
  { name: 'a document begun before a restore goes on as if nothing were lost', edits: [edit('app/pipeline/post-document.ts', 'isOlder(document.frozenAt, ', 'isOlder(Infinity, ')] },
  { name: 'a sale that a lost journal had begun is skipped', edits: [edit('app/pipeline/begun-before.ts', "  return row.hash !== hash || !told;", "  return row.hash !== hash && told && row.hash === '';")] },
  { name: 'a lost answer counts as none', edits: [edit(runStep, "    return { kind: 'doubt', lookAt: beginDoubt(posting, document, step, sent, 0) };", "    return (await journal.unsent(...ids)) ? { kind: 'error', error: { kind: 'unreachable', detail: '' } } : { kind: 'lease-lost' };")] },
];
