import { Agent, request } from "node:http";
import { sharedNow } from "./measure.ts";
import type { Handlers } from "./roles.ts";

/** How far screens spread their questions, as the pages do (milliseconds). */
const SPREAD = 300;

type Group = {
  size: number;
  /** Called at each message of any stream of the group. */
  onMessage: (at: number) => void;
};

/** A room full of screens, in a process of their own. */
export function holdScreens(): Handlers {
  const groups = new Map<string, Group>();
  const answers = new Map<string, Promise<number>>();
  const agent = new Agent({ keepAlive: true, maxSockets: 400 });

  const groupOf = (name: string) => {
    const group = groups.get(name);
    if (!group) throw new Error(`no streams of ${name}`);
    return group;
  };

  return {
    /** Opens a stream for each cookie, and waits until each has had its first word. */
    open: async ({ name, url, cookies }: { name: string; url: string; cookies: string[] }) => {
      const group: Group = { size: cookies.length, onMessage: () => {} };
      groups.set(name, group);
      await Promise.all(
        cookies.map(async (cookie, at) => {
          await listen(url, cookie, () => group.onMessage(at));
        }),
      );
    },

    /** Gets ready for one message to each stream of the group. */
    arm: (name: string) => {
      const group = groupOf(name);
      let left = group.size;
      const last = new Promise<number>((done) => {
        group.onMessage = () => {
          left -= 1;
          if (left === 0) done(sharedNow());
        };
      });
      answers.set(name, last);
    },

    /** Gets ready for each screen to ask for its page again, once, when it hears. */
    armReload: ({ name, url, cookies }: { name: string; url: string; cookies: string[] }) => {
      const group = groupOf(name);
      let left = group.size;
      const heard = new Set<number>();
      const last = new Promise<number>((done, reject) => {
        group.onMessage = (at) => {
          if (heard.has(at)) return;
          heard.add(at);
          setTimeout(async () => {
            const answer = await send(agent, url, cookies[at] ?? "").catch(reject);
            if (answer?.status !== 200) reject(new Error(`a page was answered ${answer?.status}`));
            left -= 1;
            if (left === 0) done(sharedNow());
          }, Math.random() * SPREAD);
        };
      });
      answers.set(name, last);
    },

    /** When the last of them was done, on the clock all processes share. */
    last: (name: string) => answers.get(name),

    /** How long one choice takes to save, in milliseconds. */
    save: async ({ url, cookie, choice }: { url: string; cookie: string; choice: Choice }) => {
      const began = performance.now();
      const { status, body } = await save(agent, url, cookie, choice);
      if (status !== 200) throw new Error(`a save was answered ${status}: ${body.slice(0, 200)}`);
      return performance.now() - began;
    },

    /** Asks for a page so many times, by so many at once; gives how long each took. */
    read: async ({ url, cookies, times, atOnce }: Reading) => {
      const took: number[] = [];
      let left = times;
      const read = async (at: number) => {
        while (left > 0) {
          left -= 1;
          const began = performance.now();
          const { status } = await send(agent, url, cookies[at % cookies.length] ?? "");
          if (status !== 200) throw new Error(`${url} was answered ${status}`);
          took.push(performance.now() - began);
        }
      };
      await Promise.all(Array.from({ length: atOnce }, (_, at) => read(at)));
      return took;
    },

    /** How long one address takes, in milliseconds; null where it leads elsewhere or refuses. */
    visit: async ({ url, cookies }: Pick<Reading, "url" | "cookies">) => {
      const began = performance.now();
      const { status } = await send(agent, url, cookies[0] ?? "");
      return status === 200 ? performance.now() - began : null;
    },

    /** Everyone answers all rows, one about every `pause` milliseconds; gives how each save went. */
    score: async ({ origin, people, pause }: Scoring) => {
      const took: number[] = [];
      const failures: string[] = [];
      const stored: { person: number; row: string; answer: string }[] = [];
      await Promise.all(
        people.map(async ({ cookie, member, rows }, person) => {
          await sleep(Math.random() * pause);
          for (const [at, { key, path }] of rows.entries()) {
            const began = performance.now();
            const answer = String(1 + Math.floor(Math.random() * 5));
            const choice = { row: key, member, answer, counter: at + 1 };
            const { status, body } = await save(agent, `${origin}${path}`, cookie, choice);
            took.push(performance.now() - began);
            if (status === 200) stored.push({ person, row: key, answer });
            else failures.push(`${status} ${body.slice(0, 200)}`);
            await sleep(
              Math.max(0, pause * (0.7 + 0.6 * Math.random()) - (performance.now() - began)),
            );
          }
        }),
      );
      return { took, failures, stored };
    },
  };
}

