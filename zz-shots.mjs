import { chromium } from "playwright-core";
const base="http://127.0.0.1:4711";
const pages=process.argv[3].split(",");
const who=process.argv[2]; const widths=(process.argv[4]??"320,1280").split(",").map(Number); const js=process.argv[5]!=="nojs"; const print=process.argv[5]==="print";
const b=await chromium.launch({executablePath:"/usr/bin/chromium",args:["--no-sandbox"]});
const c=await b.newContext({baseURL:base,javaScriptEnabled:js,serviceWorkers:"block"});
await c.request.post(base+"/demo",{form:{member:who},headers:{origin:base},maxRedirects:0});
for(const p of pages){for(const w of widths){const pg=await c.newPage();const log=[];pg.on("console",m=>log.push(m.text()));await pg.setViewportSize({width:w,height:900});await pg.goto(p,{waitUntil:"networkidle"});if(print)await pg.emulateMedia({media:"print"});
const f=`/tmp/shots/${p.replace(/\W+/g,"-")}-${w}${js?"":"-nojs"}${print?"-print":""}.png`;await pg.screenshot({path:f,fullPage:true});console.log(f,log.join("|"));await pg.close();}}
await b.close();
