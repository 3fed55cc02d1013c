import { type ChildProcess, fork } from "node:child_process";
import { resolve } from "node:path";

/** What a process of a bench can be asked; each answer is plain data. */
export type Handlers = Record<string, (told: never) => unknown>;

/** A process beside this one, so that clients and servers share no loop. */
export type Role = {
  ask: <Answer = void>(what: string, told?: unknown) => Promise<Answer>;
  end: () => Promise<void>;
};

type Asked = { id: number; what: string; told: unknown };
type Answered = { id: number; answer?: unknown; error?: string };

/** Starts a role of tests/bench/run.ts in a process of its own, with these flags of Node's. */
export function startRole(name: string, flags: readonly string[] = []): Role {
  const child: ChildProcess = fork(resolve("tests/bench/run.ts"), ["--role", name], {
    execArgv: ["--import", "tsx", ...flags],
    serialization: "advanced",
    env: { ...process.env, NODE_ENV: "production" },
  });
  const waiting = new Map<number, (answered: Answered) => void>();
  child.on("message", (answered: Answered) => waiting.get(answered.id)?.(answered));
  const ended = new Promise<void>((done) =>
    child.on("exit", () => {
      for (const [id, answer] of waiting) answer({ id, error: "the process has ended" });
      done();
    }),
  );
  let last = 0;
  return {
    ask: <Answer>(what: string, told?: unknown) =>
      new Promise<Answer>((done, reject) => {
        const id = ++last;
        waiting.set(id, ({ answer, error }) => {
          waiting.delete(id);
          if (error === undefined) done(answer as Answer);
          else reject(new Error(`${name}, asked to ${what}: ${error}`));
        });
        child.send({ id, what, told } satisfies Asked);
      }),
    end: () => {
      child.kill();
      return ended;
    },
  };
}

/** Answers what this process is asked, until it is ended. */
export function takeRole(handlers: Handlers): void {
  process.on("message", async ({ id, what, told }: Asked) => {
    const answered: Answered = { id };
    try {
      const handler = handlers[what];
      if (!handler) throw new Error("no such thing can be asked");
      answered.answer = await handler(told as never);
    } catch (error) {
      answered.error = error instanceof Error ? (error.stack ?? error.message) : String(error);
    }
    process.send?.(answered);
  });
}
