import { runOutage } from '../../tests/simulation/outage/run';
const t=Date.now();
const v = await runOutage({orders: Number(process.argv[2]), shops: Number(process.argv[3] ?? 5), seed:1, tell:(x)=>console.log(((Date.now()-t)/1000).toFixed(1), x)});
console.log(v.run.world.heard, v.run.world.bugs.slice(0,3), v.run.world.tills.map(t=>[t.account,t.silentCalls,t.mostAtOnce,t.closest,t.answeredAt]));
console.log((Date.now()-t)/1000, v.run.world.timeline.now/3600000, v.run.world.timeline.events);
const c: Record<string, number> = {}; for (const o of v.run.world.memory.orders.values()) { const k=o.row.verdict.status+' '+(o.row.verdict.cause?.code??''); c[k]=(c[k]??0)+1; } console.log(c);
if (process.argv[4]) for (const one of v.run.world.tills) console.log(one.account, (one as never as {log: string[]}).log.slice(0, 14).join('\n'));
