import { readFileSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { ROUND_PATH } from "../bench/room-database.ts";
import { type Finding, sleep, type Tally, within } from "./figures.ts";
import { openWorkshop } from "./workshop.ts";

const PEOPLE = 8;
const SLOW = 100;
const STREAMS = 200;
/** Longer than the service waits for a request. */
const PATIENCE = 60_000;

/** Clients that send a byte a second, headers or bodies, while people work. */
export async function sendSlowly(tally: Tally): Promise<Finding[]> {
  const workshop = await openWorkshop(tally, PEOPLE);
  const { port } = new URL(workshop.at.url);
  const host = `Host: 127.0.0.1:${port}`;
  const heads = [
    "GET / HTTP/1.1\r\nX-Slow: ",
    `POST /sign-in HTTP/1.1\r\n${host}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\n`,
  ];
  try {
    const slow = heads.flatMap((head) =>
      Array.from({ length: SLOW }, () => trickle(Number(port), head)),
    );
    const answers: string[] = [];
    for (const each of slow) void each.then((answer) => answers.push(answer));
    const before = tally.acknowledged;
    let [page, slowest] = [0, 0];
    await workshop.work(async () => {
      await within(PATIENCE, async () => {
        const began = performance.now();
        page = (await workshop.visitor().get("/areas/demonstration/plan"))?.status ?? 0;
        slowest = Math.max(slowest, performance.now() - began);
        await sleep(250);
        return answers.length === slow.length || page !== 200;
      });
    });
    workshop.settle();
    const ended = answers.filter((answer) => answer.startsWith("HTTP/1.1 408"));
    return [
      {
        fault: `slow: ${slow.length} clients that send a byte a second`,
        seen: `${ended.length} let go with 408; meanwhile ${tally.acknowledged - before} writes, the slowest page ${Math.round(slowest)} ms`,
        held: ended.length === slow.length && page === 200,
      },
    ];
  } finally {
    await workshop.close();
  }
}

/** Live streams that are opened and never read, while people work and the room is told of it. */
export async function neverRead(tally: Tally): Promise<Finding[]> {
  const workshop = await openWorkshop(tally, STREAMS);
  const { port } = new URL(workshop.at.url);
  const sockets: Socket[] = [];
  try {
    await workshop.work(() => sleep(1_000));
    workshop.settle();
    const memory = () => residentMebibytes(workshop.running().pid);
    const before = memory();
    for (const { cookie } of workshop.room.people) {
      const socket = connect(Number(port), "127.0.0.1").pause();
      socket.on("error", () => {});
      socket.write(
        `GET ${ROUND_PATH}/live HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nCookie: ${cookie}\r\n\r\n`,
      );
      sockets.push(socket);
    }
    const written = tally.acknowledged;
    await workshop.work(() => sleep(5_000));
    workshop.settle();
    const grown = memory() - before;
    const page = (await workshop.visitor().get("/areas/demonstration/plan"))?.status;
    const code = await workshop.running().stop();
    return [
      {
        fault: `streams: ${STREAMS} that are never read`,
        seen: `${tally.acknowledged - written} writes meanwhile, a page ${page}, memory ${grown >= 0 ? "+" : ""}${Math.round(grown)} MiB, ended with ${code}`,
        held: page === 200 && code === 0 && !(grown > 200),
      },
    ];
  } finally {
    for (const socket of sockets) socket.destroy();
    await workshop.close();
  }
}

/** The memory a process holds, in MiB; not a number where the system does not tell. */
function residentMebibytes(pid: number): number {
  try {
    const [, kib] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    return Number(kib) / 1024;
  } catch {
    return Number.NaN;
  }
}

/** Says the beginning, then a letter a second; gives what it was answered once it is let go. */
function trickle(port: number, head: string): Promise<string> {
  const socket = connect(port, "127.0.0.1", () => socket.write(head));
  let answered = "";
  const sending = setInterval(() => socket.write("a"), 1_000);
  socket.on("data", (chunk) => {
    answered += chunk;
  });
  socket.on("error", () => {});
  return new Promise((done) =>
    socket.on("close", () => {
      clearInterval(sending);
      done(answered);
    }),
  );
}
