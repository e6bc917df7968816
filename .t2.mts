import { compileExpression } from './rules/expression/index.ts';
import { readFileSync, readdirSync } from 'node:fs';
let n=0;
for (const d of ['incident','shared']) for (const f of readdirSync(`processes/${d}`).filter(f=>f.endsWith('.bpmn'))) {
  const x=readFileSync(`processes/${d}/${f}`,'utf8');
  const un=(s:string)=>s.replaceAll('&#34;','"').replaceAll('&#60;','<').replaceAll('&lt;','<').replaceAll('&gt;','>').replaceAll('&amp;','&');
  const es=[...x.matchAll(/(?:source|expression|correlationKey|candidateGroups|assignee|dueDate|priority|inputCollection)="(=[^"]*)"/g)].map(m=>m[1]).concat([...x.matchAll(/tFormalExpression">(=[^<]*)</g)].map(m=>m[1]));
  for (const e of es) { n++; const c:any=compileExpression(un(e).slice(1)); if(!c.ok) console.log(f, un(e).slice(0,200), JSON.stringify(c.findings)); }
}
console.log(n);
