import { readFileSync, readdirSync, writeFileSync, mkdirSync } from 'node:fs';
import { tidy, checkModel } from './engine/diagram/index.ts';
mkdirSync('/tmp/pkg/out',{recursive:true});
const only=process.argv[2]; const budget=Number(process.argv[3]??0);
for (const d of ['incident','shared']) for (const f of readdirSync(`processes/${d}`).filter(f=>f.endsWith('.bpmn'))) {
  if (only && only!=='all' && !f.startsWith(only)) continue;
  const t=Date.now();
  try { const xml=await tidy(readFileSync(`processes/${d}/${f}`,'utf8'),{budget}); writeFileSync(`/tmp/pkg/out/${f}`,xml);
  const r=await checkModel(xml); console.log(f,Date.now()-t,'ms', r.filter(x=>x.severity==='error').length,'errors',r.length); for(const x of r) console.log('  ',JSON.stringify(x).slice(0,260)); } catch(e:any){console.log(f,'ERR',e.message,(e.stack??'').split('\n')[1]);}
}
