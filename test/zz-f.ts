import fc from 'fast-check';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync, rmSync } from 'node:fs';
import { mutate, randomOf } from './support/generate.ts';
import { realFiles } from './support/real-files.ts';
import { readDicom, ITEM_ROW, SEQUENCE, FRAGMENTS } from '../src/dicom/read.ts';
import { vrName } from '../src/dicom/vr.ts';
const dir=mkdtempSync('/tmp/zz-'); const random=randomOf(5);
const src=realFiles().filter(f=>f.manifest.expect==='ok'&&f.bytes().length<20000).map(f=>{const b=f.bytes(); const d=readDicom(b); return {name:f.name,b,h:d.syntax.deflated?[]:d.elements.map(e=>e.start)}}).filter(s=>s.h.length);
const files:{p:string,name:string,d:any}[]=[]; let n=0;
while(files.length<3000){ const s=src[Math.floor(random()*src.length)]!; const m=new Uint8Array(mutate(s.b,s.h,random)); let d; try{d=readDicom(m)}catch{continue} const p=`${dir}/${n++}.dcm`; writeFileSync(p,m); files.push({p,name:s.name,d}); }
const dumped=new Map<string,string[]>();
for(let i=0;i<files.length;i+=500){ const r=spawnSync('dcmdump',['-q','-M','+F','+Qn','-Un','-dc','+pe',...files.slice(i,i+500).map(f=>f.p)],{encoding:'latin1',maxBuffer:1<<28});
for(const part of r.stdout.split(/^# dcmdump \(\d+\/\d+\): /m).slice(1)){const rows:string[]=[];for(const line of part.split('\n')){ const mm=/^( *)\(([0-9a-f]{4}),([0-9a-f]{4})\) (..) .*# +(\d+|u\/l), *\d+ [^#]*$/.exec(line); if(!mm)continue; const [,ind,g,e,vr,len]=mm as any; if(vr==='pi'||/e0[0d]d/.test(e)||g==='0002')continue; rows.push(`${Math.ceil(ind.length/4)} ${g.toUpperCase()}${e.toUpperCase()} ${vr} ${len}`)} dumped.set(part.slice(0,part.indexOf('\n')),rows);} }
let refused=0,diff=0; const kinds=new Map<string,number>();
for(const {p,name,d} of files){ const theirs=dumped.get(p)??[]; if(theirs.length===0){refused++;continue}
 const ours:string[]=[]; for(let k=0;k<d.elements.length;k++){const x=d.elements[k]!; const vr=x.kind===ITEM_ROW?'na':x.kind===FRAGMENTS?'OB':x.kind===SEQUENCE&&x.undefinedLength?'SQ':vrName(x.vr)==='UN'&&!(x.encoding&1)?'??':vrName(x.vr); ours.push(`${x.depth} ${x.tag.toString(16).toUpperCase().padStart(8,'0')} ${vr} ${x.undefinedLength?'u/l':x.valueEnd-x.valueStart}`); if(x.kind===SEQUENCE&&!x.undefinedLength&&vrName(x.vr)==='UN')k=x.next-1;}
 const a=ours.slice().sort().join('\n'),b=theirs.slice().sort().join('\n');
 if(a!==b){diff++; const A=new Set(ours),B=new Set(theirs); const o=ours.filter(x=>!B.has(x)),t=theirs.filter(x=>!A.has(x)); const key=`${o.length>0?o[0]!.slice(11,13):'-'}/${t.length>0?t[0]!.slice(11,13):'-'}`; const c=kinds.get(key)??0; kinds.set(key,c+1); if(c<3) console.log(name,p,ours.length,theirs.length,'ours',JSON.stringify(o.slice(0,4)),'theirs',JSON.stringify(t.slice(0,4)))}
}
console.log({files:files.length,refusedByDcmdump:refused,diff},kinds);
if(!process.env.KEEP) rmSync(dir,{recursive:true}); else console.log(dir);