export type Scoring = {
  origin: string;
  people: { cookie: string; member: string; rows: { key: string; path: string }[] }[];
  pause: number;
};

export type Scored = {
  took: number[];
  failures: string[];
  stored: { person: number; row: string; answer: string }[];
};

const sleep = (milliseconds: number) =>
  new Promise<void>((done) => {
    setTimeout(done, milliseconds);
  });

export type Reading = { url: string; cookies: string[]; times: number; atOnce: number };

export type Choice = { row: string; member: string; answer: string; counter: number };

/** One choice, as the scoring page posts it. */
function save(agent: Agent, url: string, cookie: string, choice: Choice) {
  const { row, member, answer, counter } = choice;
  const key = `${Math.random().toString(36).slice(2)}-${counter}-of-a-bench`;
  const fields = {
    ...{ row, member, answer, key, pass: "1", version: "0" },
    ...{ device: `device-of-${member}`, counter: String(counter) },
    ...{ reason: "", sharing: "unnamed", evidence: "", evidenceLink: "" },
  };
  return send(agent, url, cookie, new URLSearchParams(fields).toString());
}

/**
 * Opens a stream, and says when something is told; resolves with its first word. Two hundred of them
 * share the machine with the server, so they look at no more of an event than its first byte.
 */
function listen(url: string, cookie: string, onMessage: () => void): Promise<void> {
  return new Promise((done, reject) => {
    const headers = { Cookie: cookie, Accept: "text/event-stream" };
    const asking = request(url, { agent: false, headers }, (answer) => {
      if (answer.statusCode !== 200)
        reject(new Error(`a stream was answered ${answer.statusCode}`));
      answer.once("data", () => {
        // A message begins with its id; a beat with its name.
        answer.on("data", (event: Buffer) => event[0] === ID && onMessage());
        done();
      });
    });
    asking.on("error", reject).end();
  });
}

const ID = "i".charCodeAt(0);

/** Asks as a browser would, over connections that are kept. */
function send(agent: Agent, url: string, cookie: string, form?: string) {
  return new Promise<{ status: number; body: string }>((done, reject) => {
    const asking = request(
      url,
      {
        agent,
        method: form === undefined ? "GET" : "POST",
        headers: {
          Cookie: cookie,
          ...(form !== undefined && {
            "Content-Type": "application/x-www-form-urlencoded",
            "Content-Length": Buffer.byteLength(form),
            Origin: new URL(url).origin,
          }),
        },
      },
      (answer) => {
        const status = answer.statusCode ?? 0;
        let body = "";
        // What is not looked at is thrown away unread.
        if (status === 200) answer.resume();
        else answer.on("data", (chunk) => (body += chunk));
        answer.on("end", () => done({ status, body }));
      },
    );
    asking.on("error", (error: NodeJS.ErrnoException) => {
      // A kept connection that the server closed just now: a browser asks again, too.
      if (asking.reusedSocket && error.code === "ECONNRESET") {
        send(agent, url, cookie, form).then(done, reject);
      } else reject(error);
    });
    asking.end(form);
  });
}
