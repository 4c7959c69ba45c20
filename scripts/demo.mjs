// npm run demo: everything from a fresh clone to a running shop, app and till on this machine.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { prepare, root } from './lib/prepare.mjs';

prepare();
const program = spawn(path.join(root, 'node_modules', '.bin', 'node'), ['--import', 'tsx', path.join(root, 'scripts', 'demo', 'main.ts'), ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
// Ctrl-C reaches the whole group; this process only waits until the other has stopped what it started.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => signal === 'SIGTERM' && program.kill(signal));
program.on('exit', (code) => process.exit(code ?? 1));
