// npm run chaos: real processes, killed again and again, and what the POS holds in the end.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { prepare, root } from './lib/prepare.mjs';

prepare();
const program = spawn(path.join(root, 'node_modules', '.bin', 'node'), ['--import', 'tsx', path.join(root, 'scripts', 'chaos', 'main.ts'), ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => signal === 'SIGTERM' && program.kill(signal));
program.on('exit', (code) => process.exit(code ?? 1));
